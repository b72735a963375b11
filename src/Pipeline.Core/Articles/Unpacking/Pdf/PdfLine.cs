namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>A run of text on one line of one column.</summary>
internal sealed record PdfLine(string Text, double Left, double Right, double Baseline, double Size)
{
    /// <summary>Whether it was put together of cells with wide gaps between them, as a table's row is.</summary>
    public bool IsRow { get; init; }

    public double Middle => (Left + Right) / 2;

    /// <summary>The lines of a page in the order in which it draws them: letters that go on to the right on one height, as far as no gap is
    /// wide enough to lie between columns.</summary>
    public static List<PdfLine> Of(IReadOnlyList<PdfLetter> letters)
    {
        // In parts of the size of the letters: what is no blank any more, what is one though none is drawn, and what a raised sign may
        // rise.
        const double widestBlank = 1.6, narrowestBlank = 0.17, raised = 0.6, overlap = 0.6;
        var lines = new List<PdfLine>();
        var text = new System.Text.StringBuilder();
        var (first, last) = (default(PdfLetter), default(PdfLetter));
        var size = 0.0;
        foreach (var letter in letters)
        {
            var gap = letter.Left - last.Right;
            var largest = Math.Max(size, letter.Size);
            var goesOn = text.Length > 0 && Math.Abs(letter.Baseline - first.Baseline) <= largest * raised
                && gap <= largest * widestBlank && gap >= -largest * overlap;
            if (!goesOn)
            {
                End();
            }
            else if (gap > largest * narrowestBlank && !char.IsWhiteSpace(text[^1]) && !string.IsNullOrWhiteSpace(letter.Text))
            {
                text.Append(' ');
            }

            if (text.Length == 0)
            {
                // A blank begins no line.
                if (string.IsNullOrWhiteSpace(letter.Text))
                {
                    continue;
                }

                (first, size) = (letter, letter.Size);
            }

            text.Append(letter.Text);
            last = letter;
            size = Math.Max(size, letter.Size);
        }

        End();
        return lines;

        void End()
        {
            var said = TextFields.OneLine(text.ToString());
            if (said.Length > 0)
            {
                lines.Add(new PdfLine(said, first.Left, last.Right, first.Baseline, size));
            }

            text.Clear();
        }
    }
}
