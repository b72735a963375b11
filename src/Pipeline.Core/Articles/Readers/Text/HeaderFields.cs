using System.Text.RegularExpressions;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>What lines above a text say of it: <c>Author: Jane Doe</c>, front matter, a byline.</summary>
/// <remarks>The first of several lines for one field wins, so that the order of a block is the order of preference.</remarks>
internal sealed partial class HeaderFields
{
    private readonly FieldSet fields = new();
    private Uri? original;
    private string? originalName;

    public string? Title =>
        fields.Values(FieldNames.Title).Select(value => TextFields.OneLine(value.Text)).FirstOrDefault(line => line.Length > 0);

    /// <summary>A summary, for pages that have no text of their own.</summary>
    public string? Summary => fields.Value(FieldNames.Summary)?.Text;

    public string? Author =>
        fields.Values(FieldNames.Author).Select(value => TextFields.Author(value.Text))
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));

    public string? Publisher => fields.Values(FieldNames.Publisher).Select(value => value.Text).FirstOrDefault(IsName) ?? originalName;

    public Uri? Url => original ?? fields.Link([.. FieldNames.Link, .. FieldNames.Publisher]);

    public DateTimeOffset? PublishedAt => fields.Date(FieldNames.Date);

    /// <summary>Whether lines of this name are read.</summary>
    public static bool IsKnown(string key) => TextFields.Words(key) is var name
        && (IsOneOf(FieldNames.Title, name) || IsOneOf(FieldNames.Author, name) || IsOneOf(FieldNames.Publisher, name)
            || IsOneOf(FieldNames.Link, name) || IsOneOf(FieldNames.Date, name));

    /// <summary>Takes a line. A Markdown link is publisher and address, a bare address the address, anything else what its name
    /// says.</summary>
    public void Set(string key, string value)
    {
        // Obsidian links to the note about a person: "[[Ada Quill]]".
        value = value.Contains("[[", StringComparison.Ordinal) ? WikiLink().Replace(value, "${note}").Trim() : value.Trim();
        var middle = value.StartsWith('[') && value.EndsWith(')') ? value.LastIndexOf("](", StringComparison.Ordinal) : -1;
        var name = TextFields.Words(key);
        if (middle > 0 && (IsOneOf(FieldNames.Link, name) || IsOneOf(FieldNames.Publisher, name)))
        {
            originalName ??= value[1..middle];
            original ??= TextFields.Link(value[(middle + 2)..^1].Trim().TrimStart('<').TrimEnd('>'));
            return;
        }

        // "Original: The Tarvos Herald" names who published it.
        if (name == "original" && !value.Contains("://", StringComparison.Ordinal))
        {
            originalName ??= value;
            return;
        }

        fields.Add(key, MappedText.Extracted(value.Contains("://", StringComparison.Ordinal) ? value.Trim('<', '>') : value));
    }

    [GeneratedRegex(@"\[\[(?:[^\[\]|]{1,200}\|)?(?<note>[^\[\]|]{1,200})\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex WikiLink();

    private static bool IsName(string value) => !value.Contains("://", StringComparison.Ordinal) && value.Any(char.IsLetterOrDigit);

    private static bool IsOneOf(string[] names, string name) => Array.IndexOf(names, name) >= 0;
}
