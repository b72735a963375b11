namespace Pipeline.Text;

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

    /// <summary>The sentences of <paramref name="text"/> in order, trimmed of white space; the tokens must be those of the same text.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<TextSpan> Split(string text, IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        var sentences = new List<TextSpan>();
        var first = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i + 1 < tokens.Count && !EndsAfter(text, tokens, i))
            {
                continue;
            }

            sentences.Add(TextSpan.FromBounds(tokens[first].Span.Start, tokens[i].Span.End));
            first = i + 1;
        }

        return sentences;
    }

    private static bool EndsAfter(string text, IReadOnlyList<Token> tokens, int i)
    {
        var gap = text.AsSpan(tokens[i].Span.End, tokens[i + 1].Span.Start - tokens[i].Span.End);
        if (IsParagraphEnd(text, gap, tokens[i].Span.End, tokens[i + 1].Span.Start))
        {
            return true;
        }

        // Closing quotes and brackets belong to the sentence that they close.
        var last = i;
        while (last > 0 && IsCloser(text, tokens[last]) && tokens[last].Span.Start == tokens[last - 1].Span.End)
        {
            last--;
        }

        if (gap.IsEmpty)
        {
            return false;
        }

        var word = text.AsSpan(tokens[last].Span.Start, tokens[last].Span.Length);
        var next = text.AsSpan(tokens[i + 1].Span.Start, tokens[i + 1].Span.Length);
        return word switch
        {
            "!" or "?" or "…" => !char.IsLower(next[0]),
            "." => !char.IsLower(next[0]) || last < i && char.IsUpper(next[0]),
            _ when word[^1] == '.' && word.Length > 1 && word.TrimEnd('.').IsEmpty => char.IsUpper(next[0]),
            _ when word[^1] == '.' => EndsAfterAbbreviation(word, next),
            _ => false,
        };
    }

    /// <summary>"U.S. The" ends a sentence, "U.S. Army" and "Mr. Smith" do not.</summary>
    private static bool EndsAfterAbbreviation(ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        var canEnd = word is "U.S." or "U.K." or "U.N." or "E.U." or "D.C." or "a.m." or "p.m." or "A.M." or "P.M." or "etc." or "Inc."
            or "Corp." or "Ltd." or "Co." or "Jr." or "Sr.";
        return canEnd && next is "The" or "A" or "An" or "In" or "On" or "At" or "It" or "He" or "She" or "They" or "We" or "But" or "And"
            or "This" or "That" or "These" or "Those" or "There" or "His" or "Her" or "Their" or "Its" or "If" or "When" or "While"
            or "After" or "Before" or "As" or "For" or "Some" or "Many" or "Most" or "More" or "“" or "\"";
    }

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
