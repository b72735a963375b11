namespace Pipeline.Text.Gazetteers;

/// <summary>Words that news about one country uses and others hardly do (<c>country-signs.tsv</c>): "County", "Taoiseach", "crore".</summary>
internal static class CountrySigns
{
    // A sign is a hint; three of them are worth a mention of the country.
    private const double Weight = 0.35;

    private static readonly Dictionary<string, string> Codes = Load();

    /// <summary>Adds the signs of a text to what it says about each country.</summary>
    public static void Add(TokenizedText tokens, Dictionary<string, double> known)
    {
        var lookup = Codes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && lookup.TryGetValue(tokens.Raw(i), out var code))
            {
                known[code] = known.GetValueOrDefault(code) + Weight;
            }
        }
    }

    private static Dictionary<string, string> Load()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataFile.Rows("country-signs.tsv"))
        {
            foreach (var word in row[3..].Split(' '))
            {
                codes[word] = row[..2];
            }
        }

        return codes;
    }
}
