namespace Pipeline.Core.Articles.Readers;

/// <summary>What a page says about its article: JSON-LD first, then Open Graph and other meta tags, then the markup.</summary>
/// <remarks>JSON-LD is what publishers maintain for search engines (schema.org/NewsArticle); Open Graph is ogp.me; the remaining names are
/// those of Dublin Core, Parse.ly, Sailthru and common content management systems.</remarks>
internal sealed record HtmlMetadata(
    string? Title, string? Author, string? Publisher, Uri? Url, DateTimeOffset? PublishedAt, string? ArticleBody)
{
    // Pages have some hundred elements in their head.
    private const int MaxMetaElements = 2_000;

    // Headings, times and bylines that may turn out to be empty, and scripts with JSON-LD: pages have a handful of each.
    private const int MaxTries = 50;

    // A field is cut at some hundred characters, its white space not counted.
    private const int MaxFieldText = 10_000;

    public static HtmlMetadata Of(HtmlTree tree, ArticleLimits limits)
    {
        var meta = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? canonical = null, headTitle = null, heading = null, time = null, statedTime = null, byline = null;
        var linked = new JsonLd.Data();
        var (seen, scripts, tries) = (0, 0, 0);
        foreach (var element in tree.Elements)
        {
            switch (element.Name)
            {
                case "meta" when seen++ < MaxMetaElements:
                    var name = element.Attribute("property") ?? element.Attribute("name") ?? element.Attribute("itemprop");
                    if (name is not null && element.Attribute("content") is { Length: > 0 } content)
                    {
                        meta.TryAdd(name, content);
                    }

                    break;
                case "link" when element.Attribute("rel") is "canonical":
                    canonical ??= element.Attribute("href");
                    break;
                case "script" when element.Attribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
                    && scripts++ < MaxTries:
                    linked = linked.Or(JsonLd.Read(element.TextContent(int.MaxValue), limits.MaxJsonDepth));
                    break;
                case "title" when headTitle is null && !IsDrawn(element):
                    headTitle = TextFields.OneLine(element.TextContent(MaxFieldText));
                    break;
                case "h1" when heading is null && tries++ < MaxTries:
                    heading = TextFields.OneLine(element.TextContent(MaxFieldText)) is { Length: > 0 } line ? line : null;
                    break;
                case "time":
                    time ??= element.Attribute("datetime");
                    if (element.Attribute("pubdate") is not null || element.Attribute("itemprop") == "datePublished")
                    {
                        statedTime ??= element.Attribute("datetime") ?? element.TextContent(MaxFieldText);
                    }

                    break;
                case var _ when byline is null && (element.Attribute("rel") == "author" || element.Attribute("itemprop") == "author")
                    && tries++ < MaxTries:
                    byline = TextFields.Clean(element.TextContent(MaxFieldText), limits.MaxFieldLength);
                    break;
            }
        }

        var publisher = linked.Publisher ?? First(
            "og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "citation_publisher");
        var title = linked.Title ?? First("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
            ?? heading ?? headTitle;
        return new(
            Headline(title, heading, publisher),
            TextFields.Author(linked.Author)
                ?? TextFields.Author(First(
                    "author", "article:author", "byl", "dc.creator", "dcterms.creator",
                    "parsely-author", "sailthru.author", "citation_author"))
                ?? TextFields.Author(byline),
            publisher,
            TextFields.Link(canonical) ?? TextFields.Link(First("og:url")) ?? TextFields.Link(linked.Url),
            Date(linked.PublishedAt) ?? Date(First("article:published_time", "og:article:published_time", "article:published"))
                ?? Date(First(
                    "datePublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date", "dc.date.issued",
                    "dcterms.created", "dcterms.issued", "parsely-pub-date", "sailthru.date", "citation_publication_date"))
                ?? Date(statedTime) ?? Date(time),
            linked.Body);

        string? First(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (meta.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Whether this is the title of a drawing on the page.</summary>
    private static bool IsDrawn(HtmlElement element)
    {
        var holder = element.Parent;
        while (holder is not null && holder.Name != "svg")
        {
            holder = holder.Parent;
        }

        return holder is not null;
    }

    private static DateTimeOffset? Date(string? value) => PublicationDate.Parse(value);

    /// <summary>"Quake hits Tarvos | The Herald" without the site: what stands before the mark is the page's heading, or what stands after
    /// it is the publisher.</summary>
    private static string? Headline(string? title, string? heading, string? publisher)
    {
        if (title is null)
        {
            return null;
        }

        foreach (var mark in (ReadOnlySpan<string>)[" | ", " - ", " – ", " — ", " :: ", " · "])
        {
            var end = title.LastIndexOf(mark, StringComparison.Ordinal);
            if (end > 0 && (publisher is not null && TextFields.SameWords(title.AsSpan(end + mark.Length), publisher)
                || heading is not null && TextFields.SameWords(title.AsSpan(0, end), heading)))
            {
                return title[..end].TrimEnd();
            }
        }

        return title;
    }
}
