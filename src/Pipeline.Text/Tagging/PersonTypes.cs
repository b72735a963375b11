namespace Pipeline.Text.Tagging;

/// <summary>Finds words for jobs and kinds of people: "journalists", "human rights activist" (<c>person-types.tsv</c>).</summary>
internal static class PersonTypes
{
    private const int MostWords = 3;
    private static readonly HashSet<string> Words = new(DataFile.Rows("person-types.tsv"), StringComparer.Ordinal);
    private static readonly HashSet<string> Firsts = new(
        Words.Where(w => w.Contains(' ')).Select(w => w[..w.IndexOf(' ')]), StringComparer.Ordinal);

    /// <summary>Whether <paramref name="word"/>, in small letters, is one.</summary>
    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>Whether one of several words begins with <paramref name="word"/>, in small letters.</summary>
    public static bool Begins(string word) => Firsts.Contains(word);

    /// <summary>Adds the mentions in text order; only words in small letters, since capitalised ones are titles of someone named.</summary>
    public static void Find(TokenizedText tokens, List<EntityMention> found)
    {
        var words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = tokens.Cased;
        for (var i = 0; i < tokens.Count; i++)
        {
            // Who has no capital is written as the lists have it.
            if (tokens.Shape(i) != WordShape.Lower
                || tokens.Lexeme(i) is not { IsPersonType: var isOne, BeginsPersonType: var begins } || !isOne && !begins)
            {
                continue;
            }

            var start = tokens[i].Span.Start;
            var last = begins ? Math.Min(i + MostWords - 1, tokens.Count - 1) : i;
            for (; last >= i; last--)
            {
                var length = tokens[last].Span.End - start;
                if (words.Contains(text.AsSpan(start, length)))
                {
                    found.Add(new EntityMention(
                        tokens.Text.Substring(start, length), EntityCategory.PersonType, new TextSpan(start, length), 0.8));
                    i = last;
                    break;
                }
            }
        }
    }
}
