using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Parts that deserve a word: the protected (R19), and the named ones of some weight (R20). None moves its total.</summary>
internal static class PartRule
{
    private const int LeastNamed = 10;
    private const int LeastProtected = 2;
    private const int VictimsForWomen = 5;

    /// <summary>Decides on the parts of an article; its totals are decided.</summary>
    public static void Decide(Deliberation desk, ArticleCounts counts)
    {
        foreach (var (statement, count, key) in counts.Parts)
        {
            // Where the text says what it is a part of, the statement may have told that whole.
            if (!desk.IsDecided(statement) || count.Whole is not null)
            {
                Decide(desk, statement, count, key);
            }
        }
    }

    /// <summary>Whether a part is worth a word in whatever event.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="part">The part.</param>
    /// <param name="total">How many victims it is of.</param>
    public static bool IsProtected(Deliberation desk, CountStatement part, long total) => desk.Tables.Groups.ClassOf(part.Who) switch
    {
        GroupClass.Protected => true,
        GroupClass.Women => total >= VictimsForWomen,
        GroupClass.Generic or GroupClass.Other or GroupClass.Unit => false,
        var unknown => throw new InvalidOperationException($"There is no class {unknown}."),
    };

    /// <summary>Whether a part has a line of its own: its who says more than "people", and it is many or in the title.</summary>
    public static bool IsNamed(Deliberation desk, CountStatement part) =>
        (desk.Tables.Parts == TellsParts.All || part.Amount.Told >= LeastNamed || part.Place == StatementPlace.Title)
        && desk.Tables.Groups.ClassOf(part.Who) is GroupClass.Other or GroupClass.Protected;

    /// <summary>A total below a part that is told is the part's value at least.</summary>
    public static Total Floor(Figure figure, Total total)
    {
        var floor = figure.Parts.Select(part => part.Amount.Interval.Least).DefaultIfEmpty(0).Max();
        return total.Amount.Interval.Most < floor && figure.Now is null
            ? total with { Amount = Amount.AtLeast(floor), Basis = Basis.Part }
            : total;
    }

    private static void Decide(Deliberation desk, int statement, CountStatement part, string key)
    {
        var figure = desk.FigureOf(key);
        var isNamed = IsNamed(desk, part);
        var isProtected = figure.Now is { } now && IsProtected(desk, part, now.Amount.Told)
            && (part.Amount.Told >= LeastProtected || !GroupRule.IsImplied(desk, part.Who));
        var known = figure.Parts.Find(told => desk.Tables.Groups.AreRelated(told.Who, part.Who));
        if (known is null && figure.Parts.Exists(told => told.Amount.Told == part.Amount.Told && told.Amount.Told >= LeastNamed))
        {
            // A hundred civil society members and a hundred journalists and dissidents are one hundred.
            desk.Silence(statement, Reason.Part);
        }
        else if (desk.IsAssumed)
        {
            desk.Silence(statement, Reason.Assumed);
        }
        else if (desk.Tables.Parts == TellsParts.None || !isNamed && !isProtected || Clock.IsTooOldToOpen(desk) || figure.Parts.Count >= Figure.MostParts)
        {
            desk.Silence(statement, Reason.Part);
        }
        else if (known is null)
        {
            Tell(desk, statement, part, key, was: null);
        }
        else if (isNamed && known.Who == part.Who && part.Amount.Interval.Least > known.Amount.Told && !Clock.IsLate(desk, figure))
        {
            Tell(desk, statement, part, key, known);
        }
        else
        {
            desk.Silence(statement, Reason.Part);
        }
    }

    private static void Tell(Deliberation desk, int statement, CountStatement part, string key, KnownPart? was)
    {
        var importance = desk.Tables.Groups.ClassOf(part.Who) is GroupClass.Protected or GroupClass.Women
            ? Importance.Protected
            : Importance.Part;
        var item = new PartNews(desk.KeyOf(key, part.Who), statement, importance, part.Effect, part.Amount, part.Who) { Was = was };
        if (desk.Tell(item))
        {
            desk.Put(key, desk.FigureOf(key).WithPart(new(part.Who, part.Amount, desk.Article.ArticleId)));
        }
    }
}
