namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>The names under which APIs, exports and people keep an article's fields, each list in the order of preference.</summary>
/// <remarks>Names are compared by their letters and digits in lower case: "published_at" is <c>publishedat</c>. docs/reading.md lists them
/// all, and a test holds the page to these tables.</remarks>
internal static class FieldNames
{
    public static readonly string[] Title =
    [
        "title", "headline", "webtitle", "heading", "articletitle", "newstitle", "storytitle", "posttitle", "pagetitle", "seotitle",
        "subject", "eventname", "name",
        .. FieldHeadings.Of("title"),
    ];

    /// <summary>Fields of the text. HTML stands before Markdown and plain text, since it tells paragraphs from lines.</summary>
    public static readonly string[] Text =
    [
        "contenthtml", "bodyhtml", "content", "body", "contentencoded", "text", "articlebody", "articletext", "articlecontent", "fulltext",
        "fullcontent", "bodytext", "contenttext", "textcontent", "maintext", "cleanedtext", "rawcontent", "rawtext", "plaintext",
        "postcontent", "pagecontent", "storybody", "story", "selftext", "transcript", "paragraphs", "blocks", "contentelements", "message",
        "html", "markdown",
        .. FieldHeadings.Of("text"),
    ];

    public static readonly string[] Summary =
    [
        "description", "summary", "abstract", "excerpt", "postexcerpt", "snippet", "lead", "leadparagraph", "lede", "standfirst",
        "trailtext", "teaser", "subtitle", "dek", "deck", "intro",
        .. FieldHeadings.Of("summary"),
    ];

    /// <summary>Fields of a lead that stands above the text, where others tell of it.</summary>
    public static readonly string[] Lead =
        ["lead", "leadparagraph", "lede", "standfirst", "intro", "vorspann", "chapeau", "chapô", "entradilla", "bajada"];

    /// <summary>When something was written down, which may be long after the day that other fields state.</summary>
    public static readonly string[] Entered =
    [
        "timestamp", "createdutc", "time", "createdat", "created", "createdtime", "datecreated", "ts", "addeddate",
    ];

    /// <summary>Fields of the date of publication; those in UTC stand before those of the same system in local time.</summary>
    public static readonly string[] Date =
    [
        "publishedat", "published", "datepublished", "publishedparsed", "publishdate", "datepublish", "publishtime", "pubdate", "pubtime",
        "publicationdate", "publicationtime", "publishedon", "publisheddate", "publishedtime", "publishedutc", "webpublicationdate",
        "firstpublicationdate", "firstpublishedat", "firstpublished", "firstpublishdate", "displaydate", "releasedate", "issued",
        "dategmt", "dateunixtime", "dateutc", "postdategmt", "postdate", "postedat", "datetime", "date", "seendate", "discovered",
        "discoveredat", "reported", "reportedat", "disclosed", "eventdate", "incidentdate", "attackdate", "breachdate",
        "breachsubmissiondate", "dateofincident",
        .. FieldHeadings.Of("date"),
        .. Entered,
    ];

    public static readonly string[] Author =
    [
        "author", "authors", "byline", "creator", "creators", "dccreator", "writer", "writers", "by", "journalist", "reporter",
        "authorname", "contributors", "postauthor", "writtenby", "reportedby", "from",
        .. FieldHeadings.Of("author"),
    ];

    public static readonly string[] Link =
    [
        "url", "link", "canonicalurl", "canonical", "weburl", "articleurl", "original", "originalurl", "webaddress", "storyurl", "pageurl",
        "posturl", "sourceurl", "permalink", "alternate", "externalurl", "href", "uri", "guid", "id",
        .. FieldHeadings.Of("link"),
    ];

    public static readonly string[] Publisher =
    [
        "publisher", "source", "sourcename", "sourcetitle", "publication", "provider", "outlet", "newspaper", "sitename", "site",
        "websitename", "feedtitle", "feedname", "channelname", "newssource", "origin",
        .. FieldHeadings.Of("publisher"),
    ];

    /// <summary>All names of fields of an article.</summary>
    public static readonly string[] All = [.. Title, .. Text, .. Summary, .. Date, .. Author, .. Link, .. Publisher];

    /// <summary>Names as the fields of objects, such as <c>{"source":{"name":"…"}}</c>, WordPress' <c>{"rendered":"…"}</c> and New York
    /// Times' <c>{"original":"By …"}</c>.</summary>
    public static readonly string[] Value =
    [
        "name", "rendered", "value", "main", "content", "text", "html", "plain", "title", "displayname", "fullname", "original", "href",
        "url",
    ];

    /// <summary>Objects around the fields of one article. Elasticsearch's <c>_source</c> is one; <c>source</c> names a publisher.</summary>
    public static readonly string[] Wrapper =
    [
        "source", "fields", "attributes", "article", "document", "data", "item", "post", "node", "record", "result", "object", "properties",
    ];

    /// <summary>Objects that hold what the head of a page says.</summary>
    public static readonly string[] Head = ["meta", "opengraph", "metadata", "yoastheadjson", "embedded"];

    /// <summary>Objects and lists around articles.</summary>
    public static readonly string[] Envelope =
    [
        "articles", "data", "items", "results", "hits", "value", "docs", "response", "news", "posts", "entries", "stories", "documents",
        "messages", "children", "edges", "graph", "ordereditems", "records", "rows", "feed", "article", "result", "payload", "content",
    ];

    /// <summary>Lists that hold articles even in an object that has a headline of its own.</summary>
    public static readonly string[] Lists =
        ["articles", "items", "news", "posts", "entries", "stories", "documents", "messages", "children", "edges"];

    /// <summary>How the names of lists of other stories begin.</summary>
    public static readonly string[] OtherStories = ["related", "recommend", "similar", "readmore", "readnext", "morefrom", "trending"];

    /// <summary>Fields that tell of other articles, of the page or of people around the text, whatever prose they hold.</summary>
    public static readonly string[] Beside =
    [
        "related", "relatedarticles", "relatedcontent", "relatedlinks", "relatedposts", "recommended", "recommendations", "similar",
        "readmore", "readnext", "more", "morelikethis", "next", "previous", "prev", "trending", "popular", "latest", "comments", "comment",
        "replies", "reply", "reactions", "links", "tags", "keywords", "categories", "topics", "media", "multimedia", "image", "images",
        "photo", "photos", "gallery", "video", "videos", "thumbnail", "caption", "captions", "alt", "credit", "credits", "embed", "embeds",
        "author", "authors", "creator", "creators", "contributors", "authorbio", "bio", "biography", "byline", "publisher", "source",
        "site", "origin", "provider", "breadcrumb", "breadcrumbs", "navigation", "nav", "menu", "header", "footer", "sidebar", "ads", "ad",
        "advertisement", "newsletter", "promo", "promotion", "subscribe", "paywall", "copyright", "rights", "license", "licence",
        "disclaimer", "terms", "legal", "privacy", "cookie", "cookies", "script", "scripts", "style", "styles", "css", "rawhtml",
        "metadata", "meta", "metatags", "seo", "opengraph", "og", "twitter", "headers", "error", "errors", "warning", "warnings", "debug",
        "config", "settings", "account", "user", "profile", "owner", "prompt", "embedding", "etag", "agent", "useragent", "corrections",
    ];
}
