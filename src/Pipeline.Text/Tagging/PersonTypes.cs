using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>Finds words for jobs and kinds of people: "journalists", "human rights activist" (<see cref="PersonWords"/>).</summary>
internal static class PersonTypes
{
    private const int MostWords = 3;

    /// <summary>Adds the mentions in text order; only words in small letters, since capitalised ones are titles of someone named.</summary>
    public static void Find(TokenizedText tokens, List<EntityMention> found)
    {
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
                if (PersonWords.Contains(text.AsSpan(start, length)))
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
