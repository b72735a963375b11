using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Decides on the total that an article states: it opens its figure, agrees with it, or moves it (R10).</summary>
internal static class TotalRule
{
    private const int FarTimes = 10;
    private const int LeastFar = 50;

    /// <summary>Decides.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="counts">The article's counts.</param>
    /// <param name="total">The total that stands for the article.</param>
    public static void Decide(Deliberation desk, ArticleCounts counts, Total total)
    {
        total = PartRule.Floor(desk.FigureOf(total.Figure), total);
        Note(desk, total);
        var figure = desk.FigureOf(total.Figure);
        if (figure.Now is not { } now)
        {
            OpeningRule.Decide(desk, counts, total);
            return;
        }

        if (Slots.Agree(total, now) is { } agreed)
        {
            desk.Put(total.Figure, figure.RestatedAt(desk.Article.Published) with { Now = agreed });
            desk.Silence(total.Statement, Reason.Known);
            return;
        }

        var comparison = Comparisons.Compare(total.Amount, now.Amount);
        if (desk.IsAssumed && comparison is not (Comparison.Same or Comparison.Rounding))
        {
            if (total.Amount.Told > now.Amount.Told)
            {
                Move(desk, total, now);
            }

            desk.Silence(total.Statement, Reason.Assumed);
            return;
        }

        switch (comparison)
        {
            case Comparison.Same:
                Agree(desk, total, now, detail: null);
                break;
            case Comparison.Rounding:
                Agree(desk, total, now, "rounding");
                break;
            case Comparison.Within:
                desk.Silence(total.Statement, Reason.Weaker);
                break;
            case Comparison.Rises or Comparison.Lower or Comparison.Settles when Clock.IsLate(desk, figure):
                desk.Silence(total.Statement, Reason.Late);
                break;
            case Comparison.Rises or Comparison.Lower when desk.Tables.Effects[total.Effect].Movement == Movement.Level:
                LevelRule.Decide(desk, total, now);
                break;
            case Comparison.Rises:
                Rise(desk, total, now);
                break;
            case Comparison.Settles when total.Amount.Told > now.Amount.Told || Clock.MayLower(desk, figure):
                Move(desk, total, now);
                break;
            case Comparison.Settles or Comparison.Lower:
                FallRule.Decide(desk, counts, total, now);
                break;
            default:
                throw new InvalidOperationException($"There is no comparison {comparison}.");
        }
    }

    /// <summary>Moves the figure to the total, and tells it.</summary>
    public static bool Move(Deliberation desk, Total total, FigureValue? was, FallCause? fall = null) => FigureMove.Apply(
        desk,
        total.Figure,
        new FigureNews(desk.KeyOf(total.Figure), total.Statement, total.Effect, ValueOf(desk, total, was))
        {
            Was = was,
            Fall = fall,
        },
        total.IsSaid);

    /// <summary>The value that a total gives its figure.</summary>
    public static FigureValue ValueOf(Deliberation desk, Total total, FigureValue? was) =>
        new(total.Amount, total.Who, total.Basis, desk.Article.ArticleId, desk.Article.Source)
        {
            Attackers = total.Attackers ?? was?.Attackers,
            Word = total.Word,
            Status = total.Status,
        };

    private static void Rise(Deliberation desk, Total total, FigureValue now)
    {
        if (RefutedRule.Silences(desk, total))
        {
            desk.Silence(total.Statement, Reason.Superseded);
        }
        else if (IsFarAbove(total, now))
        {
            desk.Silence(total.Statement, Reason.Assumed, "another event's");
        }
        else
        {
            Move(desk, total, now);
        }
    }

    /// <summary>"In Iran more than 700 people died of it in 2020", far down in news of three dead: what is ten times and more the known toll
    /// would stand where the news stands.</summary>
    private static bool IsFarAbove(Total total, FigureValue now) => !total.IsInTitleOrLead
        && total.Amount.Interval.Least >= now.Amount.Told + LeastFar && total.Amount.Interval.Least / FarTimes >= now.Amount.Told;

    /// <summary>The sharper number and the wider who stay, silently.</summary>
    private static void Agree(Deliberation desk, Total total, FigureValue now, string? detail)
    {
        var same = total.Amount.Told == now.Amount.Told;
        var agreed = now with
        {
            Amount = Comparisons.IsSharper(total.Amount, now.Amount) ? total.Amount : now.Amount,
            Who = same ? Who.Widest(now.Who, total.Who, desk.Tables.Groups) : now.Who,
        };
        desk.Put(total.Figure, desk.FigureOf(total.Figure).RestatedAt(desk.Article.Published) with { Now = agreed });
        desk.Silence(total.Statement, Reason.Known, detail);
    }

    private static void Note(Deliberation desk, Total total)
    {
        if (total.Amount is { Vague: null, Bound: not CountBound.AtMost })
        {
            var saying = new Saying(desk.Article.Source, desk.Article.Published, total.Place == StatementPlace.Title);
            desk.Put(total.Figure, desk.FigureOf(total.Figure).WithSaying(total.Amount.Told, saying));
        }
    }
}
