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
    private const int MostCaptions = 10;
    private const string SeparatorMark = "sep=";

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public bool CanRead(Drop drop) => FormatHints.IsDelimited(drop.Name, drop.ContentType) || Find(drop.Text, LeastNames) is not null;

    public IEnumerable<DropPart> Read(Drop drop)
    {
        if (Find(drop.Text, 1) is not { } header)
        {
            return
            [
                DropPart.Rejected(
                    RejectionReason.Malformed,
                    "A table (CSV) whose first line names no columns; it should name them, such as title, text, date and url."),
            ];
        }

        return Read(drop, header);
    }

    private static IEnumerable<DropPart> Read(Drop drop, Header header)
    {
        string[]? names = null;
        var any = false;
        foreach (var row in DelimitedRows.Of(drop.Text, header.Separator, header.Start))
        {
            if (names is null)
            {
                names = [.. row.Fields.Select(name => name.Trim())];
                continue;
            }

            // Excel saves rows that somebody has emptied.
            if (row.Fields.All(string.IsNullOrWhiteSpace))
            {
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

    /// <summary>The header line; null when the text begins with none. In what is known to be a table comments and a caption may stand
    /// above it.</summary>
    private static Header? Find(string text, int leastNames)
    {
        var start = text.Length - text.AsSpan().TrimStart("\r\n \uFEFF").Length;
        char? named = null;
        if (start == 0 && IsSeparatorLine(text))
        {
            named = text[SeparatorMark.Length];
            start = Next(text, 0);
        }

        for (var captions = 0; start < text.Length && captions <= MostCaptions; captions++)
        {
            var end = End(text, start);
            // A first line of kilobytes is prose, and so is one that separates nothing.
            if (end - start > LongestHeader
                || leastNames > 1 && named is null && text.AsSpan(start, end - start).IndexOfAny(Separators) < 0)
            {
                return null;
            }

            var line = text[start..end];
            var isCaption = IsCaption(line);
            if (!(isCaption && line.IndexOfAny(Separators) >= 0) && !line.StartsWith('#')
                && (named ?? Separator(line, leastNames)) is { } separator)
            {
                return new(separator, start);
            }

            if (leastNames > 1 || !isCaption)
            {
                return null;
            }

            start = Next(text, start);
        }

        return null;
    }

    /// <summary>What separates the names of a header line; null when it is none.</summary>
    private static char? Separator(string header, int leastNames)
    {
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

    // "# exported 2026-02-12" and "Incident report,,": a comment, or one cell that is filled.
    private static bool IsCaption(string line)
    {
        if (line.StartsWith('#'))
        {
            return true;
        }

        foreach (var separator in Separators)
        {
            if (DelimitedRows.Of(line, separator).FirstOrDefault() is { } row && row.Fields.Count(cell => cell.Trim().Length > 0) > 1)
            {
                return false;
            }
        }

        return true;
    }

    private static int End(string text, int start) =>
        text.AsSpan(start).IndexOfAny('\r', '\n') is var at and >= 0 ? start + at : text.Length;

    // Behind the end of the line, and behind the empty lines that follow.
    private static int Next(string text, int start)
    {
        var end = End(text, start);
        return text.Length - text.AsSpan(end).TrimStart("\r\n").Length;
    }

    // Excel writes "sep=;" above the header line.
    private static bool IsSeparatorLine(string text) =>
        text.StartsWith(SeparatorMark, StringComparison.OrdinalIgnoreCase) && text.Length > SeparatorMark.Length + 1
        && Array.IndexOf(Separators, text[SeparatorMark.Length]) >= 0 && text[SeparatorMark.Length + 1] is ('\r' or '\n');

    private static bool IsHeader(IReadOnlyList<string> names, int leastNames)
    {
        // Most first lines are prose; for them no table of names is loaded.
        if (names.Count < leastNames || names.Count > MostColumns || names.Any(name => name.Length > LongestName)
            || leastNames > 1 && names.Any(name => name.TrimEnd().EndsWith('.')))
        {
            return false;
        }

        var keys = names.Select(name => TextFields.Words(FieldHeadings.OfColumn(name))).ToArray();
        return keys.Count(KnownFields.Contains) >= leastNames && (leastNames == 1
            || keys.Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Count() == keys.Count(key => key.Length > 0));
    }

    /// <param name="Separator">What stands between two fields.</param>
    /// <param name="Start">Where the line begins.</param>
    private readonly record struct Header(char Separator, int Start);
}
