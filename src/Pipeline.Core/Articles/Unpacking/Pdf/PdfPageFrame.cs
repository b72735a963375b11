using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>Takes off what stands at the head and the foot of page after page: the paper's name, the date of printing, page numbers, and
/// what a browser prints around a page.</summary>
internal static partial class PdfPageFrame
{
    // Head and foot have this many lines at most.
    private const int MostLines = 3;

    /// <summary>The pages' lines without their frames. A line counts as part of it when, digits apart, the same one stands on the same
    /// height of at least half of the pages, or when it stands in the print of the address that a browser puts at the edge.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="address">The address that a browser printed; null when none did.</param>
    public static IReadOnlyList<IReadOnlyList<PdfLine>> Without(IReadOnlyList<IReadOnlyList<PdfLine>> pages, out Uri? address)
    {
        var edges = pages.Select(Edges).ToArray();
        var counts = new Dictionary<(double Height, string Text), int>();
        foreach (var key in edges.SelectMany(page => page.Select(edge => edge.Key).Distinct()))
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var printed = edges.SelectMany(page => page)
            .FirstOrDefault(edge => edge.IsOutermost && PrintedAddress().IsMatch(edge.Line.Text))?.Line;
        address = printed is null ? null : TextFields.Link(PrintedAddress().Match(printed.Text).Groups["address"].Value);
        IReadOnlyList<IReadOnlyList<PdfLine>> bare = [.. pages.Select((page, i) =>
        {
            var frame = edges[i]
                .Where(edge => counts[edge.Key] is >= 2 and var count && count * 2 >= pages.Count
                        && (edge.IsOutermost || edge.Key.Text.Length > 0)
                    || edge.IsOutermost && edge.Line.Size == printed?.Size)
                .Select(edge => edge.Line)
                .ToHashSet(ReferenceEqualityComparer.Instance);
            return frame.Count == 0 ? page : (IReadOnlyList<PdfLine>)[.. page.Where(line => !frame.Contains(line))];
        })];
        // Pages that are nothing but the same lines, such as a form filled in with numbers, are all text.
        return bare.All(page => page.Count == 0) ? pages : bare;
    }

    private static List<Edge> Edges(IReadOnlyList<PdfLine> page)
    {
        var byHeight = page.OrderByDescending(line => line.Baseline).ToArray();
        var edges = new List<Edge>();
        for (var i = 0; i < byHeight.Length; i++)
        {
            if (i < MostLines || i >= byHeight.Length - MostLines)
            {
                var line = byHeight[i];
                // Head and foot are often of two or three lines side by side.
                var isOutermost = line.Baseline == byHeight[0].Baseline || line.Baseline == byHeight[^1].Baseline;
                edges.Add(new Edge((Math.Round(line.Baseline), WithoutDigits(line.Text)), line, isOutermost));
            }
        }

        return edges;
    }

    private static string WithoutDigits(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetter(character))
            {
                kept.Append(char.ToLowerInvariant(character));
            }
        }

        return kept.ToString();
    }

    // "https://mire.example/raid", "file:///home/x/raid.html 1/1": browsers set the number of the page beside the address.
    [GeneratedRegex(@"^\s*(?<address>(?:https?|file)://\S{1,2000})(?:\s+\d{1,4}\s*/\s*\d{1,4})?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrintedAddress();

    private sealed record Edge((double Height, string Text) Key, PdfLine Line, bool IsOutermost);
}
