using System.Collections.Frozen;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>What people call the fields of an article in languages other than English.</summary>
internal static class FieldHeadings
{
    private const string Table = "field-headings.tsv";

    private const string ColumnsAlone = "column";

    private static readonly IReadOnlyList<string[]> Rows = EmbeddedTable.Rows(Table, 2);

    private static readonly FrozenDictionary<string, string> Columns = Of(ColumnsAlone).Select(pair => pair.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The names of a field, by the name that it has in the table.</summary>
    public static string[] Of(string field) => Rows.Single(row => row[0] == field)[1].Split('|');

    /// <summary>What a column's heading means where it is the name of a field in tables alone: Italian "data", which elsewhere is an
    /// envelope.</summary>
    public static string OfColumn(string heading) => Columns.GetValueOrDefault(TextFields.Words(heading), heading);
}
