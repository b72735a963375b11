using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Delimited;

/// <summary>Reads tables as text (CSV with commas, semicolons or tabs): each row below the header line is an article, and a column means
/// what a field of that name means in JSON.</summary>
/// <remarks>A table is known by its header line: short names without repetition, of which two at least are names of an article's fields, or
/// one when the drop's name or media type says that it is a table. Prose with commas has no such line.</remarks>
internal sealed class DelimitedReader : IArticleReader
{
    private const int LongestHeader = 8_192;
    private const int LongestName = 60;
    private const int MostColumns = 500;
    private const int LeastNames = 2;
    private const string SeparatorMark = "sep=";

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private static readonly HashSet<string> KnownNames = [.. FieldNames.All, .. IncidentFields.Names];

    public bool CanRead(Drop drop) => FormatHints.IsDelimited(drop.Name, drop.ContentType) || Separator(drop.Text, LeastNames) is not null;

    public IEnumerable<DropPart> Read(Drop drop)
    {
        if (Separator(drop.Text, 1) is not { } separator)
        {
            return
            [
                DropPart.Rejected(
                    RejectionReason.Malformed,
                    "A table (CSV) whose first line names no columns; it should name them, such as title, text, date and url."),
            ];
        }

        return Read(drop, separator);
    }

    private static IEnumerable<DropPart> Read(Drop drop, char separator)
    {
        string[]? names = null;
        var any = false;
        foreach (var row in DelimitedRows.Of(drop.Text, separator))
        {
            if (names is null && IsSeparatorLine(drop.Text) && row.Line == 1)
            {
                continue;
            }

            if (names is null)
            {
                names = [.. row.Fields.Select(name => name.Trim())];
                continue;
            }

            any = true;
            yield return row.IsOpen
                ? DropPart.Rejected(
                    RejectionReason.Malformed, $"The row is broken: a quote in it is never closed (it begins in line {row.Line}).")
                : row.Fields.Count >= names.Length && row.Fields.Skip(names.Length).All(string.IsNullOrWhiteSpace)
                    ? FieldDraft.OfRow(names.Zip(row.Values))
                    : DropPart.Rejected(
                        RejectionReason.Malformed,
                        $"The row has {row.Fields.Count} fields and the table {names.Length} columns (line {row.Line}); "
                            + "fields that hold separators or line ends need quotes.");
        }

        if (!any)
        {
            yield return DropPart.Rejected(RejectionReason.Empty, "A table (CSV) without rows below its header line.");
        }
    }

    /// <summary>What separates the names of a header line; null when the first line is none.</summary>
    private static char? Separator(string text, int leastNames)
    {
        var start = text.Length - text.AsSpan().TrimStart("\r\n \uFEFF").Length;
        var end = text.AsSpan(start).IndexOfAny('\r', '\n') is var at and >= 0 ? start + at : text.Length;
        if (start == 0 && IsSeparatorLine(text))
        {
            return text[SeparatorMark.Length];
        }

        // A first line of kilobytes is prose.
        if (end - start is 0 or > LongestHeader)
        {
            return null;
        }

        var header = text[start..end];
        foreach (var separator in Separators)
        {
            if (header.Contains(separator, StringComparison.Ordinal)
                && IsHeader(DelimitedRows.Of(header, separator).First().Fields, leastNames))
            {
                return separator;
            }
        }

        return leastNames == 1 && IsHeader([header.Trim('"')], leastNames) ? ',' : null;
    }

    // Excel writes "sep=;" above the header line.
    private static bool IsSeparatorLine(string text) =>
        text.StartsWith(SeparatorMark, StringComparison.OrdinalIgnoreCase) && text.Length > SeparatorMark.Length + 1
        && Array.IndexOf(Separators, text[SeparatorMark.Length]) >= 0 && text[SeparatorMark.Length + 1] is ('\r' or '\n');

    private static bool IsHeader(IReadOnlyList<string> names, int leastNames)
    {
        var keys = names.Select(name => TextFields.Words(name)).ToArray();
        return names.Count <= MostColumns && names.All(name => name.Length <= LongestName)
            && keys.Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Count() == keys.Count(key => key.Length > 0)
            && keys.Count(KnownNames.Contains) >= leastNames
            && names.All(name => !name.TrimEnd().EndsWith('.'));
    }
}
