using System.Text;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>Takes off what stands at the head and the foot of page after page: the paper's name, the date of printing, page numbers.</summary>
internal static class PdfPageFrame
{
    // Head and foot have this many lines at most.
    private const int MostLines = 3;

    /// <summary>The pages' lines without their frames. A line counts as part of it when, digits apart, the same one stands as near to the
    /// same edge on at least half of the pages.</summary>
    public static IReadOnlyList<IReadOnlyList<PdfLine>> Without(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        if (pages.Count < 2)
        {
            return pages;
        }

        var edges = pages.Select(Edges).ToArray();
        var counts = new Dictionary<(bool IsHead, string Text), int>();
        foreach (var key in edges.SelectMany(page => page.Select(edge => edge.Key).Distinct()))
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        IReadOnlyList<IReadOnlyList<PdfLine>> bare = [.. pages.Select((page, i) =>
        {
            var frame = edges[i].Where(edge => counts[edge.Key] is >= 2 and var count && count * 2 >= pages.Count)
                .Select(edge => edge.Line)
                .ToHashSet(ReferenceEqualityComparer.Instance);
            return frame.Count == 0 ? page : (IReadOnlyList<PdfLine>)[.. page.Where(line => !frame.Contains(line))];
        })];
        // Pages that are nothing but the same lines, such as a form filled in with numbers, are all text.
        return bare.All(page => page.Count == 0) ? pages : bare;
    }

    private static List<((bool IsHead, string Text) Key, PdfLine Line)> Edges(IReadOnlyList<PdfLine> page)
    {
        var byHeight = page.OrderByDescending(line => line.Baseline).ToArray();
        var edges = new List<((bool, string), PdfLine)>();
        for (var i = 0; i < byHeight.Length; i++)
        {
            var isHead = i < MostLines;
            if (isHead || i >= byHeight.Length - MostLines)
            {
                edges.Add(((isHead, WithoutDigits(byHeight[i].Text)), byHeight[i]));
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
}
