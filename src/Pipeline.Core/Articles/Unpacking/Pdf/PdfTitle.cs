using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>Finds the headline of a PDF: the largest print near its beginning, or else the title that the file states.</summary>
internal static partial class PdfTitle
{
    // A headline is set at least this much larger than what most of the text is set in.
    private const double Larger = 1.15;

    private const int MostParagraphsBefore = 6;
    private const int LongestTitle = 300;

    /// <summary>The title, taken out of the paragraphs where it stands there; null when there is none.</summary>
    public static string? Take(List<PdfParagraph> paragraphs, string? stated)
    {
        var usual = UsualSize(paragraphs);
        var headline = paragraphs.Take(MostParagraphsBefore)
            .Where(paragraph => paragraph.Size >= usual * Larger && MayBeTitle(paragraph.Text))
            .MaxBy(paragraph => paragraph.Size);
        if (headline is not null)
        {
            var at = paragraphs.IndexOf(headline);
            var end = at + 1;
            while (end < paragraphs.Count && paragraphs[end].Size == headline.Size && paragraphs[end].Text.Length <= LongestTitle)
            {
                end++;
            }

            // A headline of two lines may be broken where a sentence would be.
            var title = string.Join(' ', paragraphs[at..end].Select(paragraph => paragraph.Text));
            if (title.Length <= LongestTitle)
            {
                paragraphs.RemoveRange(at, end - at);
                return title;
            }

            paragraphs.RemoveAt(at);
            return headline.Text;
        }

        return stated is null || !MayBeTitle(stated.Trim()) || FileName().IsMatch(stated) ? null : TextFields.OneLine(stated);
    }

    private static bool MayBeTitle(string text) => text.Length <= LongestTitle && text.Contains(' ', StringComparison.Ordinal);

    private static double UsualSize(List<PdfParagraph> paragraphs) => paragraphs
        .GroupBy(paragraph => Math.Round(paragraph.Size, 1))
        .MaxBy(size => size.Sum(paragraph => (long)paragraph.Text.Length))?.Key ?? 0;

    // "Microsoft Word - report.docx", "C:\news\report.indd", "untitled".
    [GeneratedRegex(
        @"^(?:Microsoft |untitled|\(anonymous\))|\.[A-Za-z]{2,5}\d?$|[\\/]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
