namespace Pipeline.Core.Reading.Words;

/// <summary>Reads the word lists that are built into this assembly (<c>Reading/Data</c>).</summary>
internal static class WordList
{
    /// <summary>The rows of <paramref name="name"/>: lines cut at tabs, without comments (<c># …</c>) and empty lines.</summary>
    /// <exception cref="InvalidOperationException">A row has not <paramref name="columns"/> cells.</exception>
    public static IEnumerable<string[]> Read(string name, int columns)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list {name} is not built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            var cells = line.Split('\t');
            yield return cells.Length == columns
                ? cells
                : throw new InvalidOperationException($"{name}: '{line}' has not {columns} cells.");
        }
    }

    /// <summary>The value that a cell of the list <paramref name="name"/> has the name of, in letters of any case.</summary>
    /// <exception cref="InvalidOperationException">None has.</exception>
    public static T Value<T>(string name, string cell)
        where T : struct, Enum => Enum.TryParse<T>(cell, ignoreCase: true, out var value) && !char.IsAsciiDigit(cell[0])
            ? value
            : throw new InvalidOperationException($"{name}: '{cell}' is no {typeof(T).Name}.");

    /// <summary>The words of a cell.</summary>
    public static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
