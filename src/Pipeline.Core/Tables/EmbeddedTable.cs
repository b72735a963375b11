using System.Globalization;

namespace Pipeline.Core.Tables;

/// <summary>Reads the tables that are built into this assembly (<c>Articles/Data</c>, <c>Reading/Data</c>): a row on each line, cells
/// between tabs, and comments on lines of their own (<c># …</c>).</summary>
/// <remarks>A table is read whole before anything is made of it, and whatever is wrong with it is told with its name.</remarks>
internal static class EmbeddedTable
{
    /// <summary>The rows of <paramref name="name"/>.</summary>
    /// <param name="name">The table.</param>
    /// <param name="columns">How many cells a row has; where rows of several kinds stand in one table, any of these numbers.</param>
    /// <exception cref="InvalidOperationException">There is no such table, or a row of it has another number of cells.</exception>
    public static IReadOnlyList<string[]> Rows(string name, params ReadOnlySpan<int> columns)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not built in.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            var cells = line.Split('\t');
            rows.Add(columns.Contains(cells.Length)
                ? cells
                : throw new InvalidOperationException($"{name}: '{line}' has not {string.Join(" or ", columns.ToArray())} cells."));
        }

        return rows;
    }

    /// <summary>The rows of a table whose first cell names a kind.</summary>
    /// <exception cref="InvalidOperationException">As <see cref="Rows"/>, or the first cell of a row is no
    /// <typeparamref name="T"/>.</exception>
    public static IReadOnlyList<(T Kind, string[] Cells)> KindRows<T>(string name, params ReadOnlySpan<int> columns)
        where T : struct, Enum => [.. Rows(name, columns).Select(row => (Value<T>(name, row[0]), row))];

    /// <summary>The value that a cell of the table <paramref name="name"/> has the name of, in letters of any case.</summary>
    /// <exception cref="InvalidOperationException">None has.</exception>
    public static T Value<T>(string name, string cell)
        where T : struct, Enum => Enum.TryParse<T>(cell, ignoreCase: true, out var value) && !char.IsAsciiDigit(cell[0])
            ? value
            : throw Wrong(name, cell, typeof(T).Name);

    /// <summary>The number that a cell of the table <paramref name="name"/> writes.</summary>
    /// <exception cref="InvalidOperationException">It writes none.</exception>
    public static int Number(string name, string cell) =>
        int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(name, cell, "whole number");

    /// <summary>The words of a cell.</summary>
    public static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of a kind as the alternatives of a pattern.</summary>
    public static string AnyOf(this ILookup<string, string> words, string kind) => string.Join('|', words[kind]);

    /// <summary>The words of a table of two columns, kind and words, by their kind.</summary>
    public static ILookup<string, string> WordsByKind(string name) =>
        Rows(name, 2).SelectMany(row => Words(row[1]), (row, word) => (Kind: row[0], Word: word)).ToLookup(pair => pair.Kind, pair => pair.Word);

    /// <summary>Says that a cell of the table <paramref name="name"/> is not what it should be.</summary>
    public static InvalidOperationException Wrong(string name, string cell, string wanted) => new($"{name}: '{cell}' is no {wanted}.");
}
