namespace Pipeline.Core.Articles.Letters;

/// <summary>Leaves out what lists, alerts and companies add to each letter: how to unsubscribe, why it was sent, who may read it.</summary>
/// <remarks>A line goes where all of it is such an offer. A footer goes with what is below it, when that is little beside what is
/// above it, and no paragraph of prose.</remarks>
internal static class LetterFooters
{
    // A footer has the list's address, some links, an imprint.
    private const int MostLines = 12;
    private const int LongestLine = 1_000;

    // A letter of one sentence has a footer that is longer.
    private const int MostBelow = 400;
    private const int LeastAbove = 20;

    // From this length on a line that ends a sentence is prose.
    private const int Prose = 80;

    // Mailman rules its footer with 47 of them.
    private const int LeastRule = 20;

    private static readonly char[] Between = ['|', '•', '·', '/', '\n'];

    public static void Leave(IReadOnlyList<LetterLine> lines, bool[] kept)
    {
        var own = (bool[])kept.Clone();
        for (var i = 0; i < lines.Count; i++)
        {
            own[i] &= !IsOffer(lines[i].Text);
        }

        var foot = Foot(lines, own);
        Array.Fill(own, false, foot, lines.Count - foot);
        if (LetterLines.Letters(lines, own, 0, lines.Count) > 0)
        {
            own.CopyTo(kept, 0);
        }
    }

    private static int Foot(IReadOnlyList<LetterLine> lines, bool[] own)
    {
        var (foot, seen, hasAddress, below) = (lines.Count, 0, false, 0);
        var above = LetterLines.Letters(lines, own, 0, lines.Count);
        for (var i = lines.Count - 1; i >= 0 && seen <= MostLines && IsLittle(below, above); i--)
        {
            var text = lines[i].Text;
            if (!own[i] || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var letters = text.Count(char.IsLetterOrDigit);
            (above, below) = (above - letters, below + letters);
            var isFoot = text.Split('\n', MostLines).Any(LetterPhrases.IsFoot);
            if (IsLittle(below, above) && (isFoot || hasAddress && IsRule(text)))
            {
                foot = i;
            }
            else if (text.Length > LongestLine || text.Length >= Prose && !isFoot && text.TrimEnd() is [.., '.' or '!' or '?' or '。'])
            {
                break;
            }

            hasAddress |= text.Contains('@') || text.Contains("://", StringComparison.Ordinal);
            seen++;
        }

        return foot;
    }

    private static bool IsLittle(int below, int above) => above >= LeastAbove && (below <= above || below <= MostBelow);

    private static bool IsRule(string text) => text.Trim() is { Length: >= LeastRule } rule && rule.AsSpan().Trim('_').IsEmpty;

    /// <summary>Whether a line offers something to do with the letter and says nothing else, addresses apart.</summary>
    private static bool IsOffer(string text)
    {
        if (text.Length > LongestLine)
        {
            return false;
        }

        var words = text.Split(' ', '\t', '\n').Where(word => !word.Contains("://", StringComparison.Ordinal));
        var parts = string.Join(' ', words).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && Array.TrueForAll(parts, part => LetterPhrases.Is(LetterPhrase.Line, part));
    }
}
