namespace Pipeline.Core.Articles.Letters;

/// <summary>The subject of a letter without the marks that programs put before it: "Re: ", "Fwd: ", "AW[2]: ".</summary>
/// <param name="Text">The subject as its writer gave it.</param>
/// <param name="Kind">What the first mark says.</param>
internal readonly record struct LetterSubject(string Text, LetterKind Kind)
{
    private const int LongestMark = 12;

    /// <summary>Reads a subject on one line.</summary>
    public static LetterSubject Of(string subject)
    {
        var (text, kind) = (subject.Trim(), LetterKind.Own);
        while (Mark(text, out var end) is { } found)
        {
            kind = kind == LetterKind.Own ? found : kind;
            text = text[end..].TrimStart();
        }

        // A list puts its name before the mark: "[dock] Re: Silo".
        var name = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        return new(text, kind == LetterKind.Own && name > 0 ? Mark(text[name..].TrimStart(), out _) ?? kind : kind);
    }

    private static LetterKind? Mark(string text, out int end)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestMark)).IndexOfAny(':', '：');
        end = colon + 1;
        if (colon <= 0)
        {
            return null;
        }

        var count = text.AsSpan(0, colon).IndexOfAny('[', '(');
        var mark = text[..(count > 0 ? count : colon)];
        return LetterPhrases.Is(LetterPhrase.Reply, mark) ? LetterKind.Reply
            : LetterPhrases.Is(LetterPhrase.Forward, mark) ? LetterKind.Forward
            : null;
    }
}
