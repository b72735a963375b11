using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>The lines that Jina's Reader puts above the Markdown that it makes of a page: "Title: …", "URL Source: …", "Published
/// Time: …", with empty lines between, and "Markdown Content:" above the text.</summary>
/// <param name="End">Where the text begins.</param>
/// <param name="Fields">Names and values in order.</param>
/// <param name="Title">The title, where it stands in the drop.</param>
internal sealed partial record ReaderHead(int End, IReadOnlyList<(string Key, string Value)> Fields, MappedText? Title)
{
    // The reader adds the number of pages and warnings now and then.
    private const int HeadLength = 8_192;

    public static ReaderHead? Find(string text)
    {
        var head = Head().Match(text[..Math.Min(text.Length, HeadLength)]);
        if (!head.Success)
        {
            return null;
        }

        var fields = new List<(string, string)>();
        MappedText? title = null;
        foreach (Match line in Line().Matches(head.Value))
        {
            var value = line.Groups["value"];
            fields.Add(line.Groups["key"].Value switch
            {
                "URL Source" => ("url", value.Value),
                "Published Time" => ("published", value.Value),
                var key => (key.ToLowerInvariant(), value.Value),
            });
            title ??= line.Groups["key"].Value == "Title" && value.Length > 0
                ? MappedText.Verbatim(text, value.Index, value.Index + value.Length).Trim()
                : null;
        }

        return new(head.Length, fields, title);
    }

    [GeneratedRegex(
        @"^\s*Title:[^\n]*\n\s*URL Source:[^\n]*\n(?:\s*(?:Published Time|Number of Pages|Warning|Description|Image):?[^\n]*\n)*\s*"
        + @"Markdown Content:[ \t]*(?:\r?\n|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"^[ \t]*(?<key>Title|URL Source|Published Time):[ \t]*(?<value>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
