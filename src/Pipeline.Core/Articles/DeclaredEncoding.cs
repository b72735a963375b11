using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles;

/// <summary>The encoding that a drop says it is in: by its media type, or else by its HTML <c>meta</c> or XML declaration.</summary>
internal static partial class DeclaredEncoding
{
    // Pages have scripts and comments before the declaration, which the standard wants within 1,024 bytes.
    private const int DeclarationBytes = 4_096;

    private const string Table = "encodings.tsv";

    private static readonly Lazy<FrozenDictionary<string, int>> CodePages = new(Load);

    /// <summary>The name that is declared, as it stands; null when there is none.</summary>
    public static string? Name(ReadOnlySpan<byte> content, string? contentType)
    {
        if (FormatHints.Charset(contentType) is { } charset && CharsetName().IsMatch(charset))
        {
            return charset;
        }

        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, DeclarationBytes)]);
        return CharsetDeclaration().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    /// <summary>The code page of a name; null for one that is not read.</summary>
    public static int? CodePage(string name) => CodePages.Value.TryGetValue(name.ToLowerInvariant(), out var page) ? page : null;

    /// <summary>The encoding of a code page; broken bytes come out as the replacement character.</summary>
    public static Encoding Of(int codePage) => codePage switch
    {
        65001 => Encoding.UTF8,
        1200 => Encoding.Unicode,
        1201 => Encoding.BigEndianUnicode,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(
            codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!,
    };

    /// <summary>The usual name of each encoding that is read.</summary>
    public static IEnumerable<string> MainNames => EmbeddedTable.Rows(Table, 2).Select(row => row[1].Split(' ')[0]);

    private static FrozenDictionary<string, int> Load() => EmbeddedTable.Rows(Table, 2)
        .SelectMany(row => row[1].Split(' ').Select(name => (Name: name, Page: EmbeddedTable.Number(Table, row[0]))))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Page, StringComparer.Ordinal);

    [GeneratedRegex("""^[A-Za-z0-9._:-]{1,40}$""")]
    private static partial Regex CharsetName();

    [GeneratedRegex(
        """(?:<meta\s[^>]{0,500}?charset|<\?xml\s[^>]{0,200}?encoding)\s{0,9}=\s{0,9}["']?\s{0,9}(?<name>[A-Za-z0-9._:-]{1,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetDeclaration();
}
