using System.Collections.Frozen;
using Pipeline.Core.Naming;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Tables;

/// <summary>How an event lies in time.</summary>
internal enum Lasting
{
    /// <summary>It has a day.</summary>
    Point,

    /// <summary>It goes on for days.</summary>
    Spreading,

    /// <summary>It lasts as long as articles come.</summary>
    Period,
}

/// <summary>How near to each other two reports of one event must be.</summary>
internal enum PlaceLevel
{
    /// <summary>Anywhere: what breaks into networks is at no place.</summary>
    None,

    /// <summary>In one town.</summary>
    Town,

    /// <summary>In one country, over many towns.</summary>
    Land,

    /// <summary>In one country, by which it is counted; its towns are parts.</summary>
    Country,
}

/// <summary>How far apart two reports of one event may place it.</summary>
/// <param name="Lasting">How it lies in time.</param>
/// <param name="Days">The most days between two reports' days; of a period, between two of its articles.</param>
/// <param name="Apart">What is in another place of this level is another event.</param>
internal readonly record struct Tolerance(Lasting Lasting, int Days, PlaceLevel Apart);

/// <summary>Tolerances by kind of happening (<c>tolerances.tsv</c>).</summary>
internal sealed class ToleranceTable
{
    private const string List = "tolerances.tsv";
    private const int MostDays = 3660;

    // What no word names a kind of has a day like most happenings.
    private static readonly Tolerance Unnamed = new(Lasting.Point, 1, PlaceLevel.Town);

    private readonly FrozenDictionary<string, Tolerance> kinds;
    private readonly Tolerance unnamed;

    private ToleranceTable(FrozenDictionary<string, Tolerance> kinds, Tolerance unnamed) => (this.kinds, this.unnamed) = (kinds, unnamed);

    /// <summary>The built-in table.</summary>
    public static ToleranceTable Default { get; } = new(
        EmbeddedTable.Rows(List, 4).ToFrozenDictionary(
            cells => cells[0],
            cells => new Tolerance(EmbeddedTable.Value<Lasting>(List, cells[1]), EmbeddedTable.Number(List, cells[2]), EmbeddedTable.Value<PlaceLevel>(List, cells[3])),
            StringComparer.Ordinal),
        Unnamed);

    /// <summary>The tolerance of a kind of happening.</summary>
    public Tolerance Of(string? kind) => kind is null ? unnamed : kinds.GetValueOrDefault(kind, unnamed);

    /// <summary>This table with an operator's days.</summary>
    /// <param name="days">Days by how an event lasts.</param>
    /// <param name="byTown">Whether an outbreak is counted by town.</param>
    public ToleranceTable With(IReadOnlyDictionary<string, int> days, bool byTown)
    {
        Tolerance Changed(Tolerance tolerance) => tolerance with
        {
            Days = days.GetValueOrDefault(tolerance.Lasting.Name(), tolerance.Days), Apart = tolerance.Apart == PlaceLevel.Country && byTown ? PlaceLevel.Town : tolerance.Apart,
        };
        return new(kinds.ToFrozenDictionary(row => row.Key, row => Changed(row.Value), StringComparer.Ordinal), Changed(unnamed));
    }

    /// <summary>Why days can't be taken; null when they can.</summary>
    public static string? ProblemWith(IReadOnlyDictionary<string, int> days)
    {
        var names = Enum.GetValues<Lasting>().Select(lasting => lasting.Name()).ToArray();
        return days.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown
            ? $"{unknown} is none of {string.Join(", ", names)}"
            : days.Where(one => one.Value is < 0 or > MostDays).Select(one => $"{one.Key} is {one.Value}, must be 0 to {MostDays} days").FirstOrDefault();
    }
}
