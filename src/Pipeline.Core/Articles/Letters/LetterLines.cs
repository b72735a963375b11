namespace Pipeline.Core.Articles.Letters;

/// <summary>A line of a letter.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsQuoted">Whether it is marked as repeated from another letter.</param>
internal readonly record struct LetterLine(string Text, bool IsQuoted);

/// <summary>Tells what a letter says from what stands around it: the letter that it answers, and the footers of lists.</summary>
internal static class LetterLines
{
    /// <summary>Which lines are the letter's own; all when nothing would be left.</summary>
    /// <param name="lines">All of them, empty ones too.</param>
    /// <param name="kind">What the letter does with those that it repeats.</param>
    /// <param name="areMarksSure">Whether a mark of quotation is a program's; a writer may put <c>&gt;</c> before anything.</param>
    public static bool[] Kept(IReadOnlyList<LetterLine> lines, LetterKind kind, bool areMarksSure)
    {
        var kept = new bool[lines.Count];
        Array.Fill(kept, true);
        LetterQuotes.Leave(lines, kind, areMarksSure, kept);
        LetterFooters.Leave(lines, kept);
        return kept;
    }

    /// <summary>How many letters and digits stand in the lines that are kept, from one to before another.</summary>
    internal static int Letters(IReadOnlyList<LetterLine> lines, bool[] kept, int from, int to)
    {
        var letters = 0;
        for (var i = from; i < to; i++)
        {
            letters += kept[i] ? lines[i].Text.Count(char.IsLetterOrDigit) : 0;
        }

        return letters;
    }
}
