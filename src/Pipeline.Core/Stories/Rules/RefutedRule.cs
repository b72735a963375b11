namespace Pipeline.Core.Stories.Rules;

/// <summary>A value that was taken back raises nothing, until two independent sources state it again (R13).</summary>
internal static class RefutedRule
{
    private const int SourcesToRestore = 2;

    /// <summary>Whether the total repeats what was taken back.</summary>
    public static bool Silences(Deliberation desk, Total total)
    {
        var figure = desk.FigureOf(total.Figure);
        return figure.RefutationOf(total.Amount.Told) is { } refuted
            && figure.SayingsOf(refuted.Value)
                .Where(saying => saying.At.IsAfter(refuted.At))
                .Select(saying => saying.Source)
                .Distinct(StringComparer.Ordinal)
                .Count() < SourcesToRestore;
    }

    /// <summary>Keeps what the article itself says is no longer so.</summary>
    public static void Keep(Deliberation desk, ArticleCounts counts)
    {
        foreach (var (key, value) in counts.Superseded)
        {
            var figure = desk.FigureOf(key);
            if (figure.Now?.Amount.Told != value && figure.RefutationOf(value) is null)
            {
                desk.Put(key, figure.WithRefuted(value, desk.Article.Published));
            }
        }
    }
}
