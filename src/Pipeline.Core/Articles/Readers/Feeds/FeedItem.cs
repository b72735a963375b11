using Pipeline.Core.Articles.Readers.Fields;
using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Articles.Readers.Feeds;

/// <summary>An item of a feed: its elements, of which an article is made.</summary>
/// <param name="feed">The whole feed.</param>
internal sealed class FeedItem(string feed)
{
    // Further names cost time and say nothing.
    private const int MaxAuthors = 50;

    private readonly FieldSet fields = new();
    private readonly List<string> authors = [];
    private string? link;
    private bool isPage;
    private string? address;
    private string? lastAddress;

    /// <summary>What relative links of the item start from.</summary>
    public Uri? Base { get; set; }

    /// <summary>Why the item cannot be read, when it cannot.</summary>
    public string? Fault { get; set; }

    /// <summary>Where it begins.</summary>
    public int Start { get; init; }

    /// <summary>Takes an element of the item: its name, its tag, and where its content stands.</summary>
    public void Add(string name, FeedElement element)
    {
        switch (name)
        {
            case "link":
                AddLink(element);
                break;
            case "guid":
                AddGuid(element);
                break;
            case "id":
                lastAddress ??= FeedMarkup.Content(feed, element.ContentStart, element.ContentEnd);
                break;
            case "author" or "dc:creator":
                AddAuthor(element);
                break;
            case "source":
                // Atom has a feed within it, RSS the name.
                AddField(name, FeedMarkup.Child(feed, element.ContentStart, element.ContentEnd, "title") ?? Content(element));
                break;
            case "content" when element.Attribute(feed, "mode") == "base64" || IsBinary(element.Attribute(feed, "type")):
                break;
            default:
                AddField(name, Content(element));
                break;
        }
    }

    /// <summary>The article, or why there is none.</summary>
    /// <param name="publisher">The feed's title, for items that name nobody.</param>
    /// <param name="author">The feed's author, likewise.</param>
    /// <param name="start">What relative links start from when the item does not say.</param>
    public DropPart Read(string? publisher, string? author, Uri? start)
    {
        var part = FieldDraft.Of(fields);
        if (part.Draft is not { } draft)
        {
            return DropPart.Rejected(RejectionReason.Empty, "The item has neither title nor text.");
        }

        var names = string.Join(", ", authors.Select(TextFields.Author).Where(name => !string.IsNullOrWhiteSpace(name)));
        return DropPart.Of(draft with
        {
            Author = names.Length > 0 ? names : draft.Author ?? author,
            Publisher = draft.Publisher ?? publisher,
            Url = FeedLinks.Of(fields.Value("canonicalurl")?.Text) ?? FeedLinks.Of(link, Base, start) ?? FeedLinks.Of(address)
                ?? FeedLinks.Of(lastAddress),
            PublishedAt = draft.PublishedAt ?? fields.Date(["updated"]),
        });
    }

    private void AddField(string name, string? value)
    {
        if (value is not null)
        {
            fields.Add(FeedFields.Names[name], MappedText.Extracted(value));
        }
    }

    /// <summary>RSS has the link as text, Atom as an attribute, among others to comments, pictures and the feed itself.</summary>
    private void AddLink(FeedElement element)
    {
        if (element.Attribute(feed, "rel") is not (null or "" or "alternate"))
        {
            return;
        }

        var value = element.Attribute(feed, "href") ?? Content(element);
        var type = element.Attribute(feed, "type");
        if (!string.IsNullOrWhiteSpace(value) && (link is null || !isPage && type == "text/html"))
        {
            (link, isPage) = (value, type is null or "text/html");
        }
    }

    /// <summary>An address that says it is no permalink is one all the same when the item has no other.</summary>
    private void AddGuid(FeedElement element)
    {
        var value = Content(element);
        if (TextFields.Link(value) is null)
        {
            return;
        }

        if (element.Attribute(feed, "isPermaLink") == "false")
        {
            lastAddress ??= value;
        }
        else
        {
            address ??= value;
        }
    }

    /// <summary>Atom's <c>author/name</c>, or RSS' "jane@herald.example (Jane Doe)".</summary>
    private void AddAuthor(FeedElement element)
    {
        if (authors.Count < MaxAuthors
            && (FeedMarkup.Child(feed, element.ContentStart, element.ContentEnd, "name") ?? Content(element)) is { } author)
        {
            authors.Add(HtmlText.OfFragment(author));
        }
    }

    private string? Content(FeedElement element) => FeedMarkup.Content(feed, element.ContentStart, element.ContentEnd);

    private static bool IsBinary(string? type) => type is not null && (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("application/octet", StringComparison.OrdinalIgnoreCase));
}

/// <summary>An element of a feed.</summary>
/// <param name="TagStart">Where the attributes of its tag begin.</param>
/// <param name="ContentStart">Where its content begins.</param>
/// <param name="ContentEnd">Where its content ends.</param>
internal readonly record struct FeedElement(int TagStart, int ContentStart, int ContentEnd)
{
    /// <summary>The value of an attribute of its tag; null when it has none of this name.</summary>
    public string? Attribute(string feed, string name) => FeedMarkup.Attribute(feed.AsSpan(TagStart, ContentStart - TagStart), name);
}
