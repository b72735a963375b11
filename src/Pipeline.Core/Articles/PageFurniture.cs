using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Core.Tables;
using Pipeline.Text;

namespace Pipeline.Core.Articles;

/// <summary>Finds what players and galleries of a news page leave in text copied from it (<c>Data/page-furniture.tsv</c>): "CLOSE Skip in Skip x
/// Embed x Share", "Image 1 of / 3 Caption Close".</summary>
/// <remarks>Read as prose, the words run into the sentences beside them, and titles of other videos tell of other events.</remarks>
internal static partial class PageFurniture
{
    private const string Table = "page-furniture.tsv";

    private static readonly (Kind Kind, Regex Words)[] Patterns =
        [.. EmbeddedTable.KindRows<Kind>(Table, 2).Select(row => (row.Kind, PatternOf(row.Cells[1])))];

    private enum Kind
    {
        Words,
        Line,
        Player,
    }

    /// <summary>The text without them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin; what stands before stays.</param>
    public static MappedText Without(MappedText text, int start)
    {
        var cuts = Find(text.Text, start);
        if (cuts.Count == 0)
        {
            return text;
        }

        var kept = new MappedText.Builder();
        var from = 0;
        foreach (var cut in cuts)
        {
            kept.Append(text, from, cut.Start);
            from = cut.End;

            // What stood on both sides is no one sentence.
            if (cut.Start > 0 && text.Text[cut.Start - 1] != '\n' && from < text.Text.Length && text.Text[from] is not ('\r' or '\n'))
            {
                kept.Append("\n");
            }
        }

        return kept.Append(text, from, text.Text.Length).TrimEnd().Build();
    }

    /// <summary>The stretches to leave out, in text order and apart.</summary>
    private static List<TextSpan> Find(string text, int start)
    {
        var found = new List<TextSpan>();
        foreach (var (kind, words) in Patterns)
        {
            for (var match = words.Match(text, start); match.Success; match = match.NextMatch())
            {
                found.Add(TextSpan.FromBounds(match.Index, kind switch
                {
                    Kind.Line => LineEnd(text, match.Index + match.Length),
                    Kind.Player => PlayerEnd(text, match.Index + match.Length, words),
                    _ => match.Index + match.Length,
                }));
            }
        }

        var cuts = new List<TextSpan>();
        foreach (var span in found.OrderBy(span => span.Start).ThenByDescending(span => span.Length))
        {
            var end = span.End;
            while (end < text.Length && (text[end] is ' ' or '\t' || span.Start == 0 && char.IsWhiteSpace(text[end])))
            {
                end++;
            }

            if (cuts.Count == 0 || span.Start >= cuts[^1].End)
            {
                cuts.Add(TextSpan.FromBounds(span.Start, end));
            }
            else if (end > cuts[^1].End)
            {
                cuts[^1] = TextSpan.FromBounds(cuts[^1].Start, end);
            }
        }

        return cuts;
    }

    private static int LineEnd(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    /// <summary>Titles of a list of videos go with their players; what the last one shows may be of the story.</summary>
    private static int PlayerEnd(string text, int from, Regex words)
    {
        var end = LineEnd(text, from);
        var next = words.Match(text, from, end - from);
        if (next.Success)
        {
            return next.Index;
        }

        return Duration().Match(text, from, end - from) is { Success: true } duration ? duration.Index + duration.Length : from;
    }

    private static Regex PatternOf(string words)
    {
        var pattern = new StringBuilder();
        foreach (var word in EmbeddedTable.Words(words))
        {
            pattern.Append(pattern.Length == 0 ? "" : @"[ \t]+");
            pattern.Append(word == "…" ? @"[^\n]{0,100}?" : Regex.Escape(word).Replace(@"\#", @"\d{1,4}", StringComparison.Ordinal));
        }

        return new Regex(pattern.ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    [GeneratedRegex(@"\A[^\n|]{0,160}\|[ \t]?\d{1,2}:\d{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
