using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads tolls and totals: "the death toll rose to 41", "the number of infected people has reached 300".</summary>
internal sealed class TollReader(FrameContext context, CaseReader cases)
{
    // Words between what is counted and how it rose: "deaths linked to the heat in Greece since June".
    private const int FarthestRise = 14;

    // Words between a rise and where it came to: "rose in the past day by nine to 24".
    private const int FarthestRisen = 10;

    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>"the death toll from the quake has risen to 41", "a toll of 41", "bringing the toll to 41 people".</summary>
    public void ReadToll(Clause clause, int i, VictimEffect effect)
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

            // "Death toll in bar fire up to 41": of a toll that is where it has come to, and no bound.
            var isUpTo = number.NumberToken == k + 2 && text.Word(k) == "up" && text.Word(k + 1) == "to";
            if (text.Is(k - 1, WordSet.TollStop) || !text.Is(k - 1, WordSet.TollConnector) && !isUpTo)
            {
                continue;
            }

            number = isUpTo ? number with { Quantity = new Quantity(number.Quantity.Value) } : number;

            if (factuality.IsReported(clause.Sentence, k))
            {
                var quantity = text.Is(k - 1, WordSet.TollPassed) && number.Quantity.Bound == CountBound.Exact
                    ? number with { Quantity = new Quantity(number.Quantity.Value, CountBound.AtLeast) }
                    : number;
                var list = phrases.Read(k, clause.End) is { } phrase ? phrase with { Number = quantity } : null;
                if (list is not null)
                {
                    mentions.Add(clause.Sentence, [list], effect, Construction.Toll, k, k);
                }
            }

            return;
        }
    }

    /// <summary>"Deaths linked to the heat reached 81", "confirmed cases rose by nine to 24": what is counted is a toll of its own.</summary>
    public void ReadRise(Clause clause, int i, VictimEffect effect)
    {
        if (!text.Is(i, WordSet.RisingNoun) || IsTolled(clause, i))
        {
            return;
        }

        for (var k = i + 1; k < Math.Min(clause.End, i + FarthestRise) && !text.IsPunctuation(k) && !text.Is(k, WordClass.Relative)
            && !text.Is(k, WordSet.RisingNoun); k++)
        {
            var isReaching = text.Is(k, WordSet.ReachingVerb);
            if ((isReaching || text.Is(k, WordSet.RisingVerb)) && RisenTo(k, clause.End, isReaching) is { } number)
            {
                if (factuality.IsReportedOrLikely(clause.Sentence, k) && factuality.IsReportedOrLikely(clause.Sentence, number.FirstToken))
                {
                    var quantity = text.Is(k, WordSet.TollPassed) && number.Quantity.Bound == CountBound.Exact
                        ? new Quantity(number.Quantity.Value, CountBound.AtLeast) : number.Quantity;
                    mentions.Add(
                        clause.Sentence, [NounPhrase.Bare(number with { Quantity = quantity })], effect, Construction.Toll, k, k);
                }

                return;
            }
        }
    }

    /// <summary>The deaths of "the number of deaths", which are read at "number".</summary>
    private bool IsTolled(Clause clause, int i)
    {
        for (var k = i - 1; k >= Math.Max(clause.Start, i - 4); k--)
        {
            if (text.Is(k, WordSet.TotalNoun) || text.Entry(k).Nouns.Exists(noun => noun.Frame == NounFrame.Toll))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The 24 of "rose by nine to 24" and "reached 24", with nothing after it that is counted instead.</summary>
    private StatedNumber? RisenTo(int verb, int limit, bool isReaching)
    {
        StatedNumber? risen = null;
        for (var k = verb + 1; k < Math.Min(limit, verb + FarthestRisen) && !(text.IsPunctuation(k) && text.Word(k) != ","); k++)
        {
            if (text.NumberOf(k) is not { } number)
            {
                if (text.IsVerbLike(k) || text.Is(k, WordClass.Relative))
                {
                    break;
                }

                continue;
            }

            if (text.Word(k - 1) is "to" or "at" || isReaching && (k == verb + 1 || text.IsAdverb(k - 1)))
            {
                risen = number;
                break;
            }

            k = number.EndToken - 1;
        }

        return risen is { EndToken: var end } && (end >= limit || text.IsPunctuation(end) && !text.IsHyphen(end)
            || text.Entry(end).Person is not null || text.Word(end) is not ("per" or "a" or "an" or "in")
                && text.Is(end, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Adverb | WordClass.Time)
            || text.Word(end) == "in" && end + 1 < limit && text.NumberOf(end + 1) is null) ? risen : null;
    }

    /// <summary>"the number of infected people has reached 300", "bringing the total number of deaths to 41".</summary>
    public void ReadNumberOf(Clause clause, int i)
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
                effect = entry.Nouns.Count > 0 && entry.Nouns[0].Frame == NounFrame.Victim && !text.Is(k, WordSet.HurtAdjective)
                    ? mentions.LastEffect(clause.Sentence) // three bodies were found, taking the number of victims to 18
                    : entry.Nouns.Count > 0 && entry.Nouns[0].Frame is NounFrame.Counted or NounFrame.Of ? entry.Nouns[0].Effect
                    : entry.Verbs.Count > 0 && entry.Verbs[^1] is { Particle.Length: 0, Frame: VerbFrame.Object or VerbFrame.Subject or VerbFrame.State } verb
                    && (verb.Form & VerbForm.Participle) != VerbForm.None ? verb.Effect
                    : null;
                word = k;
            }
        }
        else if (text.Word(i) is "total" or "tally")
        {
            effect = mentions.LastEffect(clause.Sentence);
        }

        if (effect is { } known && !(known == VictimEffect.Infected && !cases.AreOfDisease(clause, word)))
        {
            if (NumberBefore(clause, i) is { } number)
            {
                mentions.Add(clause.Sentence, [NounPhrase.Bare(number)], known, Construction.Toll, i, i);
            }
            else
            {
                ReadToll(clause, word, known);
            }
        }
    }

    /// <summary>The 18 of "brings to 18 the number of people killed".</summary>
    private StatedNumber? NumberBefore(Clause clause, int i)
    {
        var end = i;
        while (end > clause.Start && i - end < 3 && text.NumberOf(end - 1) is null && !text.IsPunctuation(end - 1)
            && !text.Is(end - 1, WordClass.Preposition))
        {
            end--;
        }

        return end > clause.Start && text.NumberOf(end - 1) is { } number && number.FirstToken - 1 > clause.Start
            && text.Word(number.FirstToken - 1) == "to" && factuality.IsReported(clause.Sentence, number.FirstToken) ? number : null;
    }
}
