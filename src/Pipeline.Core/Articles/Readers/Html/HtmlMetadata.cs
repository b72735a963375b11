namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>What a page says about its article: JSON-LD first, then Open Graph and other meta tags, then the markup.</summary>
/// <remarks>JSON-LD is what publishers maintain for search engines (schema.org/NewsArticle); Open Graph is ogp.me; the remaining names are
/// those of Dublin Core, Highwire, Parse.ly, Sailthru and common content management systems. docs/reading.md lists them.</remarks>
internal sealed record HtmlMetadata(
    string? Title, string? Author, string? Publisher, Uri? Url, DateTimeOffset? PublishedAt, string? ArticleBody,
    string? HeadTitle)
{
    // Pages have some hundred elements in their head.
    private const int MaxMetaElements = 2_000;

    // Headings and bylines that may turn out to be empty, and scripts with JSON-LD: pages have a handful of each.
    private const int MaxTries = 50;

    // A field is cut at some hundred characters, its white space not counted.
    private const int MaxFieldText = 10_000;

    // A headline as a page shows it, and where on the page it may stand.
    private const int MaxShown = 300;
    private const int MinShown = 12;
    private const int MaxBlocks = 200;

    /// <summary>The meta elements that a title is taken from, the first that has one.</summary>
    public static IReadOnlyList<string> TitleNames { get; } =
        ["og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "citation_title", "headline"];

    /// <summary>Those that an author is taken from.</summary>
    public static IReadOnlyList<string> AuthorNames { get; } =
    [
        "author", "article:author", "og:article:author", "byl", "byline", "dc.creator", "dcterms.creator", "dc.author", "parsely-author",
        "sailthru.author", "citation_author", "article:author_name", "author_name",
    ];

    /// <summary>Those that a publisher is taken from.</summary>
    public static IReadOnlyList<string> PublisherNames { get; } =
    [
        "og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher_name", "citation_journal_title",
        "citation_publisher", "application-name", "apple-mobile-web-app-title", "copyright-holder", "source",
    ];

    /// <summary>Those that a date is taken from.</summary>
    public static IReadOnlyList<string> DateNames { get; } =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datePublished", "dateCreated",
        "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "published_date",
        "published-date", "published_time", "published_at", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date",
        "dcterms.created", "dcterms.issued", "dcterms.available", "parsely-pub-date", "sailthru.date", "citation_publication_date",
        "citation_date", "citation_online_date", "cxenseparse:recs:publishtime", "article.published", "rnews:datepublished",
        "displaydate", "ptime", "pdate", "timestamp", "originalpublicationdate", "article_date_original", "release_date",
    ];

    /// <summary>What the page says.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="savedFrom">Where a browser says it was saved from.</param>
    /// <param name="limits">How much is read.</param>
    public static HtmlMetadata Of(HtmlTree tree, Uri? savedFrom, ArticleLimits limits)
    {
        var found = new Found();
        foreach (var element in tree.Elements)
        {
            found.See(element, limits);
        }

        var openUrl = TextFields.Link(found.First(["og:url"]));
        var basis = TextFields.Link(found.Base) ?? openUrl ?? savedFrom;
        var canonical = Resolved(found.Canonical, basis);
        var publisher = found.First(PublisherNames);
        var heading = found.Headings.FirstOrDefault(line => publisher is null || !TextFields.SameWords(line, publisher));
        var titles = new[] { heading, found.First(TitleNames), found.HeadTitle }.OfType<string>().ToList();
        var linked = JsonLdArticle.Own(found.Linked, [.. new[] { canonical, openUrl, savedFrom }.OfType<Uri>()], titles);
        publisher = linked?.Publisher ?? publisher ?? found.Site ?? found.Publisher;
        var title = (linked is null ? null : JsonLdArticle.Title(linked, titles)) ?? found.First(TitleNames) ?? heading ?? found.HeadTitle;
        var blocks = HtmlBlocks.Of(tree.Body, IsApart);
        title = Headline(title, heading, publisher, blocks);
        var lines = HtmlHeadLines.Of(blocks, title is { Length: <= MaxShown } ? title : null);
        return new(
            title,
            Names(linked?.Authors) ?? AuthorNames.Select(name => Names(found.All(name))).FirstOrDefault(names => names is not null)
                ?? Names(found.Labelled()) ?? Names(found.Bylines) ?? Names([lines.Author ?? ""]),
            publisher,
            canonical ?? openUrl ?? linked?.Links.Select(TextFields.Link).FirstOrDefault(link => link is not null) ?? savedFrom,
            HtmlDates.Best([
                .. Dates([linked?.PublishedAt]), .. Dates(DateNames.Select(name => found.First([name]))),
                .. found.Dates.Read(found.HeadlineIndex), .. lines.Date is { } shown ? [shown] : Array.Empty<StatedDate>(),
                .. found.Dates.ReadChanged(),
            ]),
            linked?.Body,
            found.HeadTitle);
    }

    /// <summary>Whether what stands in it is another's: a comment has a name and a date as well.</summary>
    private static bool IsApart(HtmlElement element) => HtmlVisibility.IsHidden(element) || element.Name is "nav" or "aside"
        || element.Attributes.Count > 0 && PageWords.KindOf(element) is PageWord.Readers or PageWord.Others;

    private static IEnumerable<StatedDate> Dates(IEnumerable<string?> values) =>
        values.Select(PublicationDate.Read).OfType<StatedDate>();

    private static Uri? Resolved(string? link, Uri? basis) => TextFields.Link(link)
        ?? (link is not null && basis is not null && Uri.TryCreate(basis, link.Trim(), out var whole)
            ? TextFields.Link(whole.AbsoluteUri)
            : null);

    /// <summary>The names among the values, which may also be addresses of profiles.</summary>
    private static string? Names(IEnumerable<string>? values) =>
        string.Join(", ", (values ?? []).Select(TextFields.Author).OfType<string>().Where(IsName)
            .Distinct(StringComparer.OrdinalIgnoreCase))
            is { Length: > 0 } names ? names : null;

    private static bool IsName(string value) => value.Any(char.IsLetter) && !value.StartsWith('@')
        && !(value.Contains('/') && !value.Contains(' ')) && !value.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Quake hits Tarvos | The Herald" without the site: what stands before the mark is the page's heading, or what stands after
    /// it is the publisher.</summary>
    private static string? Headline(string? title, string? heading, string? publisher, IReadOnlyList<HtmlBlock> blocks)
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

        return title.Length <= MaxShown ? Shown(title, blocks) : title;
    }

    /// <summary>"Quake hits Tarvos - The Herald - World" as the page shows it: what stands before a mark is a line of it.</summary>
    private static string Shown(string title, IReadOnlyList<HtmlBlock> blocks)
    {
        for (var end = title.Length - 1; end >= title.Length / 2 && end >= MinShown; end--)
        {
            if (title[end] is '|' or '-' or '–' or '—' or ':' or '·' or '»' && title[end - 1] is ' ' or ':'
                && title[..end].TrimEnd(' ', ':') is var begin && begin.Contains(' ', StringComparison.Ordinal)
                && blocks.Take(MaxBlocks).Any(block => (block.IsHeading || block.LinkLength == 0) && block.Text.Length <= MaxShown
                    && TextFields.SameWords(block.Text, begin)))
            {
                return begin;
            }
        }

        return title;
    }

    /// <summary>What stands on the page, as it is come upon.</summary>
    private sealed class Found
    {
        private readonly Dictionary<string, List<string>> meta = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<JsonLd.Article> linked = [];
        private readonly List<string> headings = [];
        private readonly List<string> bylines = [];
        private int metas;
        private int scripts;
        private int tries;

        public string? Base { get; private set; }

        public string? Canonical { get; private set; }

        public string? HeadTitle { get; private set; }

        public string? Site { get; private set; }

        public string? Publisher { get; private set; }

        public int HeadlineIndex { get; private set; } = -1;

        public IReadOnlyList<JsonLd.Article> Linked => linked;

        public IReadOnlyList<string> Headings => headings;

        public IReadOnlyList<string> Bylines => bylines;

        public HtmlDates Dates { get; } = new();

        public string? First(IReadOnlyList<string> names) => names.Select(All).FirstOrDefault(values => values.Count > 0)?[0];

        public List<string> All(string name) => meta.TryGetValue(name, out var values) ? values : [];

        /// <summary>The value beside the label "Written by", as blogs' systems write both into the head.</summary>
        public IEnumerable<string> Labelled() => Enumerable.Range(1, 2)
            .Where(place => First([$"twitter:label{place}"]) is { } label && PagePhrases.Is(PagePhrase.Byline, label))
            .Select(place => First([$"twitter:data{place}"])).OfType<string>();

        public void See(HtmlElement element, ArticleLimits limits)
        {
            switch (element.Name)
            {
                case "meta" when metas++ < MaxMetaElements:
                    var name = element.Attribute("property") ?? element.Attribute("name") ?? element.Attribute("itemprop");
                    if (name is not null && element.Attribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
                    {
                        (meta.TryGetValue(name, out var values) ? values : meta[name] = []).Add(content);
                    }

                    return;
                case "base":
                    Base ??= element.Attribute("href");
                    return;
                case "link" when Has(element.Attribute("rel"), "canonical"):
                    Canonical ??= element.Attribute("href");
                    return;
                case "script" when element.Attribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
                    && scripts++ < MaxTries:
                    var data = JsonLd.Read(element.TextContent(int.MaxValue), limits.MaxJsonDepth);
                    linked.AddRange(data.Articles);
                    Site ??= data.Site;
                    return;
                case "title" when HeadTitle is null && !IsDrawn(element):
                    HeadTitle = TextFields.OneLine(element.TextContent(MaxFieldText)) is { Length: > 0 } line ? line : null;
                    return;
                case "h1" when tries++ < MaxTries:
                    SeeHeading(element);
                    break;
                case var _ when element.Attributes.Count > 0:
                    SeeNamed(element, limits);
                    break;
            }

            Dates.See(element);
        }

        private void SeeHeading(HtmlElement element)
        {
            if (TextFields.OneLine(element.TextContent(MaxFieldText)) is { Length: > 0 } line)
            {
                HeadlineIndex = HeadlineIndex < 0 ? element.Index : HeadlineIndex;
                headings.Add(line);
            }
        }

        private void SeeNamed(HtmlElement element, ArticleLimits limits)
        {
            var property = element.Attribute("itemprop");
            if (tries < MaxTries && (Has(element.Attribute("rel"), "author") || property == "author")
                && TextFields.Clean(element.Attribute("content") ?? element.TextContent(MaxFieldText), limits.MaxFieldLength) is { } byline)
            {
                tries++;
                // Each comment has an author too; the article's stands first.
                if (bylines.Count == 0)
                {
                    bylines.Add(byline);
                }
            }
            else if (HeadlineIndex < 0 && tries < MaxTries
                && (property == "headline" || Has(element.Attribute("class"), "entry-title") || Has(element.Attribute("class"), "p-name")))
            {
                tries++;
                SeeHeading(element);
            }
            else if (Publisher is null && property == "publisher" && tries++ < MaxTries)
            {
                Publisher = TextFields.Clean(element.Attribute("content") ?? element.TextContent(MaxFieldText), limits.MaxFieldLength);
            }
        }

        private static bool Has(string? names, string name) =>
            names is not null && names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(name, StringComparer.OrdinalIgnoreCase);

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
    }
}
