namespace Pipeline.Core.Articles.Dates;

/// <summary>Reads the tables of dates that are built into this assembly (<c>Articles/Data</c>).</summary>
internal static class DateTable
{
    /// <summary>The rows of <paramref name="name"/>, cut at tabs; lines that begin with <c>#</c> are comments.</summary>
    /// <exception cref="InvalidOperationException">No such table is built in.</exception>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(DateTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } row)
        {
            if (row.Length > 0 && row[0] != '#')
            {
                yield return row.Split('\t');
            }
        }
    }
}
