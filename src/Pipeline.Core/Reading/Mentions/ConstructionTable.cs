using System.Globalization;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Mentions;

/// <summary>What is known of each construction (<c>constructions.tsv</c>): its name in facts, its rank beside the others, and how likely
/// a reader agrees with what it states.</summary>
internal sealed class ConstructionTable
{
    private const string FileName = "constructions.tsv";
    private const string MeanRow = "mean";
    private const string Unmeasured = "-";

    private readonly Row[] rows;

    private ConstructionTable(Row[] rows) => this.rows = rows;

    /// <summary>The table that is built in.</summary>
    public static ConstructionTable Default { get; } = Parse(EmbeddedTable.Rows(FileName, 5));

    /// <summary>What is known of one construction.</summary>
    /// <param name="Rule">What facts call it.</param>
    /// <param name="Rank">0 to 1: how plainly it says that people were hit; null for a sum.</param>
    /// <param name="CountShare">0 to 1: how likely a count that it states is right.</param>
    /// <param name="GroupShare">0 to 1: how likely a group that it names is right.</param>
    internal sealed record Row(string Rule, double? Rank, double CountShare, double GroupShare);

    /// <summary>The row of a construction.</summary>
    public Row this[Construction construction] => rows[(int)construction];

    /// <summary>Reads a table from the cells of its rows.</summary>
    /// <exception cref="InvalidOperationException">A construction has no row or two, a row is of no construction, or a cell is no
    /// number from 0 to 1.</exception>
    public static ConstructionTable Parse(IEnumerable<string[]> cells)
    {
        var all = cells.ToList();
        var mean = all.SingleOrDefault(row => row[0] == MeanRow)
            ?? throw new InvalidOperationException($"{FileName}: '{MeanRow}' has no row.");
        var (meanCount, meanGroup) = (Share(mean, 3), Share(mean, 4));
        var named = NamedRows.Of(FileName, all.Where(row => row != mean), Enum.GetValues<Construction>());
        return new ConstructionTable([.. named.Select((row, i) => new Row(
            row[1],
            (Construction)i == Construction.Sum ? null : Share(row, 2),
            row[3] == Unmeasured ? meanCount : Share(row, 3),
            row[4] == Unmeasured ? meanGroup : Share(row, 4)))]);
    }

    private static double Share(string[] row, int column) =>
        double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw new InvalidOperationException($"{FileName}: '{row[column]}' in the row '{row[0]}' is no number from 0 to 1.");
}
