namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>Puts the lines of a page into the order in which people read them: from the top to the bottom, and where a blank strip parts
/// columns of text, one column after the other.</summary>
/// <remarks>A strip counts where lines of prose stand on both sides of it. What crosses it, such as a headline, parts the columns above
/// from those below. The cells of a table are short, so a table stays in rows.</remarks>
internal static class PdfReadingOrder
{
    private const int DeepestColumns = 4;

    // A cell is shorter than a line of the narrowest column of print.
    private const int LeastCharacters = 12;

    // Fewer lines side by side are a caption beside a picture, or chance.
    private const int LeastLines = 3;

    // In parts of the size of the letters.
    private const double NarrowestStrip = 0.6;

    private const int Bins = 512;

    // A page of more lines is no page that somebody set; it stays in the order in which it is drawn.
    private const int MostLines = 20_000;

    /// <summary>The lines in order, in blocks: lines of different blocks are never one paragraph.</summary>
    public static IReadOnlyList<IReadOnlyList<PdfLine>> Of(IReadOnlyList<PdfLine> lines)
    {
        if (lines.Count is 0 or > MostLines)
        {
            return lines.Count == 0 ? [] : [lines];
        }

        var blocks = new List<IReadOnlyList<PdfLine>>();
        Add(blocks, [.. lines.OrderByDescending(line => line.Baseline).ThenBy(line => line.Left)], DeepestColumns);
        return blocks;
    }

    private static void Add(List<IReadOnlyList<PdfLine>> blocks, List<PdfLine> lines, int depth)
    {
        if (lines.Count == 0)
        {
            return;
        }

        if (depth == 0 || Strip(lines) is not { } strip)
        {
            blocks.Add(Rows(lines));
            return;
        }

        var (left, right) = (new List<PdfLine>(), new List<PdfLine>());
        var across = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (line.Left < strip && line.Right > strip)
            {
                EndColumns();
                across.Add(line);
            }
            else
            {
                EndAcross();
                (line.Middle < strip ? left : right).Add(line);
            }
        }

        EndAcross();
        EndColumns();

        void EndColumns()
        {
            if (left.Count + right.Count > 0)
            {
                Add(blocks, left, depth - 1);
                Add(blocks, right, depth - 1);
                (left, right) = ([], []);
            }
        }

        void EndAcross()
        {
            if (across.Count > 0)
            {
                blocks.Add(Rows(across));
                across = [];
            }
        }
    }

    /// <summary>Where the middle of a strip between columns stands; null when there is none.</summary>
    private static double? Strip(List<PdfLine> lines)
    {
        var (start, end) = (lines.Min(line => line.Left), lines.Max(line => line.Right));
        if (end - start <= 0)
        {
            return null;
        }

        // How many characters each upright slice of the page is crossed by.
        var crossed = new long[Bins + 1];
        foreach (var line in lines)
        {
            crossed[Bin(line.Left)] += line.Text.Length;
            crossed[Math.Min(Bins, Bin(line.Right) + 1)] -= line.Text.Length;
        }

        for (var bin = 1; bin <= Bins; bin++)
        {
            crossed[bin] += crossed[bin - 1];
        }

        var best = default(double?);
        var least = long.MaxValue;
        var size = Median([.. lines.Select(line => line.Size)]);
        foreach (var (from, to) in Valleys(crossed))
        {
            var middle = start + ((from + to + 1) / 2.0 * (end - start) / Bins);
            if ((to - from + 1) * (end - start) / Bins >= size * NarrowestStrip && crossed[from] < least && HasColumns(lines, middle))
            {
                (best, least) = (middle, crossed[from]);
            }
        }

        return best;

        int Bin(double x) => (int)Math.Clamp((x - start) / (end - start) * Bins, 0, Bins - 1);
    }

    /// <summary>The slices that are crossed less than those beside them.</summary>
    private static IEnumerable<(int From, int To)> Valleys(long[] crossed)
    {
        for (var from = 1; from < Bins - 1;)
        {
            var to = from;
            while (to + 1 < Bins && crossed[to + 1] == crossed[from])
            {
                to++;
            }

            if (to < Bins - 1 && crossed[from - 1] > crossed[from] && crossed[to + 1] > crossed[from])
            {
                yield return (from, to);
            }

            from = to + 1;
        }
    }

    private static bool HasColumns(List<PdfLine> lines, double strip)
    {
        var (leftLines, rightLines, leftLength, rightLength, acrossLength) = (0, 0, 0L, 0L, 0L);
        foreach (var line in lines)
        {
            if (line.Right <= strip)
            {
                leftLines++;
                leftLength += line.Text.Length;
            }
            else if (line.Left >= strip)
            {
                rightLines++;
                rightLength += line.Text.Length;
            }
            else
            {
                acrossLength += line.Text.Length;
            }
        }

        return leftLines >= LeastLines && rightLines >= LeastLines
            && leftLength >= (long)leftLines * LeastCharacters && rightLength >= (long)rightLines * LeastCharacters
            && acrossLength <= leftLength + rightLength;
    }

    /// <summary>Lines on one height are one line, such as the cells of a table's row.</summary>
    private static List<PdfLine> Rows(List<PdfLine> lines)
    {
        var rows = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (rows.Count > 0 && rows[^1] is var row && Math.Abs(row.Baseline - line.Baseline) <= Math.Max(row.Size, line.Size) / 2
                && line.Left >= row.Right)
            {
                rows[^1] = row with
                {
                    Text = $"{row.Text} {line.Text}",
                    Right = line.Right,
                    Size = Math.Max(row.Size, line.Size),
                    IsRow = true,
                };
            }
            else
            {
                rows.Add(line);
            }
        }

        return rows;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
