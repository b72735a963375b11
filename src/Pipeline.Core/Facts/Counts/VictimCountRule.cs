using Pipeline.Core.Facts.Victims;

namespace Pipeline.Core.Facts.Counts;

/// <summary>Finds the numbers of people that an article says were killed, injured, hacked, …</summary>
/// <remarks>Needs tokens and sentences only. People who are counted as arrested are victims when they are of a kind that is (journalists,
/// activists); attackers are never counted. The same number said twice, once of "people" and once of "children", is the
/// children's.</remarks>
public sealed class VictimCountRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Fact> Find(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Merge([.. VictimReader.Read(reading).Select(Count).OfType<Counted>()], reading);
    }

    private sealed record Counted(VictimMention Mention, Quantity Quantity, bool IsIncrement, string Who);

    private static Counted? Count(VictimMention mention)
    {
        var phrase = mention.Phrase;
        // "a man was killed" is a count of one; "a lawyer was among the targets" tells of a kind of people.
        var isOne = phrase.Number is null && phrase.IsSingle
            && mention.Effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Abducted or VictimEffect.Missing
            or VictimEffect.Infected;
        if (phrase.Number is null && (phrase.OwnsThing || !isOne) || phrase.Number is { Quantity.Value: 0 })
        {
            return null;
        }

        if (phrase.Conjuncts.Any(c => c.Noun?.Class == PersonClass.Attacker)
            || mention.Effect == VictimEffect.Arrested && !phrase.Conjuncts.Any(c => c.Noun?.Class == PersonClass.Civil))
        {
            return null;
        }

        return new Counted(mention, phrase.Number?.Quantity ?? new Quantity(1), phrase.Number?.IsIncrement ?? false, Who(phrase));
    }

    /// <summary>"journalists and human rights activists"; "people" when nothing is said.</summary>
    private static string Who(NounPhrase phrase)
    {
        var labels = phrase.Conjuncts.Select(c => c.Label).Distinct().ToList();
        return labels.Count == 0 ? GroupLabels.People : labels.Count == 1 ? labels[0]
            : $"{string.Join(", ", labels.SkipLast(1))} and {labels[^1]}";
    }

    private static IEnumerable<Fact> Merge(List<Counted> counts, Reading reading)
    {
        foreach (var same in counts.GroupBy(c => (c.Mention.Effect, c.Quantity.Value, c.Quantity.UpTo)))
        {
            var specific = same.Where(c => c.Who != GroupLabels.People).ToList();
            var groups = specific.Count > 0 ? specific.GroupBy(c => c.Who) : same.GroupBy(c => c.Who);
            var isFirst = true;
            foreach (var group in groups)
            {
                var all = isFirst ? same.Where(c => c.Who == group.Key || c.Who == GroupLabels.People) : group;
                isFirst = false;
                yield return Fact([.. all], group.Key, reading);
            }
        }
    }

    private static VictimCountFact Fact(List<Counted> counts, string who, Reading reading)
    {
        var title = reading.Article.TitleSpan;
        var best = counts.OrderBy(c => title.Length > 0 && title.Contains(c.Mention.Sentence.Span))
            .ThenByDescending(c => c.Who == who)
            .ThenByDescending(c => c.Mention.Confidence)
            .ThenBy(c => c.Mention.Words)
            .First();
        return new VictimCountFact(best.Quantity, best.Mention.Effect, who, best.IsIncrement)
        {
            Confidence = Math.Min(0.99, best.Mention.Confidence + 0.05 * (counts.Select(c => c.Mention.Sentence.Index).Distinct().Count() - 1)),
            Evidence = reading.Evidence(best.Mention.Sentence, best.Mention.Words, $"count/{best.Mention.Rule}"),
            Mentions = [.. counts.Select(c => c.Mention.Words).Distinct().Order()],
        };
    }
}
