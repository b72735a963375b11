using Pipeline.Core.Facts.Victims;
using Pipeline.Text;

namespace Pipeline.Core.Facts.Groups;

/// <summary>Finds the groups of people who were hit.</summary>
/// <remarks>Needs tokens and sentences only. Attackers are no target group; "people", "victims", "residents" are one only when the article
/// says nothing more specific of anybody who was hit. Labels come from <c>groups.tsv</c> and <c>group-modifiers.txt</c>.</remarks>
public sealed class TargetGroupRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Fact> Find(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var named = new List<Named>();
        foreach (var mention in VictimReader.Read(reading))
        {
            foreach (var conjunct in mention.Phrase.Conjuncts)
            {
                if (conjunct.Noun is { Class: not PersonClass.Attacker } noun
                    && (mention.Effect != VictimEffect.Arrested || noun.Class == PersonClass.Civil)
                    && !(noun.Class == PersonClass.Generic && conjunct.Label != GroupLabels.People && noun.Plural == conjunct.Label))
                {
                    named.Add(new Named(mention, conjunct.Label, Span(reading, conjunct)));
                }
            }
        }

        var hasSpecific = named.Exists(n => n.Label != GroupLabels.People);
        return named.Where(n => !hasSpecific || n.Label != GroupLabels.People)
            .GroupBy(n => n.Label)
            .Select(group => Fact([.. group], group.Key, reading));
    }

    private sealed record Named(VictimMention Mention, string Label, TextSpan Words);

    private static TextSpan Span(Reading reading, Conjunct conjunct) =>
        reading.Span(conjunct.First, Math.Max(conjunct.First, conjunct.End - 1));

    private static TargetGroupFact Fact(List<Named> named, string label, Reading reading)
    {
        var title = reading.Article.TitleSpan;
        var best = named.OrderBy(n => title.Length > 0 && title.Contains(n.Mention.Sentence.Span))
            .ThenByDescending(n => n.Mention.Confidence)
            .ThenBy(n => n.Words)
            .First();
        return new TargetGroupFact(label)
        {
            Confidence = Math.Min(0.99, best.Mention.Confidence + 0.05 * (named.Select(n => n.Mention.Sentence.Index).Distinct().Count() - 1)),
            Evidence = reading.Evidence(best.Mention.Sentence, best.Words, $"group/{best.Mention.Rule}"),
            Mentions = [.. named.Select(n => n.Words).Distinct().Order()],
        };
    }
}
