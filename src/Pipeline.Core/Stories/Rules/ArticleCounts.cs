using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>The counts of an article by what they are of the event (R4); what cannot move a figure has its reason already.</summary>
internal sealed class ArticleCounts
{
    private readonly Deliberation desk;

    private ArticleCounts(Deliberation desk) => this.desk = desk;

    /// <summary>What it says of all.</summary>
    public List<Total> Totals { get; } = [];

    /// <summary>Parts and increments that may move something.</summary>
    public List<(int Statement, CountStatement Count, string Figure)> Parts { get; } = [];

    /// <summary>How some of the hurt are.</summary>
    public List<(int Statement, CountStatement Count, string Figure)> States { get; } = [];

    /// <summary>So many more.</summary>
    public List<(int Statement, CountStatement Count, string Figure)> Increments { get; } = [];

    /// <summary>Deaths of the injured.</summary>
    public List<(int Statement, CountStatement Count)> Deaths { get; } = [];

    /// <summary>Those who were found or freed.</summary>
    public List<(int Statement, CountStatement Count, string Figure)> Returns { get; } = [];

    /// <summary>What the text itself says is no longer so, by figure.</summary>
    public List<(string Figure, long Value)> Superseded { get; } = [];

    /// <summary>Sorts the counts of the article.</summary>
    public static ArticleCounts Sort(Deliberation desk)
    {
        var counts = new ArticleCounts(desk);
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            if (desk.Statements[i] is CountStatement count && desk.IndexOf(i) == desk.Index && !desk.IsDecided(i))
            {
                var (figure, status) = FigureKeys.Of(count, desk);
                desk.NoteFigure(i, figure);
                counts.Sort(i, count with { Status = status }, figure);
            }
        }

        Enumerations.Sum(desk, counts.Totals);
        return counts;
    }

    private void Sort(int i, CountStatement count, string figure)
    {
        if (count.IsOfAttackers)
        {
            desk.Silence(i, Reason.Attacker);
        }
        else if (count.Scope == CountScope.Background)
        {
            desk.Silence(i, Reason.Background);
        }
        else if (count.Scope == CountScope.Superseded)
        {
            desk.Silence(i, Reason.Superseded);
            Superseded.Add((figure, count.Amount.Told));
        }
        else if (count.Transition is { } transition)
        {
            Sort(i, count, figure, transition);
        }
        else
        {
            SortByScope(i, count, figure);
        }
    }

    private void Sort(int i, CountStatement count, string figure, Transition transition)
    {
        switch (transition)
        {
            case Transition.Ordinal when count.Effect == VictimEffect.Killed:
                Totals.Add(Of(i, count, figure) with { Basis = Basis.Ordinal });
                break;
            case Transition.Ordinal:
                desk.Silence(i, Reason.Part, "ordinal");
                break;
            case Transition.Death:
                Deaths.Add((i, count));
                AddWhole(i, count);
                break;
            case Transition.Return:
                Returns.Add((i, count, figure));
                break;
            default:
                throw new InvalidOperationException($"There is no transition {transition}.");
        }
    }

    private void SortByScope(int i, CountStatement count, string figure)
    {
        switch (count.Scope)
        {
            case CountScope.Total:
                Totals.Add(Of(i, count, figure));
                break;
            case CountScope.State when desk.Tables.Effects[count.Effect].Movement == Movement.Level:
                // "Four are still missing" says how many are missing.
                Totals.Add(Of(i, count, figure));
                break;
            case CountScope.State:
                States.Add((i, count, figure));
                break;
            case CountScope.Increment when IsBesideOtherEffect(i, count):
                Totals.Add(Of(i, count, figure));
                break;
            case CountScope.Increment:
                Increments.Add((i, count, figure));
                break;
            case CountScope.Part:
                Parts.Add((i, count, figure));
                AddWhole(i, count);
                break;
            case CountScope.Superseded or CountScope.Background:
            default:
                throw new InvalidOperationException($"{count.Scope} is no scope of what may move a figure.");
        }
    }

    /// <summary>"killing 10, injuring dozens more", "Ten died. Another 20 were hurt": after a total of another effect in its sentence, or the
    /// one before, "more" adds to nothing (R27).</summary>
    private bool IsBesideOtherEffect(int i, CountStatement count) => Totals.Exists(total =>
        total.Effect != count.Effect && desk.Statements[total.Statement].Sentence is var sentence
        && (sentence == count.Sentence && total.Statement < i || sentence == count.Sentence - 1));

    /// <summary>The whole that a part names is a total (R7); and a part of those hit is all of its own effect (R8).</summary>
    private void AddWhole(int i, CountStatement part)
    {
        if (part.Whole is not { } whole)
        {
            return;
        }

        var isSame = whole.Effect == part.Effect;
        Totals.Add(Of(i, part, FigureKeys.Of(part with { Effect = whole.Effect }, desk).Figure) with
        {
            Effect = whole.Effect,
            Amount = whole.Amount,
            Who = isSame && desk.Tables.Groups.ClassOf(part.Who) == GroupClass.Unit ? part.Who : "people",
            Attackers = null,
            IsSaid = isSame,
        });
        var effects = desk.Tables.Effects;
        if (effects[whole.Effect].Standing == HitStanding.Whole && effects[part.Effect].Standing == HitStanding.Part)
        {
            Totals.Add(Of(i, part, FigureKeys.Of(part.Effect, part.Who, desk.Tables)) with { IsOfHit = true });
        }
    }

    private Total Of(int i, CountStatement count, string figure)
    {
        var victims = count.Amount.Less(count.Attackers?.Included ?? 0);
        return new(i, figure, count.Effect, victims, Who.Named(count.Who, desk.Tables.Groups), count.Place)
        {
            Attackers = count.Attackers is var (included, beside) ? included + beside : null,
            IsRevision = count.IsRevision,
            Word = count.Word,
            Status = count.Status,
        };
    }
}
