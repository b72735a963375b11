using Pipeline.Core.Facts;
using Pipeline.Core.Ordering;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Victims;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Finds the numbers of people that an article says were killed, injured, hacked, …</summary>
/// <remarks>Needs tokens and sentences only. People who are counted as arrested are victims when they are of a kind that is (journalists,
/// activists); attackers are never counted. The same number said twice, once of "people" and once of "children", is the
/// children's.</remarks>
public sealed class VictimCountRule : IFactRule
{
    // Words between a noun and the name beside it: "the president of the Supreme Court of Chile, Ann Lee,".
    private const int LongestComplement = 9;

    /// <inheritdoc/>
    public IEnumerable<Fact> Find(TokenizedArticle reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var mentions = VictimReader.Read(reading);
        var sums = mentions.GroupBy(m => m.Statement).Select(Sum).OfType<Counted>().ToList();
        var summed = sums.Select(sum => sum.Mention.Statement).ToHashSet();
        return Merge(
            [
                .. mentions.Select(mention => Count(summed.Contains(mention.Statement) ? AsPart(mention) : mention, reading))
                    .OfType<Counted>(),
                .. sums,
            ],
            reading);
    }

    /// <summary>What a list adds up to is the total; those whom it lists are parts of it.</summary>
    private static VictimMention AsPart(VictimMention mention) =>
        mention.Scope == CountScope.Total ? mention with { Scope = CountScope.Part } : mention;

    private sealed record Counted(VictimMention Mention, Quantity Quantity, string Who)
    {
        public CountScope Scope => Mention.Scope;
    }

    private static Counted? Count(VictimMention mention, TokenizedArticle reading)
    {
        var phrase = mention.Phrase;
        // "a man was killed" is a count of one; "a lawyer was among the targets" tells of a kind of people.
        var isOne = phrase.Number is null && (phrase.IsSingle || IsNamed(phrase, mention.Sentence, reading))
            && (IsOfPersons(mention.Effect) || mention.Effect is VictimEffect.Infected
                || mention.Effect is VictimEffect.Targeted or VictimEffect.Affected
                    && mention.Construction is Construction.Active or Construction.Passive);
        if (phrase.Number is null && (phrase.OwnsThing || !isOne && Heads(phrase) == 1)
            || phrase.Number is { Quantity.Value: 0 } && mention.Construction != Construction.NobodyLeft)
        {
            return null;
        }

        if (phrase.Conjuncts.Any(c => c.Noun?.Class == PersonClass.Attacker)
            || mention.Effect == VictimEffect.Arrested && !phrase.Conjuncts.Any(c => c.Noun?.Class == PersonClass.Civil))
        {
            return null;
        }

        return new Counted(mention, phrase.Number?.Quantity ?? new Quantity(Heads(phrase)), Who(phrase));
    }

    /// <summary>"Senator Ann Lee was killed": whoever has a name, or belongs to somebody, is one.</summary>
    private static bool IsNamed(NounPhrase phrase, TokenizedArticle.Sentence sentence, TokenizedArticle reading)
    {
        if (phrase.Conjuncts is not [{ Noun.IsPlural: false } only])
        {
            return false;
        }

        // "killing his wife"; a headline has no articles: "Child drowns".
        if (only.First > 0 && reading.Word(only.First - 1) is "his" or "her" or "'s" || reading.IsHeadline(sentence))
        {
            return true;
        }

        return HasPerson(reading, reading.Span(only.First, Math.Min(only.End, reading.Tokens.Count - 1)))
            || IsApposed(only, sentence, reading);
    }

    /// <summary>"Ann Lee, leader of the opposition, was killed", "the president of Chile, Ann Lee, was killed".</summary>
    private static bool IsApposed(Conjunct only, TokenizedArticle.Sentence sentence, TokenizedArticle reading)
    {
        var comma = only.First - (only.First > sentence.FirstToken && Lexicon.Find(reading.Word(only.First - 1)).Is(WordClass.Determiner)
            ? 2
            : 1);
        if (comma > sentence.FirstToken && reading.Word(comma) == ",")
        {
            return HasPerson(reading, reading.Span(comma - 1, comma - 1));
        }

        for (var i = only.End; i + 1 < Math.Min(sentence.EndToken, only.End + LongestComplement); i++)
        {
            if (reading.Word(i) == ",")
            {
                return EndsName(reading, i + 1, sentence.EndToken);
            }

            if (Lexicon.Find(reading.Word(i)) is var entry
                && (entry.Verbs.Count > 0 || entry.Is(WordClass.Be | WordClass.Have | WordClass.Modal | WordClass.Say)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a person's name begins at the token, and a comma ends it.</summary>
    private static bool EndsName(TokenizedArticle reading, int first, int limit)
    {
        var i = first;
        while (i < limit && HasPerson(reading, reading.Span(i, i)))
        {
            i++;
        }

        return i > first && i < limit && reading.Word(i) == ",";
    }

    /// <summary>Whether a person's name overlaps the words; the entities stand in text order.</summary>
    private static bool HasPerson(TokenizedArticle reading, TextSpan words)
    {
        var entities = reading.Analysis.Entities;
        var first = PartitionPoint.Of(0, entities.Count, (entities, words), static (all, i) => all.entities[i].Span.End <= all.words.Start);
        for (var i = first; i < entities.Count && entities[i].Span.Start < words.End; i++)
        {
            if (entities[i].Category == EntityCategory.Person)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many "a man", "a couple" and "a man and woman" are; "a teacher and activist" is one.</summary>
    private static int Heads(NounPhrase phrase) => phrase.Conjuncts switch
    {
        [{ Noun.Plural: "couples" or "pairs" or "duos" }] => 2,
        { Count: > 1 } all
            when all.All(c => c.Noun is { Class: PersonClass.Kin } or { Plural: "men" or "women" or "boys" or "girls" }) => all.Count,
        _ => 1,
    };

    /// <summary>What happens to persons one by one, so that they can be added up.</summary>
    private static bool IsOfPersons(VictimEffect effect) => effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Hit
        or VictimEffect.Abducted or VictimEffect.Missing;

    /// <summary>"The dead were four women, two men and a toddler", but not "Three of the dead were a man, a woman and a toddler".</summary>
    private static bool IsAllOfThem(VictimMention listed) => listed.Construction == Construction.VictimsWere
        && !(listed.Phrase is { Number: { } number, Conjuncts: [var head, ..] } && number.EndToken < head.First);

    /// <summary>"a man, a woman and two children were shot dead" is a count of four.</summary>
    private static Counted? Sum(IEnumerable<VictimMention> statement)
    {
        var listed = statement.Where(m => !m.Phrase.IsPart).ToList();
        if (listed.Count < 2 || listed[0].Construction.TellsKinds() && !IsAllOfThem(listed[0]) || !listed[^1].Phrase.IsJoined
            || !IsOfPersons(listed[0].Effect))
        {
            return null;
        }

        long total = 0;
        var bound = CountBound.Exact;
        foreach (var mention in listed)
        {
            var phrase = mention.Phrase;
            if (phrase.OwnsThing || phrase.IsOrdinal
                || phrase.Conjuncts.Any(c => c.Noun is null or { Class: PersonClass.Attacker or PersonClass.Organization })
                || phrase.Number is null && phrase.Conjuncts.Any(c => c.Noun!.IsPlural))
            {
                return null;
            }

            var quantity = phrase.Number?.Quantity ?? new Quantity(Heads(phrase));
            if (quantity is { Bound: not (CountBound.Exact or CountBound.AtLeast) } or { Value: 0 })
            {
                return null;
            }

            total += quantity.Value;
            bound = quantity.Bound == CountBound.AtLeast ? CountBound.AtLeast : bound;
        }

        var (first, last) = (listed[0], listed[^1]);
        var all = listed.SelectMany(m => m.Phrase.Conjuncts).Select(c => c.Label).Distinct().ToList();
        var words = TextSpan.FromBounds(first.Words.Start, last.Words.End);
        return new Counted(
            first with
            {
                Construction = Construction.Sum,
                Scope = first.Construction.TellsKinds() ? CountScope.Total : first.Scope,
                Confidence = first.Confidence - 0.1,
                Words = words,
            },
            new Quantity(total, bound), all is [var one] ? one : GroupLabels.People);
    }

    /// <summary>"journalists and human rights activists"; "people" when nothing is said.</summary>
    private static string Who(NounPhrase phrase) => Who([.. phrase.Conjuncts.Select(c => c.Label).Distinct()]);

    private static string Who(List<string> labels)
    {
        return labels.Count == 0 ? GroupLabels.People : labels.Count == 1 ? labels[0]
            : $"{string.Join(", ", labels.SkipLast(1))} and {labels[^1]}";
    }

    private static IEnumerable<Fact> Merge(List<Counted> counts, TokenizedArticle reading)
    {
        // Who is said to be hacked and to be affected is hacked; who was shot and hurt is hurt.
        var specific = counts.Where(c => !IsVague(c.Mention.Effect)).Select(c => (c.Quantity.Value, c.Who)).ToHashSet();
        counts.RemoveAll(c => IsVague(c.Mention.Effect) && specific.Contains((c.Quantity.Value, c.Who)));
        foreach (var same in counts.GroupBy(c => (c.Mention.Effect, c.Quantity.Value, c.Quantity.UpTo, c.Scope)))
        {
            var named = same.Where(c => c.Who != GroupLabels.People).ToList();
            var groups = named.Count > 0 ? named.GroupBy(c => c.Who) : same.GroupBy(c => c.Who);
            var isFirst = true;
            foreach (var group in groups)
            {
                var all = isFirst ? same.Where(c => c.Who == group.Key || c.Who == GroupLabels.People) : group;
                isFirst = false;
                yield return Fact([.. all], group.Key, reading);
            }
        }
    }

    private static bool IsVague(VictimEffect effect) => effect is VictimEffect.Affected or VictimEffect.Targeted or VictimEffect.Hit;

    private static VictimCountFact Fact(List<Counted> counts, string who, TokenizedArticle reading)
    {
        var title = reading.Article.TitleSpan;
        var best = counts.OrderBy(c => title.Length > 0 && title.Contains(c.Mention.Sentence.Span))
            .ThenByDescending(c => c.Who == who)
            .ThenByDescending(c => c.Mention.Confidence)
            .ThenBy(c => c.Mention.Words)
            .First();
        return new VictimCountFact(best.Quantity, best.Mention.Effect, who, best.Scope)
        {
            Confidence = RuleConfidence.OfCount(best.Mention.Construction, counts.Select(c => c.Mention.Sentence.Index).Distinct().Count()),
            Evidence = reading.Evidence(best.Mention.Sentence, best.Mention.Words, $"count/{best.Mention.Rule}"),
            IsOrdinal = counts.MinBy(c => c.Mention.Words)!.Mention.Phrase.IsOrdinal,
            IsOfHurt = IsOfHurt(counts),
            Attackers = counts.Select(c => c.Mention.Attackers).FirstOrDefault(attackers => attackers is not null),
            Mentions = [.. counts.Select(c => c.Mention.Words).Distinct().Order()],
        };
    }

    /// <summary>Whether those who died were hurt before; not where the article also tells of their death as of all others.</summary>
    private static bool IsOfHurt(List<Counted> counts) => counts.Exists(c => c.Mention.IsOfHurt)
        && counts.TrueForAll(c => c.Mention is { IsOfHurt: true } or { Construction: Construction.Subject, Phrase.Number: null });
}
