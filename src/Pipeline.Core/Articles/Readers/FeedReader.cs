using System.Net;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Reads feeds: RSS 0.9x and 2.0, RSS 1.0 (RDF) and Atom (RFC 4287). One item or entry is one article.</summary>
/// <remarks>
/// Document type declarations are refused, so no entity can expand or fetch anything. A feed that breaks off is read up to the break.
/// The feed's own title is the publisher of items that name none.
/// </remarks>
internal sealed partial class FeedReader : IArticleReader
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Rss1 = "http://purl.org/rss/1.0/";

    // Root, doctype and comments stand within this.
    private const int HeadLength = 64 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // Stray control characters are taken out of the text later; they need not cost the feed.
        CheckCharacters = false,
    };

    public bool CanRead(Drop drop)
    {
        var head = drop.Text.AsSpan(0, Math.Min(drop.Text.Length, HeadLength)).TrimStart();
        // A page may name a feed's root in a comment or a script.
        if (head is not ['<', ..] || HtmlArticleReader.IsPage(head))
        {
            return false;
        }

        return FeedRoot().IsMatch(head)
            || (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || FormatHints.IsXml(drop.Name, drop.ContentType))
                && !HtmlRoot().IsMatch(head);
    }

    public IEnumerable<DropPart> Read(Drop drop)
    {
        // An XML declaration must stand first; the lines taken away before it still count.
        var text = drop.Text.TrimStart();
        var skippedLines = drop.Text.AsSpan(0, drop.Text.Length - text.Length).Count('\n');
        var feed = new Feed();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            ReadFeed(reader, feed, drop.Limits);
        }
        catch (NestingException exception)
        {
            feed.Parts.Add(DropPart.Rejected(
                RejectionReason.Malformed, $"The XML is nested without end: more than {drop.Limits.MaxXmlDepth} levels "
                + $"(line {exception.LineNumber + skippedLines}, position {exception.LinePosition})."));
        }
        catch (XmlException exception)
        {
            // .NET gives no place for a document type that it refuses.
            var type = exception.LineNumber == 0 ? drop.Text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) : -1;
            feed.Parts.Add(DropPart.Rejected(RejectionReason.Malformed, type >= 0
                ? $"The XML declares a document type, which is not read ({TextFields.Place(drop.Text, type)})."
                : $"The XML is broken (line {exception.LineNumber + skippedLines}, position {exception.LinePosition})."));
        }

        if (feed.Parts.Count == 0)
        {
            feed.Parts.Add(DropPart.Rejected(RejectionReason.Empty, "The feed has no items."));
        }

        return feed.Parts.Select(
            part => part.Draft is { Publisher: null } draft ? DropPart.Of(draft with { Publisher = feed.Title }) : part);
    }

    private static void ReadFeed(XmlReader reader, Feed feed, ArticleLimits limits)
    {
        reader.MoveToContent();
        if (reader.LocalName is not ("rss" or "RDF" or "feed"))
        {
            feed.Parts.Add(DropPart.Rejected(RejectionReason.Malformed,
                "XML of an unknown kind: its root is neither rss, rdf:RDF nor feed (line 1). RSS, Atom and HTML are read."));
            return;
        }

        while (reader.Read() && feed.Parts.Count <= limits.MaxArticles)
        {
            GuardDepth(reader, limits);
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName is "item" or "entry" && reader.Depth <= 2)
            {
                feed.Parts.Add(ReadItem(reader, feed, limits));
            }
            else if (reader.LocalName == "title" && reader.Depth <= 2 && IsCore(reader))
            {
                feed.Title ??= TextFields.Clean(HtmlText.OfFragment(ReadContent(reader, limits) ?? ""), limits.MaxFieldLength);
            }
            else if (reader.LocalName == "author" && reader.Depth == 1)
            {
                feed.Author ??= ReadPerson(reader, limits);
            }
        }
    }

    private static DropPart ReadItem(XmlReader reader, Feed feed, ArticleLimits limits)
    {
        string? title = null, content = null, summary = null, author = null, publisher = null, published = null, updated = null;
        Uri? link = null, permalink = null;
        foreach (var _ in Children(reader, limits))
        {
            switch (reader.LocalName, reader.NamespaceURI)
            {
                case ("title", _) when IsCore(reader):
                    title ??= ReadContent(reader, limits);
                    break;
                case ("encoded", Content) or ("content", Atom):
                    content ??= ReadContent(reader, limits);
                    break;
                case ("description" or "summary", _) when IsCore(reader):
                    summary ??= ReadContent(reader, limits);
                    break;
                case ("creator", DublinCore):
                    author = Join(author, ReadContent(reader, limits), limits);
                    break;
                case ("author", _) when IsCore(reader):
                    author = Join(author, ReadPerson(reader, limits), limits);
                    break;
                case ("pubDate" or "published", _) or ("date", DublinCore):
                    published ??= ReadContent(reader, limits);
                    break;
                case ("updated", Atom):
                    updated ??= ReadContent(reader, limits);
                    break;
                case ("link", Atom) when reader.GetAttribute("rel") is null or "alternate":
                    link ??= TextFields.Link(reader.GetAttribute("href"));
                    break;
                case ("link", "" or Rss1):
                    link ??= TextFields.Link(ReadContent(reader, limits));
                    break;
                case ("guid", _) when reader.GetAttribute("isPermaLink") != "false":
                    permalink ??= TextFields.Link(ReadContent(reader, limits));
                    break;
                case ("source", Atom):
                    publisher ??= ReadChild(reader, "title", limits);
                    break;
                case ("source", ""):
                    publisher ??= ReadContent(reader, limits);
                    break;
            }
        }

        var heading = title is null ? "" : TextFields.OneLine(HtmlText.OfFragment(title));
        var text = HtmlFragment.Read(content ?? summary ?? "");
        if (heading.Length == 0 && text.Length == 0)
        {
            return DropPart.Rejected(RejectionReason.Empty, "The item has neither title nor text.");
        }

        return DropPart.Of(new ArticleDraft
        {
            Title = heading.Length == 0 ? null : MappedText.Extracted(heading),
            Text = MappedText.Extracted(text),
            Author = TextFields.Author(author ?? feed.Author),
            Publisher = TextFields.Clean(publisher, limits.MaxFieldLength),
            Url = link ?? permalink,
            PublishedAt = PublicationDate.Parse(published) ?? PublicationDate.Parse(updated),
        });
    }

    /// <summary>Elements of the feed's own vocabulary: RSS has no namespace. Media RSS and others use the same names for other
    /// things.</summary>
    private static bool IsCore(XmlReader reader) => reader.NamespaceURI is "" or Atom or Rss1;

    /// <summary>Stands the reader on each child element in turn, and on the end of the parent at last. A child's content may be read or
    /// left.</summary>
    private static IEnumerable<int> Children(XmlReader reader, ArticleLimits limits)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            GuardDepth(reader, limits);
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                yield return depth + 1;
            }
        }
    }

    /// <summary>An element's text, or its markup where it is XHTML; null when blank. The reader stays on the element's end.</summary>
    private static string? ReadContent(XmlReader reader, ArticleLimits limits)
    {
        var text = new System.Text.StringBuilder();
        var depth = reader.Depth;
        var isXhtml = reader.GetAttribute("type") == "xhtml";
        if (reader.IsEmptyElement)
        {
            return null;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            GuardDepth(reader, limits);
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    text.Append(isXhtml ? WebUtility.HtmlEncode(reader.Value) : reader.Value);
                    break;
                // XHTML's tags are passed on for the HTML reader, without attributes: their text is all that matters.
                case XmlNodeType.Element:
                    text.Append('<').Append(reader.LocalName).Append(reader.IsEmptyElement ? "/>" : ">");
                    break;
                case XmlNodeType.EndElement:
                    text.Append("</").Append(reader.LocalName).Append('>');
                    break;
            }
        }

        return NonBlank(text.ToString());
    }

    /// <summary>Atom's <c>author/name</c>, or RSS' "jane@herald.example (Jane Doe)".</summary>
    private static string? ReadPerson(XmlReader reader, ArticleLimits limits)
    {
        if (reader.NamespaceURI == Atom)
        {
            return ReadChild(reader, "name", limits);
        }

        var person = ReadContent(reader, limits);
        return person is not null && RssAuthor().Match(person) is { Success: true } match ? match.Groups["name"].Value : person;
    }

    private static string? ReadChild(XmlReader reader, string name, ArticleLimits limits)
    {
        string? value = null;
        foreach (var _ in Children(reader, limits))
        {
            if (reader.LocalName == name)
            {
                value ??= ReadContent(reader, limits);
            }
        }

        return value;
    }

    private static void GuardDepth(XmlReader reader, ArticleLimits limits)
    {
        if (reader.Depth > limits.MaxXmlDepth)
        {
            var place = (IXmlLineInfo)reader;
            throw new NestingException(limits.MaxXmlDepth, place.LineNumber, place.LinePosition);
        }
    }

    /// <summary>Both names. What is beyond the limit is cut later, and each further name would copy all the earlier ones.</summary>
    private static string? Join(string? first, string? second, ArticleLimits limits) =>
        first is null ? NonBlank(second)
        : first.Length < limits.MaxFieldLength && NonBlank(second) is { } more ? $"{first}, {more}"
        : first;

    private static string? NonBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    [GeneratedRegex("""<(?:rss[\s>]|(?:\w{1,20}:)?RDF[\s>]|(?:\w{1,20}:)?feed[\s>])""")]
    private static partial Regex FeedRoot();

    [GeneratedRegex("""<!doctype\s+html|<html[\s>]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlRoot();

    [GeneratedRegex("""^\S{1,200}@\S{1,200}\s*\((?<name>[^()]{1,200})\)$""")]
    private static partial Regex RssAuthor();

    private sealed class NestingException(int levels, int line, int position)
        : XmlException($"More than {levels} levels.", null, line, position);

    private sealed class Feed
    {
        public List<DropPart> Parts { get; } = [];

        public string? Title { get; set; }

        public string? Author { get; set; }
    }
}
