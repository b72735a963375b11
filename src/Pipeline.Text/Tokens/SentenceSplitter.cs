using Pipeline.Text.Words;

namespace Pipeline.Text.Tokens;

/// <summary>Finds the sentences of a text.</summary>
/// <remarks>
/// A sentence ends at <c>. ! ? …</c> (with closing quotes and brackets) when what follows looks like a beginning, and at the end of
/// a paragraph: an empty line, or a single line end that is no mere wrapping. A line end is wrapping when the line before it is long
/// and unfinished and the next one is not a new block, as in text wrapped at a fixed column.
/// </remarks>
public static class SentenceSplitter
{
    // Wrapped text has lines of at least this length; headings and list items are shorter.
    private const int WrapColumn = 40;

    /// <summary>The sentences of <paramref name="text"/> in order, trimmed of white space.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text, Tokenizer.Cut(text));
    }

    /// <summary>The sentences of <paramref name="text"/>, whose tokens are given.</summary>
    internal static List<TextSpan> Split(string text, ReadOnlySpan<Token> tokens)
    {
        var sentences = new List<TextSpan>();
        var first = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i + 1 < tokens.Length && (IsInside(text, tokens[i], tokens[i + 1]) || !EndsAfter(text, tokens, i)))
            {
                continue;
            }

            sentences.Add(TextSpan.FromBounds(tokens[first].Span.Start, tokens[i].Span.End));
            first = i + 1;
        }

        return sentences;
    }

    /// <summary>By far most tokens: a word or number without a period, with nothing or one space behind it.</summary>
    private static bool IsInside(string text, Token token, Token next)
    {
        var end = token.Span.End;
        return token.Kind != TokenKind.Punctuation && text[end - 1] != '.'
            && (next.Span.Start == end || next.Span.Start == end + 1 && text[end] == ' ');
    }

    private static bool EndsAfter(string text, ReadOnlySpan<Token> tokens, int i)
    {
        var gap = text.AsSpan(tokens[i].Span.End, tokens[i + 1].Span.Start - tokens[i].Span.End);
        if (IsParagraphEnd(text, gap, tokens[i].Span.End, tokens[i + 1].Span.Start))
        {
            return true;
        }

        if (gap.IsEmpty)
        {
            return EndsWithoutSpace(text, tokens, i);
        }

        // Closing quotes and brackets belong to the sentence that they close.
        var last = i;
        while (last > 0 && IsCloser(text, tokens[last]) && tokens[last].Span.Start == tokens[last - 1].Span.End)
        {
            last--;
        }

        var word = Words(text, tokens[last]);
        var next = Words(text, tokens[i + 1]);
        return word switch
        {
            "!" or "?" or "…" => !char.IsLower(next[0]),
            "." => !char.IsLower(next[0]) && !IsListNumber(text, tokens, last),
            _ when word[^1] == '.' && word.TrimEnd('.').IsEmpty => char.IsUpper(next[0]),
            _ when word[^1] == '.' => EndsAfterAbbreviation(word, next),
            _ => false,
        };
    }

    /// <summary>"… last year.The minister": text that lost its space. A web address ("example.Com") is no such case.</summary>
    private static bool EndsWithoutSpace(string text, ReadOnlySpan<Token> tokens, int i)
    {
        if (i == 0 || tokens[i].Span.Length != 1 || text[tokens[i].Span.Start] is not ('.' or '!' or '?')
            || tokens[i - 1].Span.End != tokens[i].Span.Start)
        {
            return false;
        }

        var before = Words(text, tokens[i - 1]);
        var after = Words(text, tokens[i + 1]);
        return before.Length > 2 && char.IsLower(before[^1]) && char.IsLower(before[^2])
            && after.Length > 1 && char.IsUpper(after[0]) && char.IsLower(after[1])
            && i > 1 && tokens[i - 2].Span.End < tokens[i - 1].Span.Start
            && tokens[i + 1].Span.End < text.Length && char.IsWhiteSpace(text[tokens[i + 1].Span.End]);
    }

    /// <summary>"1. The minister" at the start of a line numbers a sentence and is none.</summary>
    private static bool IsListNumber(string text, ReadOnlySpan<Token> tokens, int period) =>
        period > 0 && tokens[period - 1].Kind == TokenKind.Number && tokens[period - 1].Span.Length <= 2
        && (period == 1
            || text.AsSpan(tokens[period - 2].Span.End, tokens[period - 1].Span.Start - tokens[period - 2].Span.End).Contains('\n'));

    /// <summary>"U.S. The" ends a sentence, "U.S. Army" and "Mr. Smith" do not.</summary>
    private static bool EndsAfterAbbreviation(ReadOnlySpan<char> word, ReadOnlySpan<char> next) =>
        !Tokenizer.IsTitle(word) && !(word.Length == 2 && char.IsUpper(word[0]))
        && SentenceWords.Is(next, SentenceWordClass.Beginning);

    private static ReadOnlySpan<char> Words(string text, Token token) => text.AsSpan(token.Span.Start, token.Span.Length);

    private static bool IsParagraphEnd(string text, ReadOnlySpan<char> gap, int end, int nextStart)
    {
        var newlines = gap.Count('\n');
        if (newlines == 0)
        {
            return gap.Contains('\r') || gap.Contains('\u2029');
        }

        if (newlines > 1)
        {
            return true;
        }

        var lineStart = end == 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1;
        var line = text.AsSpan(lineStart, end - lineStart).Trim();
        var wraps = line.Length >= WrapColumn && line[^1] is not ('.' or '!' or '?' or ':' or '"' or '”' or '…');
        return !wraps || !(char.IsLower(text[nextStart]) || NextLineLength(text, nextStart) > 0 && IsWrappedText(text, lineStart));
    }

    /// <summary>Whether the neighbourhood looks wrapped at a column: the lines around have like lengths under 130 characters.</summary>
    private static bool IsWrappedText(string text, int lineStart)
    {
        var longest = 0;
        var lines = 0;
        var index = lineStart;
        while (index < text.Length && lines < 6)
        {
            var length = NextLineLength(text, index);
            longest = Math.Max(longest, length);
            index += length + 1;
            lines++;
        }

        return longest <= 130;
    }

    private static int NextLineLength(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return (end < 0 ? text.Length : end) - start;
    }

    private static bool IsCloser(string text, Token token) =>
        token.Kind == TokenKind.Punctuation && text[token.Span.Start] is '"' or '”' or '’' or '\'' or ')' or ']' or '»';
}
