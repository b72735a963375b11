using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Injured who die move both figures (R26), once per name; those whom nobody names once per day.</summary>
internal static class DeathRule
{
    private static readonly string Killed = VictimEffect.Killed.Name();
    private static readonly string Injured = VictimEffect.Injured.Name();

    /// <summary>Decides on the deaths of an article.</summary>
    /// <param name="desk">The desk; the article's total of the dead is decided.</param>
    /// <param name="counts">The article's counts.</param>
    /// <param name="total">The article's total of the dead; null when it has none.</param>
    /// <param name="before">The figure of the dead before the article.</param>
    public static void Decide(Deliberation desk, ArticleCounts counts, Total? total, FigureValue? before)
    {
        var added = 0L;
        foreach (var (statement, count) in counts.Deaths)
        {
            var unknown = Unknown(desk, count);
            if (unknown == 0 && total is null)
            {
                desk.Silence(statement, Reason.Known);
            }
            else if (total is not null)
            {
                added += unknown;
                desk.Silence(statement, unknown == 0 && Comparisons.Compare(total.Amount, before?.Amount ?? total.Amount) == Comparison.Same ? Reason.Known : Reason.Explained);
                if (unknown > 0)
                {
                    Remember(desk, count);
                }
            }
            else
            {
                Count(desk, statement, count, unknown);
            }
        }

        // The dead of a total that moved were injured as far as its text says so; who died by an ordinal was.
        if (total is not null && before is not null && desk.FigureOf(Killed).Now is { } now && now.Amount.Told > before.Amount.Told)
        {
            var moved = now.Amount.Told - before.Amount.Told;
            Lower(desk, total.Statement, total.Basis == Basis.Ordinal ? moved : Math.Min(moved, added));
        }
    }

    /// <summary>Remembers the names of those whom the article calls dead, so that a later article does not count them again.</summary>
    public static void RememberNames(Deliberation desk)
    {
        foreach (var name in desk.Article.Dead.Where(name => !IsKnown(desk, name)))
        {
            desk.Event = desk.Event.With(new KnownDeath(name, Day: null));
        }
    }

    private static void Count(Deliberation desk, int statement, CountStatement count, long unknown)
    {
        var figure = desk.FigureOf(Killed);
        if (Clock.IsLate(desk, figure) || Clock.IsLate(desk, desk.FigureOf(Injured)))
        {
            desk.Silence(statement, Reason.Late);
            return;
        }

        var was = figure.Now;
        var amount = was is null ? new Amount(unknown) : was.Amount with { Value = was.Amount.Told + unknown, UpTo = null, Vague = null };
        var now = new FigureValue(amount, was?.Who ?? "people", Basis.Died, desk.Article.ArticleId, desk.Article.Source)
        {
            Attackers = was?.Attackers,
        };
        var item = new FigureNews(desk.KeyOf(Killed), statement, VictimEffect.Killed, now) { Was = was };
        if (FigureMove.Apply(desk, Killed, item))
        {
            Remember(desk, count);
            Lower(desk, statement, unknown);
        }
    }

    /// <summary>Takes the dead off the injured: what was counted is no fall, and no longer holds.</summary>
    private static void Lower(Deliberation desk, int statement, long died)
    {
        var figure = desk.FigureOf(Injured);
        if (died > 0 && figure.Now is { Amount: { Vague: null, Bound: CountBound.Exact or CountBound.AtLeast } } was
            && was.Amount.Told >= died)
        {
            var now = was with { Amount = was.Amount.Less(died), Basis = Basis.Died };
            var item = new FigureNews(desk.KeyOf(Injured), statement, VictimEffect.Injured, now) { Was = was };
            FigureMove.Apply(desk, Injured, item, isSaid: false);
        }
    }

    private static long Unknown(Deliberation desk, CountStatement death) => death.Names.Count > 0
        ? death.Names.Count(name => !IsKnown(desk, name))
        : desk.Event.Deaths.Exists(known => known.Day == desk.Article.Published.FirstDay) || MayBeKnown(desk, death) ? 0 : death.Amount.Told;

    /// <summary>"One man died of his injuries and 15 others were hurt": where the dead are known and no injured are, or it stands where no
    /// news stands and is all who died, no text says that he is another.</summary>
    private static bool MayBeKnown(Deliberation desk, CountStatement death) => desk.FigureOf(Killed).Now is { } now
        && (desk.FigureOf(Injured).Now is not { } injured || injured.Amount.Told < death.Amount.Told
            || !death.IsInTitleOrLead && now.Amount.IsExact && now.Amount.Told == death.Amount.Told);

    private static void Remember(Deliberation desk, CountStatement death)
    {
        foreach (var name in death.Names.DefaultIfEmpty<string?>(null))
        {
            desk.Event = desk.Event.With(new KnownDeath(name, desk.Article.Published.FirstDay));
        }
    }

    private static bool IsKnown(Deliberation desk, string name) =>
        desk.Event.Deaths.Exists(known => known.Name is not null && PersonNames.AreSame(known.Name, name));
}
