using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Knows the pages that servers show in an article's place: a check for robots, a wall of cookies, "page not found"
/// (<c>Data/page-refusals.tsv</c>).</summary>
/// <remarks>A story may be about such a page, so it takes two places that say so, or one that is most of a short text.</remarks>
internal static class PageRefusals
{
    // What stands on such a page is a few lines.
    private const int MaxText = 900;
    private const double MostOfText = 0.5;

    private static readonly (string Kind, string[] Phrases)[] Kinds =
    [
        .. EmbeddedTable.Rows("page-refusals.tsv", 2)
            .Select(row => (row[0], row[1].Split('|').Select(phrase => TextFields.Words(phrase)).ToArray())),
    ];

    /// <summary>What the page is instead of an article, and the line that says so; null for an article.</summary>
    /// <param name="titles">What the page is called.</param>
    /// <param name="text">Its text.</param>
    public static (string Kind, string Line)? Find(IEnumerable<string?> titles, string text)
    {
        if (text.Length > MaxText)
        {
            return null;
        }

        var paragraphs = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var titled = titles.OfType<string>().Where(title => title.Length <= MaxText).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var (kind, phrases) in Kinds)
        {
            var called = Array.FindAll(titled, Says);
            var said = Array.FindAll(paragraphs, Says);
            if (text.Length == 0 && called.Length > 0)
            {
                return (kind, called[0]);
            }

            if (said.Length > 0 && (called.Length + said.Length > 1 || said.Sum(line => line.Length) >= text.Length * MostOfText))
            {
                return (kind, said[0]);
            }

            bool Says(string line) => TextFields.Words(line) is var words
                && Array.Exists(phrases, phrase => words.StartsWith(phrase, StringComparison.Ordinal));
        }

        return null;
    }
}
