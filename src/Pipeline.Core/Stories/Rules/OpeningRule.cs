using System.Collections.Immutable;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Opens a figure that is not known.</summary>
internal static class OpeningRule
{
    /// <summary>Decides on the first total of a figure.</summary>
    public static void Decide(Deliberation desk, ArticleCounts counts, Total total)
    {
        if (total.Amount is { Value: 0, UpTo: null })
        {
            desk.Silence(total.Statement, Reason.NotAVictim, "none");
        }
        else if (LegacyRule.Silences(desk, total))
        {
            desk.Silence(total.Statement, Reason.Known, "told before");
        }
        else if (IsOneInPassing(desk, total))
        {
            desk.Silence(total.Statement, Reason.OneInPassing);
        }
        else if (Clock.IsTooOldToOpen(desk))
        {
            desk.Silence(total.Statement, Reason.Late, "too old to tell");
        }
        else if (RefutedRule.Silences(desk, total))
        {
            desk.Silence(total.Statement, Reason.Superseded);
        }
        else
        {
            Open(desk, counts, total);
        }
    }

    /// <summary>A count of one opens a figure only where the news stands, or while the story has told nothing (R15).</summary>
    private static bool IsOneInPassing(Deliberation desk, Total total) =>
        total.Amount is { Value: 1, IsExact: true } && !total.IsInTitleOrLead && desk.HasAlerted;

    /// <summary>The protected parts that the article names stand in the label of what opens (R19).</summary>
    private static void Open(Deliberation desk, ArticleCounts counts, Total total)
    {
        var named = counts.Parts
            .Where(part => part.Figure == total.Figure
                && (part.Statement != total.Statement || part.Count.Whole is not null && total.IsSaid)
                && PartRule.IsProtected(desk, part.Count, total.Amount.Told))
            .DistinctBy(part => part.Count.Who)
            .ToList();
        var parts = named.Select(part => new KnownPart(part.Count.Who, part.Count.Amount, desk.Article.ArticleId)).ToImmutableList();
        var item = new FigureNews(
            desk.KeyOf(total.Figure), total.Statement, total.Effect, TotalRule.ValueOf(desk, total, was: null)) { Parts = parts };
        if (!FigureMove.Apply(desk, total.Figure, item, total.IsSaid))
        {
            return;
        }

        foreach (var (statement, count, _) in named)
        {
            desk.MarkTold(statement);
            desk.Put(total.Figure, desk.FigureOf(total.Figure).WithPart(new(count.Who, count.Amount, desk.Article.ArticleId)));
        }
    }
}
