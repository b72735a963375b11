namespace Pipeline.Core.Articles.Dates;

/// <summary>The tokens of a date, of which clock, zone and day each take theirs until none may be left.</summary>
internal sealed class DateText
{
    private readonly bool[] taken;

    public DateText(string text)
    {
        Tokens = DateWords.Cut(DateLexer.Tokens(text));
        taken = new bool[Tokens.Count];
    }

    public IReadOnlyList<DateToken> Tokens { get; }

    public int Count => Tokens.Count;

    /// <summary>The token at <paramref name="at"/>; an empty mark beyond the ends and for one that is taken.</summary>
    public DateToken this[int at] => at >= 0 && at < Count && !taken[at] ? Tokens[at] : new(DateTokenKind.Mark, "\0", false);

    public bool IsTaken(int at) => taken[at];

    public void Take(int at, int length = 1)
    {
        for (var end = at + length; at < end; at++)
        {
            taken[at] = true;
        }
    }

    /// <summary>What the word at <paramref name="at"/> means, when it is one that the tables know and that is not taken.</summary>
    public DateWord? WordAt(int at, out int length)
    {
        length = 1;
        return this[at].Kind == DateTokenKind.Word ? DateWords.Find(Tokens, at, out length) : null;
    }

    /// <summary>Whether the word at <paramref name="at"/> may do this.</summary>
    public bool Is(int at, DateRoles role, out int length) => WordAt(at, out length) is { } word && word.Is(role);
}
