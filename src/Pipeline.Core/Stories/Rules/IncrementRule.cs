using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>"Two more" is told once as "at least T and two more" (R27).</summary>
internal static class IncrementRule
{
    private static readonly TimeSpan SameFor = TimeSpan.FromHours(48);

    /// <summary>Decides on the increments of an article.</summary>
    /// <param name="desk">The desk; the article's totals are decided.</param>
    /// <param name="counts">The article's counts.</param>
    /// <param name="totals">Keys of the figures that the article has a total of.</param>
    public static void Decide(Deliberation desk, ArticleCounts counts, IReadOnlySet<string> totals)
    {
        foreach (var (statement, count, key) in counts.Increments)
        {
            if (desk.IsDecided(statement))
            {
                continue;
            }

            var figure = desk.FigureOf(key);
            var more = count.Amount.Told;
            if (totals.Contains(key))
            {
                desk.Silence(statement, Reason.Explained);
                desk.Put(key, figure.WithIncrement(more, desk.Article.Published));
            }
            else if (figure.Now?.Amount.Told == more)
            {
                // "Another 53 were wounded": beside the dead of the sentence before, and not beside 53.
                desk.Silence(statement, Reason.Known);
            }
            else if (more == 1 && !count.IsInTitleOrLead)
            {
                desk.Silence(statement, Reason.OneInPassing);
            }
            else if (figure.Increments.Exists(known => known.Value == more && IsNear(known.At, desk.Article.Published)))
            {
                desk.Silence(statement, Reason.IncrementKnown);
            }
            else if (figure.Now is not { } was || was.Amount.Bound == CountBound.AtMost || count.Amount.Bound == CountBound.AtMost)
            {
                desk.Silence(statement, Reason.Weaker);
            }
            else if (Clock.IsLate(desk, figure))
            {
                desk.Silence(statement, Reason.Late);
            }
            else
            {
                Add(desk, key, statement, count.Effect, was, more);
            }
        }
    }

    private static void Add(Deliberation desk, string key, int statement, VictimEffect effect, FigureValue was, long more)
    {
        var now = was with
        {
            Amount = Amount.AtLeast(was.Amount.Told + more),
            Basis = Basis.Sum,
            ArticleId = desk.Article.ArticleId,
            Source = desk.Article.Source,
        };
        FigureMove.Apply(desk, key, new FigureNews(desk.KeyOf(key), statement, effect, now) { Was = was, More = more });
    }

    private static bool IsNear(PublicationTime known, PublicationTime now) =>
        now.From <= known.To + SameFor && known.From <= now.To + SameFor;
}
