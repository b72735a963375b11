using System.Collections.Frozen;
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

/// <summary>How far apart two reports of one event may place it.</summary>
/// <param name="Lasting">How it lies in time.</param>
/// <param name="Days">The most days between two reports' days; of a period, between two of its articles.</param>
/// <param name="ByCountry">Whether what is in another country is another event, and nothing nearer is.</param>
internal readonly record struct Tolerance(Lasting Lasting, int Days, bool ByCountry = false);

/// <summary>Tolerances by kind of happening (<c>tolerances.tsv</c>).</summary>
internal static class ToleranceTable
{
    private const string List = "tolerances.tsv";

    // What no word names a kind of has a day like most happenings.
    private static readonly Tolerance Unnamed = new(Lasting.Point, 1);

    private static readonly FrozenDictionary<string, Tolerance> Kinds = EmbeddedTable.Rows(List, 4).ToFrozenDictionary(
        cells => cells[0],
        cells => new Tolerance(EmbeddedTable.Value<Lasting>(List, cells[1]), EmbeddedTable.Number(List, cells[2]), cells[3] == "country"),
        StringComparer.Ordinal);

    /// <summary>The tolerance of a kind of happening.</summary>
    public static Tolerance Of(string? kind) => kind is null ? Unnamed : Kinds.GetValueOrDefault(kind, Unnamed);
}
