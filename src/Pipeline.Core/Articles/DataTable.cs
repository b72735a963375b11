namespace Pipeline.Core.Articles;

/// <summary>Tables of words and names that the readers ask for, embedded as lines of fields between tabs; <c>#</c> begins a
/// comment.</summary>
internal static class DataTable
{
    /// <summary>The rows of a table.</summary>
    /// <exception cref="InvalidOperationException">There is no such table.</exception>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(DataTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no table {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
