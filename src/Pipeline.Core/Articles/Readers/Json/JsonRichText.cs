using System.Text;
using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;
using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>The text of a field of any shape: a string, a list of paragraphs, or the tree of an editor.</summary>
/// <remarks>Read are the trees of ProseMirror and TipTap, Contentful, Slate, Lexical, Draft.js, Editor.js, Quill, Sanity, Notion and
/// WordPress' blocks, which have in common that text stands in leaves under few names and that a leaf of type "text" or without a type goes
/// on in the line. Pictures, with their captions, are left out.</remarks>
internal static class JsonRichText
{
    private const int MaxNodes = 20_000;

    // Where a node holds its text; the first that is a string wins, since Notion and the BBC hold it twice.
    private static readonly string[] LeafNames =
        ["plaintext", "text", "value", "insert", "html", "innerhtml", "content", "rendered", "paragraph", "p", "body"];

    private static readonly string[] HeadingNames = ["heading", "subheading", "title", "headline"];

    // How a text is set, and what it is tied to.
    private static readonly string[] MarkNames =
        ["marks", "attrs", "markdefs", "entityranges", "inlinestyleranges", "entitymap", "annotations"];

    private static readonly string[] TypeNames = ["type", "nodetype", "tag", "blockname", "object", "kind"];

    private static readonly string[] InlineTypes =
    [
        "text", "span", "link", "hyperlink", "a", "mark", "strong", "em", "b", "i", "u", "bold", "italic", "code", "mention", "hashtag",
        "fragment", "autolink", "annotation", "entityhyperlink", "linebreak", "textlink", "customemoji", "plain",
    ];

    private static readonly string[] PictureTypes =
    [
        "image", "img", "figure", "figcaption", "photo", "picture", "gallery", "video", "audio", "embed", "embeddedasset", "asset", "media",
        "oembed", "iframe", "advertisement", "ad", "coreimage", "coreembed", "coregallery", "relatedlist", "relatedcontent", "rawhtml",
        "embeddedassetblock", "embeddedentryblock", "newsletter", "promo", "interstitiallink",
    ];

    /// <summary>The text, in paragraphs and without markup; empty when there is none.</summary>
    public static string Of(JsonElement value)
    {
        var text = new Output();
        text.Read(value, isInline: false);
        return text.ToString();
    }

    /// <summary>Whether this is the tree of an editor, or a list of paragraphs.</summary>
    public static bool IsTree(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String || IsTree(item)),
        JsonValueKind.Object => value.EnumerateObject().Any(property => IsOneOf(LeafNames, property.Name)
            || property.Value.ValueKind == JsonValueKind.Array
                && TextFields.Words(property.Name) is "children" or "ops" or "items" or "blocks"
            || property.Value.ValueKind == JsonValueKind.Object && TextFields.Words(property.Name) is "root" or "document" or "doc"
                && IsTree(property.Value)),
        _ => false,
    };

    private static bool IsOneOf(string[] names, string name) => Array.IndexOf(names, TextFields.Words(name)) >= 0;

    private sealed class Output
    {
        private readonly List<string> blocks = [];
        private readonly StringBuilder line = new();
        private int nodes;

        public void Read(JsonElement value, bool isInline)
        {
            if (++nodes > MaxNodes)
            {
                return;
            }

            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    line.Append(value.GetString());
                    End(isInline);
                    break;
                case JsonValueKind.Array:
                    ReadList(value, isInline);
                    break;
                case JsonValueKind.Object:
                    ReadNode(value);
                    break;
            }
        }

        public override string ToString()
        {
            End(isInline: false);
            return string.Join("\n\n", blocks);
        }

        // Strings among nodes are parts of a line, as Telegram writes it; strings alone are paragraphs.
        private void ReadList(JsonElement list, bool isInline)
        {
            var isMixed = list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object);
            foreach (var item in list.EnumerateArray())
            {
                Read(item, isMixed);
            }

            End(isInline);
        }

        private void ReadNode(JsonElement node)
        {
            var type = "";
            string? heading = null;
            JsonElement? leaf = null;
            var place = LeafNames.Length;
            foreach (var property in node.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.String)
                {
                    continue;
                }

                var key = TextFields.Words(property.Name);
                type = type.Length == 0 && Array.IndexOf(TypeNames, key) >= 0 ? TextFields.Words(property.Value.GetString()) : type;
                heading = Array.IndexOf(HeadingNames, key) >= 0 ? property.Value.GetString() : heading;
                if (Array.IndexOf(LeafNames, key, 0, place) is var found and >= 0 && !string.IsNullOrEmpty(property.Value.GetString()))
                {
                    (leaf, place) = (property.Value, found);
                }
            }

            if (Array.IndexOf(PictureTypes, type) >= 0)
            {
                return;
            }

            // A leaf under "content" or "html" is a paragraph of its own; one under "text" is a part of the line unless its type says more.
            var name = leaf is null ? "" : LeafNames[place];
            var isInline = Array.IndexOf(InlineTypes, type) >= 0 ? name is not ("content" or "html")
                : type.Length == 0 && name is "text" or "value" or "insert" or "plaintext";
            if (!isInline)
            {
                End(isInline: false);
            }

            if (heading is not null)
            {
                line.Append(heading);
                End(isInline: false);
            }

            if (leaf is { } text)
            {
                Append(text.GetString()!);
            }
            else
            {
                foreach (var property in node.EnumerateObject())
                {
                    if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                        && !IsOneOf(FieldNames.Beside, property.Name) && !IsOneOf(MarkNames, property.Name))
                    {
                        Read(property.Value, isInline: true);
                    }
                }
            }

            if (!isInline)
            {
                End(isInline: false);
            }
        }

        // A sentence that begins right behind the end of another is a paragraph of its own, whatever its node does not say.
        private void Append(string text)
        {
            if (line.Length > 0 && line[^1] is '.' or '!' or '?' or '”' or '"' && text.Length > 0 && char.IsUpper(text[0]))
            {
                End(isInline: false);
            }

            line.Append(text);
        }

        private void End(bool isInline)
        {
            if (isInline || line.Length == 0)
            {
                return;
            }

            var block = HtmlText.OfFragment(line.ToString());
            line.Clear();
            if (block.Length > 0)
            {
                blocks.Add(block);
            }
        }
    }
}
