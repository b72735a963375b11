using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>A lower total is told only with a reason (R12); else it is contested and kept.</summary>
internal static class FallRule
{
    private const int SourcesToLower = 2;
    private const int TitlesToSettle = 2;
    private const int DaysToSettle = 3;

    /// <summary>Decides on a total below the told one.</summary>
    public static void Decide(Deliberation desk, ArticleCounts counts, Total total, FigureValue now)
    {
        var figure = desk.FigureOf(total.Figure);
        if (IsOfSome(desk, total, now))
        {
            desk.Silence(total.Statement, Reason.Part);
        }
        else if (!Clock.MayLower(desk, figure))
        {
            desk.Silence(total.Statement, Reason.Contested);
        }
        else if (CauseOf(desk, counts, total, now) is { } cause)
        {
            TotalRule.Move(desk, total, now, cause);
        }
        else
        {
            desk.Silence(total.Statement, Reason.Contested, IsOneSource(figure, total) ? "same source" : null);
        }
    }

    /// <summary>"She was one of two civilians hurt", "Ana Ruel dies": where the told number is of more kinds of people, or one is told of by
    /// himself, it is of some of them, unless the text corrects the number.</summary>
    private static bool IsOfSome(Deliberation desk, Total total, FigureValue now) => !total.IsRevision
        && (total.Amount is { Value: 1, IsExact: true }
            || total.Who != now.Who && desk.Tables.Groups.ClassOf(total.Who) != GroupClass.Generic);

    private static FallCause? CauseOf(Deliberation desk, ArticleCounts counts, Total total, FigureValue now)
    {
        if (IsStated(desk, counts, total, now))
        {
            return FallCause.Stated;
        }

        if (total.IsInTitleOrLead && desk.Article.Source == now.Source)
        {
            return FallCause.TakenBack;
        }

        var figure = desk.FigureOf(total.Figure);
        var after = figure.SayingsOf(total.Amount.Told).FindAll(saying => figure.Restated is { } restated && saying.At.IsAfter(restated));
        if (after.Select(saying => saying.Source).Distinct(StringComparer.Ordinal).Count() >= SourcesToLower)
        {
            return FallCause.TwoSources;
        }

        return after.Count(saying => saying.InTitle && IsDaysAfter(saying.At, figure.Restated!.Value)) >= TitlesToSettle
            ? FallCause.Settled
            : null;
    }

    /// <summary>The text corrects a number; which, if it says so, must be one that was told or seen.</summary>
    private static bool IsStated(Deliberation desk, ArticleCounts counts, Total total, FigureValue now)
    {
        var figure = desk.FigureOf(total.Figure);
        var named = counts.Superseded.FindAll(superseded => superseded.Figure == total.Figure);
        return named.Count == 0
            ? total.IsRevision
            : named.Exists(old => old.Value == now.Amount.Told || total.IsRevision && figure.Seen.Exists(seen => seen.Value == old.Value));
    }

    private static bool IsOneSource(Figure figure, Total total) =>
        figure.SayingsOf(total.Amount.Told) is { Count: > 1 } sayings && sayings.TrueForAll(saying => saying.Source == sayings[0].Source);

    private static bool IsDaysAfter(PublicationTime at, PublicationTime restated) => at.From.Date >= restated.To.Date.AddDays(DaysToSettle);
}
