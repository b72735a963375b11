using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <content>Frames of nouns: murder of, 12 deaths, the toll rose to, among the victims.</content>
internal sealed partial class VictimReader
{
    private const int FarthestCompanion = 24;

    private void ReadNoun(Clause clause, int i, HarmNoun noun)
    {
        switch (noun.Frame)
        {
            case NounFrame.Of:
                ReadOf(clause, i, noun.Effect);
                break;
            case NounFrame.Counted:
                ReadCounted(clause, i, noun.Effect);
                break;
            case NounFrame.Toll:
                ReadToll(clause, i, i > clause.Start && text.Word(i - 1) is "injury" or "injured" or "casualty" ? VictimEffect.Injured
                    : noun.Effect);
                break;
            case NounFrame.Victim:
                ReadVictims(clause, i, noun.Effect);
                break;
            case NounFrame.Against:
                ReadAgainst(clause, i, noun.Effect);
                break;
            case NounFrame.Multiple:
                ReadMultiple(clause, i, noun.Effect);
                break;
            case NounFrame.With:
                ReadWith(clause, i, noun.Effect);
                break;
            case NounFrame.Condition:
                ReadCondition(clause, i, noun.Effect);
                break;
        }
    }

    /// <summary>"the murder of six priests", "the six priests' murder".</summary>
    private void ReadOf(Clause clause, int i, VictimEffect effect)
    {
        if (!factuality.IsReportedEvent(clause.Sentence, i))
        {
            return;
        }

        if (i + 2 < clause.End && text.Word(i + 1) == "of")
        {
            var victims = effect is VictimEffect.Hacked or VictimEffect.Affected ? Owners(i + 2, clause.End, onlyThings: true)
                : phrases.ReadList(i + 2, clause.End, ofNoun: true);
            victims = victims.Count > 0 ? victims : phrases.ReadListAfterName(i + 2, clause.End);
            Add(clause.Sentence, WithExamples(victims, clause), effect, "noun-of", 0.8, i, i + 1);
        }
        else if (i > clause.Start + 1 && text.IsPossessive(i - 1))
        {
            // "the six priests' murder", "Senator Ann Lee's murder"
            var owner = i - 1;
            while (owner > clause.Start + 1 && i - owner < 6 && text.Entry(owner - 1).Person is null && text.IsCapitalized(owner - 1))
            {
                owner--;
            }

            if (text.Entry(owner - 1).Person is not null)
            {
                Add(clause.Sentence, phrases.ReadSubject(owner, clause.Start), effect, "noun-of", 0.75, i, i + 1);
            }
        }
    }

    /// <summary>"an attack on two judges", "attempts against the life of the minister".</summary>
    private void ReadAgainst(Clause clause, int i, VictimEffect effect)
    {
        var isAgainst = i + 2 < clause.End
            && (text.Word(i + 1) is "on" or "against" or "upon" || text.IsCyberStory && text.Word(i + 1) is "at");
        if (!isAgainst || !factuality.IsReportedEvent(clause.Sentence, i))
        {
            return;
        }

        var start = i + 2;
        for (var k = start; k + 1 < Math.Min(clause.End, start + 3); k++)
        {
            start = text.Word(k) is "life" or "lives" or "home" or "homes" or "house" or "residence" or "car" or "vehicle" or "convoy"
                    or "motorcade" or "family" && text.Word(k + 1) == "of"
                ? k + 2
                : start;
        }

        var victims = phrases.ReadList(start, clause.End);
        victims = victims.Count > 0 ? victims : phrases.ReadListAfterName(start, clause.End);
        Add(clause.Sentence, victims, effect, "noun-against", 0.7, i, i + 1);
    }

    /// <summary>"12 deaths", "24 confirmed cases", "3,606 HFMD infections", "claimed 12 lives".</summary>
    private void ReadCounted(Clause clause, int i, VictimEffect effect)
    {
        if (text.Word(i) is "case" or "cases" && (!isAboutDisease || i + 1 < clause.End
            && text.Word(i + 1) is "against" or "before" or "number"))
        {
            return;
        }

        var first = i;
        while (first > clause.Start && i - first < 5 && text.NumberOf(first - 1) is null && (!text.Is(first - 1, WordClass.Closed)
            || text.IsHyphen(first - 1) || text.Word(first - 1) is "reported" or "confirmed") && !text.IsPunctuation(first - 1))
        {
            if (first < i && text.Is(first, WordClass.Animal))
            {
                return; // two dogs injured
            }

            first--;
        }

        if (first <= clause.Start || text.Is(first, WordClass.Animal))
        {
            return;
        }

        var number = text.NumberOf(first - 1);
        if (number is null && text.Word(first - 1) == "of" && first - 2 >= clause.Start && text.NumberOf(first - 2) is { } many)
        {
            number = many; // hundreds of deaths
        }
        else if (number is null && text.Word(first - 1) == "the" && first - 3 >= clause.Start && text.Word(first - 2) == "of"
            && text.NumberOf(first - 3) is { } share)
        {
            number = share; // 20 of the deaths
        }

        if (number is { } counted && counted.EndToken <= i && factuality.IsReported(clause.Sentence, i))
        {
            var phrase = new NounPhrase(counted.FirstToken, i + 1, counted, false, false, false, []);
            Add(clause.Sentence, [phrase], effect, "counted", text.Word(i) is "cases" or "case" ? 0.75 : 0.85, i, i + 1);
        }
    }

    /// <summary>"the death toll from the quake has risen to 41", "a toll of 41", "bringing the toll to 41 people".</summary>
    private void ReadToll(Clause clause, int i, VictimEffect effect)
    {
        var end = Math.Min(clause.End, i + 22);
        for (var k = i + 1; k < end; k++)
        {
            if (text.Word(k) is ";" or "but" || text.Entry(k).Nouns.Exists(n => n.Frame == NounFrame.Toll))
            {
                return;
            }

            if (text.NumberOf(k) is not { } number || number.FirstToken != k)
            {
                continue;
            }

            var connector = text.Word(k - 1);
            if (connector is "from" or "by" or "with" or "the" or "a" or "and" or "," || !IsTollConnector(k - 1))
            {
                continue;
            }

            if (factuality.IsReported(clause.Sentence, k))
            {
                var quantity = connector is "passed" or "passes" or "topped" or "tops" or "exceeded" or "exceeds" or "surpassed"
                    or "past" or "above"
                    && number.Quantity.Bound == CountBound.Exact
                    ? number with { Quantity = new Quantity(number.Quantity.Value, CountBound.AtLeast) }
                    : number;
                var list = phrases.Read(k, clause.End) is { } phrase ? phrase with { Number = quantity } : null;
                if (list is not null)
                {
                    Add(clause.Sentence, [list], effect, "toll", 0.9, k, k);
                }
            }

            return;
        }
    }

    private bool IsTollConnector(int token) => text.Word(token) is "to" or "at" or "of" or "is" or "was" or "reached" or "reaches"
        or "hit" or "hits" or "stands" or "stood"
        or "passed" or "passes" or "topped" or "tops" or "exceeded" or "exceeds" or "surpassed" or "past" or "above" or ":" or "now"
        or "totaled" or "totalled" or "climbed" or "rose" or "jumped"
        or "were" or "are" or "between" or "became" or "currently" or "toll";

    /// <summary>"the number of infected people has reached 300", "bringing the total number of deaths to 41".</summary>
    private void ReadNumberOf(Clause clause, int i)
    {
        var k = i + 1;
        if (k < clause.End && text.Word(k) == "number")
        {
            return; // "total number of": read at "number"
        }

        VictimEffect? effect = null;
        var word = i;
        if (k < clause.End && text.Word(k) == "of")
        {
            for (k++; k < Math.Min(clause.End, i + 10) && effect is null && !text.IsPunctuation(k) && text.NumberOf(k) is null; k++)
            {
                var entry = text.Entry(k);
                effect = entry.Nouns.Count > 0 && entry.Nouns[0].Frame is NounFrame.Counted or NounFrame.Of ? entry.Nouns[0].Effect
                    : entry.Verbs.Count > 0 && entry.Verbs[^1] is { Particle.Length: 0 } verb
                    && (verb.Form & VerbForm.Participle) != VerbForm.None ? verb.Effect
                    : null;
                word = k;
            }
        }
        else if (text.Word(i) == "total" && found.Count > 0 && found[^1].Sentence.Index == clause.Sentence.Index)
        {
            effect = found[^1].Effect;
        }

        if (effect is { } known && !(known == VictimEffect.Infected && text.Word(word) is "cases" && !isAboutDisease))
        {
            ReadToll(clause, word, known);
        }
    }

    /// <summary>"at least 100 of the victims were journalists", "victims include lawyers", "a lawyer, who was among the targets".</summary>
    private void ReadVictims(Clause clause, int i, VictimEffect effect)
    {
        if (!factuality.IsReported(clause.Sentence, i))
        {
            return;
        }

        var start = i;
        while (start > clause.Start && i - start < 5 && (text.Is(start - 1, WordClass.Determiner)
            || !text.Is(start - 1, WordClass.Closed) && !text.IsPunctuation(start - 1)))
        {
            start--;
        }

        if (start > clause.Start && text.Word(start - 1) is "among" or "amongst")
        {
            var among = start - 1;
            if (among > clause.Start && text.Is(among - 1, WordClass.Be))
            {
                Add(clause.Sentence, Subject(clause, among - 1), effect, "among-victims", 0.85, i, i + 1);
                ReadTheyInclude(clause, i, effect);
            }
            else if (among > clause.Start && (text.Entry(among - 1).Person is not null || text.NumberOf(among - 1) is not null))
            {
                Add(clause.Sentence, phrases.ReadSubject(among, clause.Start), effect, "among-victims", 0.75, i, i + 1);
            }
            else if (BeAfter(i, clause.End) is { } be)
            {
                Add(clause.Sentence, WithExamples(phrases.ReadList(be + 1, clause.End), clause), effect, "among-victims", 0.85, i, i + 1);
            }

            return;
        }

        // The words for the dead and wounded are adjectives as well: "the dead man" names no victims by itself.
        if (text.Word(i) is "dead" or "wounded" or "injured" or "missing" && (start == i || text.Word(start) != "the"))
        {
            return;
        }

        for (var k = i + 1; k < Math.Min(clause.End, i + 8); k++)
        {
            var word = text.Word(k);
            if (word is "include" or "includes" or "included" or "including" or "were" or "are" or "was" or "is" || word == "such"
                && k + 1 < clause.End && text.Word(k + 1) == "as")
            {
                var isBe = text.Is(k, WordClass.Be);
                var predicate = SkipAdverbs(word == "such" ? k + 2 : k + 1, clause.End);
                if (isBe && predicate < clause.End && text.IsVerbLike(predicate) && text.Word(predicate) != "identified")
                {
                    return; // "two of the victims were pronounced dead"
                }

                var list = phrases.ReadList(predicate, clause.End);
                if (list.Count > 0 && isBe && list[0].Number is null
                    && phrases.ReadSubject(k, clause.Start) is [{ Number: { } number }, ..])
                {
                    list[0] = list[0] with { Number = number, First = number.FirstToken };
                }

                Add(clause.Sentence, WithExamples(list, clause), effect, isBe ? "victims-were" : "victims-include", 0.8, i, i + 1);
                ReadTheyInclude(clause, k, effect);
                return;
            }

            if (text.IsPunctuation(k) && word != "," || word == "," && !(k + 1 < clause.End
                && text.Word(k + 1) is "including" or "such" or "among") || text.IsVerbLike(k))
            {
                break;
            }
        }

        ReadTheyInclude(clause, i, effect);
    }

    /// <summary>The "were" of "Among the victims in India were journalists".</summary>
    private int? BeAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 6) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordClass.Be))
            {
                return k;
            }
        }

        return null;
    }

    /// <summary>"They include journalists, academics and lawyers" later in the sentence that names victims, or at the head of the
    /// next.</summary>
    private void ReadTheyInclude(Clause clause, int i, VictimEffect effect)
    {
        var next = clause.Sentence.Index + 1;
        var sentences = text.Article.Sentences;
        for (var k = i + 1; k + 2 < Math.Min(clause.End, i + 40); k++)
        {
            if (ReadTheyIncludeAt(clause, k, effect))
            {
                return;
            }
        }

        if (clause.End - i < 40 && next < sentences.Count && sentences[next] is var following
            && following.FirstToken + 2 < following.EndToken)
        {
            ReadTheyIncludeAt(new Clause(following, following.FirstToken, following.EndToken), following.FirstToken, effect);
        }
    }

    private bool ReadTheyIncludeAt(Clause clause, int k, VictimEffect effect)
    {
        if (text.Word(k) != "they" || text.Word(k + 1) is not ("include" or "included"))
        {
            return false;
        }

        Add(clause.Sentence, WithExamples(phrases.ReadList(k + 2, clause.End), clause), effect, "victims-include", 0.75, k, k + 1);
        return true;
    }

    /// <summary>The phrases with the examples that follow: ", including three children", "such as journalists and dissidents".</summary>
    private List<NounPhrase> WithExamples(List<NounPhrase> list, Clause clause)
    {
        if (list.Count == 0)
        {
            return list;
        }

        for (var k = list[^1].End; k + 1 < Math.Min(clause.End, list[^1].End + 14); k++)
        {
            var word = text.Word(k);
            if (word == "including" || word == "such" && text.Word(k + 1) == "as" || word == "among" && text.Word(k + 1) == "them")
            {
                var start = word == "including" ? k + 1 : k + 2;
                var parts = phrases.ReadList(start, clause.End);
                parts = parts.Count > 0 || start >= clause.End ? parts : phrases.ReadListAfterName(start, clause.End);
                list.AddRange(parts.Select(p => p with { IsPart = true }));
                break;
            }

            // "26 people, four of whom are policemen,"
            if (text.NumberOf(k) is { } share && share.EndToken + 2 < clause.End && text.Word(share.EndToken) == "of"
                && text.Word(share.EndToken + 1) is "whom" or "them" && text.Is(share.EndToken + 2, WordClass.Be))
            {
                list.AddRange(phrases.ReadList(share.EndToken + 3, clause.End).Select(p => p with
                {
                    Number = p.Number ?? share,
                    First = p.Number is null ? share.FirstToken : p.First,
                    IsPart = true,
                }));
                break;
            }

            if (text.IsPunctuation(k) && word != "," || text.IsVerbLike(k)
                || text.Is(k, WordClass.Subordinator | WordClass.Relative | WordClass.Negation))
            {
                break;
            }
        }

        return list;
    }

    /// <summary>"was killed near his home, along with two of his bodyguards"; whom the verb is said of may be only a name.</summary>
    private List<NounPhrase> WithCompanions(List<NounPhrase> list, int after, int limit)
    {
        for (var k = after; k + 2 < Math.Min(limit, after + FarthestCompanion); k++)
        {
            if (text.Word(k) is "along" or "together" && text.Word(k + 1) == "with")
            {
                var companions = phrases.ReadList(k + 2, limit);
                companions = companions.Count > 0 ? companions : phrases.ReadListAfterName(k + 2, limit);
                list.AddRange(companions.Select(c => c with { IsPart = true }));
                break;
            }

            if (text.Word(k) is ";" or "but" or "who" or "which" || text.Is(k, WordClass.Be | WordClass.Say | WordClass.Modal))
            {
                break;
            }
        }

        return list;
    }
}
