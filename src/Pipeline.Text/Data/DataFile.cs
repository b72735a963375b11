namespace Pipeline.Text.Data;

/// <summary>Reads the tables under <c>Data/</c>, which are embedded in the assembly under their file names.</summary>
internal static class DataFile
{
    /// <summary>The rows of <paramref name="name"/>; lines that begin with <c>#</c> are comments.</summary>
    public static IEnumerable<string> Rows(string name)
    {
        using var stream = Open(name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } row)
        {
            if (row.Length > 0 && row[0] != '#')
            {
                yield return row;
            }
        }
    }

    /// <summary>The rows of <paramref name="name"/>, each a key, a tab, and words with blanks between them.</summary>
    public static IEnumerable<(string Key, string[] Words)> WordRows(string name)
    {
        foreach (var row in Rows(name))
        {
            var tab = row.IndexOf('\t', StringComparison.Ordinal);
            yield return (row[..tab], row[(tab + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>The bytes of <paramref name="name"/>, a table that was built beforehand.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The bytes of <paramref name="name"/> as a stream.</summary>
    public static Stream Open(string name) => typeof(DataFile).Assembly.GetManifestResourceStream(name)
        ?? throw new ArgumentException($"No table {name} is embedded.", nameof(name));
}
