using System.Globalization;
using System.Text;
using Pipeline.Text;

namespace Pipeline.Core.Telling;

/// <summary>Cleaned text as text elements (what a reader calls characters), some of them marked. Immutable.</summary>
internal sealed class MarkedText
{
    /// <summary>A cut moves to the next space if there is one within this many code units.</summary>
    private const int WordSlack = 20;

    private readonly string[] elements;
    private readonly bool[] marks;
    private readonly int length;

    private MarkedText(string[] elements, bool[] marks)
    {
        this.elements = elements;
        this.marks = marks;
        length = elements.Sum(element => element.Length);
    }

    public static MarkedText From(string text, IReadOnlyCollection<TextSpan> marked)
    {
        var cleaned = new StringBuilder(text.Length);
        var isMarked = new List<bool>(text.Length);
        var inMark = new bool[text.Length];
        foreach (var span in marked)
        {
            Array.Fill(inMark, true, span.Start, span.Length);
        }

        DisplayText.Clean(text, (rune, at) =>
        {
            var before = cleaned.Length;
            cleaned.Append(rune.ToString());
            for (var i = before; i < cleaned.Length; i++)
            {
                isMarked.Add(inMark[at]);
            }
        });

        var whole = cleaned.ToString();
        var starts = StringInfo.ParseCombiningCharacters(whole);
        var pieces = new string[starts.Length];
        var pieceMarks = new bool[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            pieces[i] = whole[starts[i]..(i + 1 < starts.Length ? starts[i + 1] : whole.Length)];
            pieceMarks[i] = isMarked[starts[i]];
        }

        return new(pieces, pieceMarks);
    }

    /// <summary>The text in at most <paramref name="longest"/> code units: as much as fits around the marked words, or from the start when
    /// none are marked, with an ellipsis for what is left out.</summary>
    public IReadOnlyList<TextRun> Shorten(int longest)
    {
        if (length <= longest)
        {
            return Runs(Enumerable.Repeat(true, elements.Length).ToArray());
        }

        var distance = Distances();
        var (low, high) = (-1, longest);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Size(Kept(distance, middle)) <= longest)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        // Without room for every marked word the first ones stand, as far as they go.
        return Runs(low < 0 ? FirstMarked(longest) : Kept(distance, low));
    }

    /// <summary>Per element: code units between it and the nearest marked one; 0 for those.</summary>
    private int[] Distances()
    {
        var distance = new int[elements.Length];
        var any = marks.Contains(true);
        var since = any ? length : 0;
        for (var i = 0; i < elements.Length; i++)
        {
            since = marks[i] ? 0 : Math.Min(length, since + elements[i].Length);
            distance[i] = since;
        }

        since = length;
        for (var i = elements.Length - 1; any && i >= 0; i--)
        {
            since = marks[i] ? 0 : Math.Min(length, since + elements[i].Length);
            distance[i] = Math.Min(distance[i], since);
        }

        return distance;
    }

    private bool[] Kept(int[] distance, int furthest)
    {
        var kept = new bool[elements.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = distance[i] <= furthest;
        }

        // Half words at a cut go too, unless the word is longer than anybody's patience.
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] && i > 0 && !kept[i - 1])
            {
                TrimToSpace(kept, i, +1);
            }
        }

        for (var i = kept.Length - 1; i >= 0; i--)
        {
            if (kept[i] && i + 1 < kept.Length && !kept[i + 1])
            {
                TrimToSpace(kept, i, -1);
            }
        }

        return kept;
    }

    private void TrimToSpace(bool[] kept, int cut, int step)
    {
        var outside = cut - step;
        if (elements[outside] == " " || marks[cut])
        {
            return;
        }

        var slack = WordSlack;
        for (var i = cut; i >= 0 && i < kept.Length && kept[i] && !marks[i] && slack > 0; slack -= elements[i].Length, i += step)
        {
            if (elements[i] == " ")
            {
                for (var j = cut; j != i; j += step)
                {
                    kept[j] = false;
                }

                return;
            }
        }
    }

    private bool[] FirstMarked(int longest)
    {
        var kept = new bool[elements.Length];
        var room = longest - 5;
        for (var i = 0; i < kept.Length && room > 0; i++)
        {
            if (marks[i])
            {
                // A gap before it takes up to three code units.
                room -= elements[i].Length + (i > 0 && kept[i - 1] ? 0 : 3);
                kept[i] = room >= 0;
            }
        }

        return kept;
    }

    /// <summary>At most this many code units, ellipses counted.</summary>
    private int Size(bool[] kept)
    {
        var size = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            size += kept[i] ? elements[i].Length : i == 0 || kept[i - 1] ? " … ".Length : 0;
        }

        return size;
    }

    private List<TextRun> Runs(bool[] kept)
    {
        var runs = new List<TextRun>();
        var text = new StringBuilder();
        var isMarked = false;
        var gap = false;
        for (var i = 0; i < elements.Length; i++)
        {
            if (!kept[i])
            {
                gap = true;
                continue;
            }

            if (gap)
            {
                if (elements[i] == " ")
                {
                    continue;
                }

                var isFirst = runs.Count == 0 && text.Length == 0;
                Add(isFirst ? "…" : LastIsSpace() ? "… " : " … ", false);
                gap = false;
            }

            Add(elements[i], marks[i]);
        }

        if (gap)
        {
            Add("…", false);
        }

        Flush();
        return runs;

        void Add(string piece, bool marked)
        {
            if (marked != isMarked)
            {
                Flush();
                isMarked = marked;
            }

            text.Append(piece);
        }

        bool LastIsSpace() => text.Length > 0 && text[^1] == ' ';

        void Flush()
        {
            if (text.Length > 0)
            {
                runs.Add(new(text.ToString(), isMarked));
                text.Clear();
            }
        }
    }
}
