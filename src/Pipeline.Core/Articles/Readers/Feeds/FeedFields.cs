using System.Collections.Frozen;
using Pipeline.Core.Articles.Readers.Fields;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Feeds;

/// <summary>Which element of a feed is which field of an article.</summary>
/// <remarks>Elements are named with the prefix that their vocabulary usually has, those of RSS and Atom without; the fields are those of
/// <see cref="FieldNames"/>, so that the longest prose becomes the text here as well.</remarks>
internal static class FeedFields
{
    /// <summary>Elements, and the names of the fields that they are.</summary>
    public static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["title"] = "title", ["dc:title"] = "headline", ["media:title"] = "heading", ["itunes:title"] = "seotitle",
        ["content:encoded"] = "contentencoded", ["content"] = "content", ["xhtml:body"] = "bodyhtml", ["yandex:full-text"] = "fulltext",
        ["fulltext"] = "fullcontent", ["full-text"] = "articletext", ["body"] = "body", ["media:text"] = "text",
        ["description"] = "description", ["summary"] = "summary", ["dc:description"] = "abstract", ["dcterms:abstract"] = "excerpt",
        ["media:description"] = "snippet", ["itunes:summary"] = "dek", ["google:description"] = "teaser", ["itunes:subtitle"] = "subtitle",
        ["author"] = "author", ["dc:creator"] = "creator", ["itunes:author"] = "byline", ["dc:contributor"] = "contributors",
        ["pubDate"] = "pubdate", ["pubdate"] = "publishdate", ["published"] = "published", ["issued"] = "issued", ["dc:date"] = "date",
        ["dcterms:issued"] = "releasedate", ["dcterms:created"] = "datecreated", ["created"] = "created", ["date"] = "datetime",
        ["updated"] = "updated", ["modified"] = "updated", ["dcterms:modified"] = "updated",
        ["feedburner:origLink"] = "canonicalurl", ["link"] = "link", ["atom:link"] = "link", ["guid"] = "guid", ["id"] = "id",
        ["source"] = "source", ["dc:publisher"] = "publisher", ["dc:source"] = "newssource",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What holds text alone: another field that begins within it has lost the end tag before.
    private static readonly FrozenSet<string> Leaves =
        ["title", "link", "guid", "pubDate", "dc:creator", "dc:date", "category", "comments", "id", "published", "updated"];

    private static readonly List<(string Vocabulary, string Prefix, string[] Addresses)> Vocabularies =
        [.. EmbeddedTable.Rows("feed-namespaces.tsv", 3).Select(row => (row[0], row[1], row[2].Split(' ')))];

    public static bool IsLeaf(string name) => Leaves.Contains(name);

    /// <summary>The vocabulary of an address; empty for one that is not read, null for the feed's own.</summary>
    public static string? Vocabulary(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var bare = address[(scheme < 0 ? 0 : scheme + 3)..].TrimEnd('/', '#', ' ');
        foreach (var (vocabulary, _, addresses) in Vocabularies)
        {
            if (Array.Exists(addresses, known => known.Equals(bare, StringComparison.OrdinalIgnoreCase)))
            {
                return vocabulary == "core" ? null : vocabulary;
            }
        }

        return "";
    }

    /// <summary>The vocabulary that a prefix means when nobody declares it.</summary>
    public static string VocabularyOfPrefix(ReadOnlySpan<char> prefix)
    {
        foreach (var (vocabulary, usual, _) in Vocabularies)
        {
            if (usual.Length > 0 && prefix.Equals(usual, StringComparison.OrdinalIgnoreCase))
            {
                return vocabulary;
            }
        }

        return "";
    }
}
