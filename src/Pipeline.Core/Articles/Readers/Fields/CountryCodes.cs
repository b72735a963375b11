using System.Collections.Frozen;
using Pipeline.Core.Tables;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>Writes codes of countries out, for texts are read by names.</summary>
internal static class CountryCodes
{
    private const int MostCodes = 20;

    private static readonly FrozenDictionary<string, string> Pairs = EmbeddedTable.Rows("country-codes.tsv", 2)
        .Concat(EmbeddedTable.Rows("more-country-codes.tsv", 2))
        .ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>"DE" and "DEU" are "Germany", "DE, FR" is "Germany, France"; null when one of the words is no code.</summary>
    public static string? Names(string codes)
    {
        var words = codes.Split([',', ';', '/', '|'], MostCodes, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var names = Array.ConvertAll(words, Name);
        return names.Length == 0 || Array.Exists(names, name => name is null) ? null : string.Join(", ", names);
    }

    private static string? Name(string code)
    {
        // ISO 3166-2 has the country before the hyphen: "US-TX".
        var hyphen = code.IndexOf('-', StringComparison.Ordinal);
        var country = (hyphen == 2 ? code[..2] : code).ToUpperInvariant();
        country = Pairs.GetValueOrDefault(country, country);
        return Gazetteer.Default.Countries.GetValueOrDefault(country);
    }
}
