using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Moves a figure and tells it, but nothing twice.</summary>
internal static class FigureMove
{
    /// <summary>Moves the figure to the item's value.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="key">The figure.</param>
    /// <param name="item">What is told of it.</param>
    /// <param name="isSaid">Whether the statement says it, and does not only imply it.</param>
    /// <returns>Whether it moved; false when it is held.</returns>
    public static bool Apply(Deliberation desk, string key, FigureNews item, bool isSaid = true)
    {
        if (desk.IsAssumed)
        {
            return ProvisionalRule.Apply(desk, key, item, isSaid);
        }

        var figure = desk.FigureOf(key);
        var value = item.Now.Amount.Told;
        var next = Moved(desk, figure, item);
        if (figure.HasTold(value))
        {
            desk.Put(key, next);
            desk.Silence(item.Statement, Reason.Known, "told before");
            return true;
        }

        if (desk.HasNews(item.Key))
        {
            // One article tells one number of a figure.
            desk.Silence(item.Statement, Reason.Contested);
            return false;
        }

        if (!desk.Tell(item, SourcesOf(figure, value), isSaid))
        {
            return false;
        }

        desk.Put(key, next.WithTold(new ToldValue(item.Now.Amount, desk.Article.ArticleId)));
        desk.NoteMove(key);
        return true;
    }

    /// <summary>How many independent sources stated a number, at least this article's.</summary>
    public static int SourcesOf(Figure figure, long value) =>
        Math.Max(1, figure.SayingsOf(value).Select(saying => saying.Source).Distinct(StringComparer.Ordinal).Count());

    private static Figure Moved(Deliberation desk, Figure figure, FigureNews item)
    {
        var at = desk.Article.Published;
        var next = figure.RestatedAt(at) with { Now = item.Now };
        var (value, was) = (item.Now.Amount.Told, item.Was?.Amount.Told);
        if (was is null || value == was)
        {
            return next;
        }

        // So many more dead are no news to those who heard the sum.
        return value > was ? next.WithIncrement(value - was.Value, at)
            : desk.Tables.Effects[item.Effect].Movement == Movement.Total ? next.WithRefuted(was.Value, at)
            : next;
    }
}
