using Pipeline.Text.Tagging;

namespace Pipeline.Text.KeyPhrases;

/// <summary>Picks the phrases that tell what a text is about.</summary>
/// <remarks>A candidate is a run of up to four words between stop words and marks; it scores by how often it occurs, how early, by its
/// number of words and by capitals. Weights were set by eye on news and are the same for every text.</remarks>
internal static class KeyPhraseFinder
{
    private const int MostWords = 4;
    private const int MostPhrases = 20;
    private static readonly HashSet<string> PastForms = new(DataFile.Rows("past-forms.tsv"), StringComparer.Ordinal);

    /// <summary>Phrases as they stand in the text at their first occurrence, best first.</summary>
    public static IReadOnlyList<string> Find(TokenizedText tokens)
    {
        var text = tokens.Cased;
        var sentences = tokens.Sentences;
        var candidates = new Dictionary<string, Candidate>(StringComparer.OrdinalIgnoreCase);
        var lookup = candidates.GetAlternateLookup<ReadOnlySpan<char>>();
        var token = 0;
        for (var s = 0; s < sentences.Count; s++)
        {
            var end = token;
            while (end < tokens.Count && tokens[end].Span.Start < sentences[s].End)
            {
                end++;
            }

            while (token < end)
            {
                var last = RunEnd(text, tokens, token, end);
                if (last == token)
                {
                    token++;
                    continue;
                }

                var (first, until) = Trim(text, tokens, token, last);
                token = last;
                if (until <= first || until - first > MostWords * 2 || !IsTelling(text, tokens, first, until))
                {
                    continue;
                }

                var span = TextSpan.FromBounds(tokens[first].Span.Start, tokens[until - 1].Span.End);
                var words = text.AsSpan(span.Start, span.Length);
                if (lookup.TryGetValue(words, out var known))
                {
                    known.Count++;
                }
                else
                {
                    lookup[words] = new Candidate(span, s, Words(tokens, first, until), char.IsUpper(words[0]) && first > 0);
                }
            }
        }

        return Best(tokens.Text, candidates.Values);
    }

    private static List<string> Best(string text, IEnumerable<Candidate> candidates)
    {
        var chosen = new List<string>();
        foreach (var candidate in candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Span.Start))
        {
            var phrase = candidate.Span.In(text);
            if (!chosen.Exists(other => other.Contains(phrase, StringComparison.OrdinalIgnoreCase)))
            {
                chosen.Add(phrase);
            }

            if (chosen.Count == MostPhrases)
            {
                break;
            }
        }

        return chosen;
    }

    private static int RunEnd(string text, TokenizedText tokens, int first, int end)
    {
        var i = first;
        while (i < end)
        {
            var word = text.AsSpan(tokens[i].Span.Start, tokens[i].Span.Length);
            var glued = i > first && tokens[i].Span.Start == tokens[i - 1].Span.End;
            var joins = word is "-" && glued && i + 1 < end && tokens[i + 1].Span.Start == tokens[i].Span.End;
            if (tokens[i].Kind != TokenKind.Word && !joins || tokens[i].Kind == TokenKind.Word && (word[0] is '\'' or '’' || StopWords.Contains(word) || IsPastForm(word))
                || i > first && tokens[i].Span.Start - tokens[i - 1].Span.End > 1)
            {
                break;
            }

            i++;
        }

        return i;
    }

    /// <summary>Cuts adverbs and past forms off both ends: "allegedly hacked phones" is about phones.</summary>
    private static (int First, int End) Trim(string text, TokenizedText tokens, int first, int end)
    {
        while (first < end && IsVerbal(text.AsSpan(tokens[first].Span.Start, tokens[first].Span.Length), isLast: false))
        {
            first++;
        }

        while (end > first && IsVerbal(text.AsSpan(tokens[end - 1].Span.Start, tokens[end - 1].Span.Length), isLast: true))
        {
            end--;
        }

        return (first, end);
    }

    // "messaging service" keeps its first word, "company maintaining" loses its last.
    private static bool IsVerbal(ReadOnlySpan<char> word, bool isLast) =>
        !char.IsUpper(word[0]) && (word.EndsWith("ly") || word.EndsWith("ed") && word.Length > 4 || isLast && word.EndsWith("ing") && word.Length > 5) || word is "-";

    private static bool IsPastForm(ReadOnlySpan<char> word) => PastForms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool IsTelling(string text, TokenizedText tokens, int first, int until) =>
        until - first > 1 || tokens[first].Span.Length > 3 || char.IsUpper(text[tokens[first].Span.Start]) && tokens[first].Span.Length > 1;

    private static int Words(TokenizedText tokens, int first, int until)
    {
        var words = 0;
        for (var i = first; i < until; i++)
        {
            words += tokens[i].Kind == TokenKind.Word ? 1 : 0;
        }

        return words;
    }

    private sealed class Candidate(TextSpan span, int sentence, int words, bool isCapital)
    {
        public TextSpan Span => span;

        public int Count { get; set; } = 1;

        public double Score => Math.Log2(1 + Count) * (words == 1 ? 1 : 1.4) * (isCapital ? 1.3 : 1) * (1 + 1.5 / (1 + sentence));
    }
}
