using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Victims;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Finds the groups of people who were hit.</summary>
/// <remarks>Needs tokens and sentences only. Attackers are no target group; "people", "victims", "residents" are one only when the article
/// says nothing more specific of them: of nobody who was hit, or of no such number. Labels come from
/// <c>groups.tsv</c> and <c>group-modifiers.txt</c>.</remarks>
public sealed class TargetGroupRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Fact> Find(TokenizedArticle reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var named = new List<Named>();
        foreach (var mention in VictimReader.Read(reading))
        {
            if (mention.Scope == CountScope.Background)
            {
                continue;
            }

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

        // "12 people were killed, two children hurt": of the dead nothing more specific is said.
        var specific = named.Where(n => n.Label != GroupLabels.People).ToList();
        var specificNumbers = specific.Select(n => n.Mention.Phrase.Number?.Quantity).ToHashSet();
        return named
            .Where(n => n.Label != GroupLabels.People || specific.Count == 0 || IsOfAttack(n, reading)
                || n.Mention.Phrase.Number is { IsIncrement: false } number && !specificNumbers.Contains(number.Quantity))
            .GroupBy(n => n.Label)
            .Select(group => Fact([.. group], group.Key, reading));
    }

    /// <summary>"each victim paid": those whom a cyber attack hit are a group beside the bank's customers.</summary>
    private static bool IsOfAttack(Named named, TokenizedArticle reading) =>
        named.Mention.Construction == Construction.Exposure
        && named.Words.In(reading.Text).Equals("victim", StringComparison.OrdinalIgnoreCase);

    private sealed record Named(VictimMention Mention, string Label, TextSpan Words);

    private static TextSpan Span(TokenizedArticle reading, Conjunct conjunct) =>
        reading.Span(conjunct.First, Math.Max(conjunct.First, conjunct.End - 1));

    private static TargetGroupFact Fact(List<Named> named, string label, TokenizedArticle reading)
    {
        var title = reading.Article.TitleSpan;
        var best = named.OrderBy(n => title.Length > 0 && title.Contains(n.Mention.Sentence.Span))
            .ThenByDescending(n => n.Mention.Confidence)
            .ThenBy(n => n.Words)
            .First();
        return new TargetGroupFact(label)
        {
            Confidence = RuleConfidence.OfGroup(best.Mention.Construction, named.Select(n => n.Mention.Sentence.Index).Distinct().Count()),
            Evidence = reading.Evidence(best.Mention.Sentence, best.Words, $"group/{best.Mention.Rule}"),
            Mentions = [.. named.Select(n => n.Words).Distinct().Order()],
        };
    }
}
