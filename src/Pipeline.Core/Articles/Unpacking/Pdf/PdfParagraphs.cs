using System.Text;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>One paragraph of a PDF.</summary>
/// <param name="Text">Its text on one line, words whole again that line ends had cut.</param>
/// <param name="Size">The size of its letters in points.</param>
/// <param name="IsOpen">Whether its last line is full and ends no sentence, so that it may go on in the next column or page.</param>
internal sealed record PdfParagraph(string Text, double Size, bool IsOpen);

/// <summary>Joins lines to paragraphs.</summary>
internal static class PdfParagraphs
{
    // In parts of the size of the letters, or of the usual distance of lines.
    private const double WidestLeading = 1.35;
    private const double LeastIndent = 0.8;
    private const double OtherSize = 0.12;
    private const double ShortLine = 6;

    private const int LongestWord = 100;

    // What goes on from column to column is copied each time.
    private const int LongestOpen = 20_000;

    /// <summary>The paragraphs of blocks in reading order; one that is cut by the end of a column or a page is whole.</summary>
    public static List<PdfParagraph> Of(IEnumerable<IReadOnlyList<PdfLine>> blocks)
    {
        var paragraphs = new List<PdfParagraph>();
        foreach (var block in blocks)
        {
            var leading = Leading(block);
            var (left, right) = (block.Min(line => line.Left), block.Max(line => line.Right));
            var start = 0;
            for (var i = 1; i <= block.Count; i++)
            {
                if (i == block.Count || Begins(block[i - 1], block[i], leading, left, right))
                {
                    Add(paragraphs, block, start, i, right, mayGoOn: start == 0 && !IsIndented(block[0], left));
                    start = i;
                }
            }
        }

        return paragraphs;
    }

    private static void Add(
        List<PdfParagraph> paragraphs, IReadOnlyList<PdfLine> block, int start, int end, double right, bool mayGoOn)
    {
        var text = new StringBuilder();
        var size = 0.0;
        for (var i = start; i < end; i++)
        {
            Join(text, block[i].Text);
            size = Math.Max(size, block[i].Size);
        }

        var last = block[end - 1];
        var isOpen = end - start > 1 && right - last.Right < last.Size * ShortLine && !EndsSentence(text);
        if (mayGoOn && paragraphs.Count > 0 && paragraphs[^1] is { IsOpen: true, Text.Length: < LongestOpen } open
            && IsSame(open.Size, size))
        {
            var whole = new StringBuilder(open.Text);
            Join(whole, text.ToString());
            paragraphs[^1] = new PdfParagraph(whole.ToString(), size, isOpen);
        }
        else
        {
            paragraphs.Add(new PdfParagraph(text.ToString(), size, isOpen));
        }
    }

    private static void Join(StringBuilder text, string line)
    {
        if (text.Length == 0)
        {
            text.Append(line);
            return;
        }

        var end = text.ToString(Math.Max(0, text.Length - LongestWord), Math.Min(LongestWord, text.Length));
        var fate = LineEndHyphen.Is(end[^1]) ? LineEndHyphen.Judge(end.AsSpan(0, end.Length - 1), line) : HyphenFate.None;
        if (fate == HyphenFate.Dropped)
        {
            text.Length--;
        }
        else if (fate == HyphenFate.None)
        {
            text.Append(' ');
        }

        text.Append(line);
    }

    private static bool Begins(PdfLine before, PdfLine line, double leading, double left, double right) =>
        before.IsRow || line.IsRow || before.Baseline - line.Baseline > leading * WidestLeading
        || !IsSame(before.Size, line.Size)
        || IsIndented(line, left) && !IsIndented(before, left)
        // The last line of a paragraph, and the point of a list, is short; a line that a long word did not fit on is not so short.
        || right - before.Right > (right - left) / 3 && !char.IsLower(line.Text[0]);

    private static bool IsIndented(PdfLine line, double left) => line.Left - left > line.Size * LeastIndent;

    private static bool IsSame(double size, double other) => Math.Abs(size - other) <= Math.Max(size, other) * OtherSize;

    private static bool EndsSentence(StringBuilder text) =>
        EndsSentence(text.ToString(Math.Max(0, text.Length - 3), Math.Min(3, text.Length)));

    private static bool EndsSentence(string text) =>
        text.TrimEnd('"', '\'', '”', '’', '»', ')') is [.., '.' or '!' or '?' or '…' or ':' or '。'];

    /// <summary>The usual distance of one line from the next.</summary>
    private static double Leading(IReadOnlyList<PdfLine> block)
    {
        var distances = new List<double>();
        for (var i = 1; i < block.Count; i++)
        {
            var distance = block[i - 1].Baseline - block[i].Baseline;
            if (distance > 0)
            {
                distances.Add(distance);
            }
        }

        distances.Sort();
        // Lines are nearer to each other than paragraphs are, so the lower quarter is of lines.
        return distances.Count > 0 ? distances[distances.Count / 4] : double.MaxValue;
    }
}
