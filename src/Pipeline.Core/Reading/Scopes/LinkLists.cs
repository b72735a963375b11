using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Finds the lines of an article that only lead to other stories: those under "Related stories" that end like headlines, and a
/// line that begins "READ MORE:".</summary>
internal sealed class LinkLists
{
    private const string WordMarks = ".!?…\"”’";

    private static readonly FrozenSet<string> Headings =
        EmbeddedTable.Rows("link-headings.txt", 1).Select(row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<int> sentences = [];

    public LinkLists(TokenizedArticle article)
    {
        var text = article.Text;
        var (end, isUnder, isLink) = (0, false, false);
        foreach (var sentence in article.Sentences)
        {
            if (sentence.Span.Start >= end)
            {
                var start = sentence.Span.Start == 0 ? 0 : text.LastIndexOf('\n', sentence.Span.Start - 1) + 1;
                end = text.IndexOf('\n', sentence.Span.Start) is >= 0 and var at ? at : text.Length;
                var line = text.AsSpan(start, end - start);
                isUnder = isUnder && EndsLikeHeadline(line) || IsHeading(line);
                isLink = isUnder || BeginsWithHeading(line);
            }

            if (isLink)
            {
                sentences.Add(sentence.Index);
            }
        }
    }

    /// <summary>Whether the sentence is such a line.</summary>
    public bool Contains(TokenizedArticle.Sentence sentence) => sentences.Contains(sentence.Index);

    private static bool EndsLikeHeadline(ReadOnlySpan<char> line) =>
        line.TrimEnd() is { Length: > 0 } words && !WordMarks.Contains(words[^1]);

    private static bool IsHeading(ReadOnlySpan<char> line) =>
        line.Length < 40 && Headings.Contains(line.Trim().TrimEnd(':').ToString());

    private static bool BeginsWithHeading(ReadOnlySpan<char> line) =>
        line.IndexOf(':') is > 0 and < 30 and var colon && IsHeading(line[..colon]);
}
