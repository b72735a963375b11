using System.Buffers;
using Pipeline.Text.Data;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Places;

/// <summary>Words that news about one country uses and others hardly do (<c>country-signs.tsv</c>): "County",
/// "Taoiseach", "crore", ".co.uk".</summary>
internal static class CountrySigns
{
    // A sign is a hint; three of them are worth a mention of the country.
    private const double Weight = 0.35;

    private static readonly Dictionary<string, int> Words = Load(isDomain: false);
    private static readonly Dictionary<string, int> Domains = Load(isDomain: true);
    private static readonly SearchValues<string> AnyDomain = SearchValues.Create([.. Domains.Keys], StringComparison.Ordinal);

    /// <summary>Adds the signs of a text to what it says about each country, by the country's number in the gazetteer.</summary>
    public static void Add(TokenizedText tokens, double[] known)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].Span.Length > 1 && lookup.TryGetValue(tokens.Raw(i), out var country))
            {
                known[country] += Weight;
            }
        }

        AddDomains(tokens.Text, known);
    }

    private static void AddDomains(ReadOnlySpan<char> text, double[] known)
    {
        for (var at = text.IndexOfAny(AnyDomain); at >= 0; at = text.IndexOfAny(AnyDomain))
        {
            text = text[at..];
            var length = 1;
            foreach (var (domain, country) in Domains)
            {
                if (text.StartsWith(domain) && !(domain.Length < text.Length && char.IsLetterOrDigit(text[domain.Length])))
                {
                    known[country] += Weight;
                    length = domain.Length;
                    break;
                }
            }

            text = text[length..];
        }
    }

    private static Dictionary<string, int> Load(bool isDomain)
    {
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (code, signs) in DataFile.WordRows("country-signs.tsv"))
        {
            foreach (var sign in signs)
            {
                if (sign[0] == '.' == isDomain)
                {
                    countries[sign] = Gazetteer.Default.NumberOf(code);
                }
            }
        }

        return countries;
    }
}
