namespace Pipeline.Core.Articles.Readers;

/// <summary>Reads the tables of words about pages that are built into this assembly (<c>Articles/Data</c>).</summary>
internal static class PageTable
{
    /// <summary>The rows of <paramref name="name"/>: a kind and the cells behind it; lines that begin with "# " are comments.</summary>
    /// <exception cref="InvalidOperationException">A row has not <paramref name="columns"/> cells, or its first is no
    /// <typeparamref name="T"/>.</exception>
    public static IEnumerable<(T Kind, string[] Cells)> Rows<T>(string name, int columns)
        where T : struct, Enum
    {
        using var stream = typeof(PageTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            var cells = line.Split('\t');
            if (cells.Length != columns || !Enum.TryParse(typeof(T), cells[0], ignoreCase: true, out var kind)
                || char.IsAsciiDigit(cells[0][0]))
            {
                throw new InvalidOperationException($"{name}: '{line}' has not {columns} cells that begin with a {typeof(T).Name}.");
            }

            yield return ((T)kind, cells);
        }
    }
}
