namespace Pipeline.Core.Articles.Readers.Feeds;

/// <summary>Reads feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0 (RFC 4287), with what Media RSS, iTunes and Dublin Core add. One
/// item or entry is one article.</summary>
/// <remarks>
/// Feeds are read as people's readers read them, for half of the faulty ones are plain XML but for one character: see
/// docs/decisions/0012. No document type is read, so no entity can expand or fetch anything. A feed that breaks off is read up to the
/// break. The feed's own title is the publisher of items that name none.
/// </remarks>
internal sealed class FeedReader : IArticleReader
{
    // Root, doctype and comments stand within this.
    private const int HeadLength = 64 * 1024;

    public bool CanRead(Drop drop)
    {
        var head = drop.Text.AsSpan().TrimStart();
        return head is ['<', ..] && (RootOf(drop.Text, out var isPage) >= 0
            || !isPage && (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || FormatHints.IsXml(drop.Name, drop.ContentType)));
    }

    public IEnumerable<DropPart> Read(Drop drop)
    {
        var root = RootOf(drop.Text, out _);
        if (root < 0)
        {
            return [DropPart.Rejected(RejectionReason.Malformed,
                "XML of an unknown kind: its root is neither rss, rdf:RDF nor feed (line 1). RSS, Atom and HTML are read.")];
        }

        var parts = new FeedScanner(drop.Text, drop.Limits).Read(root);
        return parts.Count > 0 ? parts : [DropPart.Rejected(RejectionReason.Empty, "The feed has no items.")];
    }

    /// <summary>Where the root of a feed begins; -1 without one. Servers write warnings before it; a page has a root of its own, and feeds
    /// in its comments and scripts are none.</summary>
    private static int RootOf(string text, out bool isPage)
    {
        isPage = false;
        var tokens = new FeedTokens(text, 0, Math.Min(text.Length, HeadLength));
        while (tokens.Read())
        {
            if (tokens.Kind == FeedTokenKind.Aside
                && text.AsSpan(tokens.Start).StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
            {
                isPage = true;
                return -1;
            }

            if (tokens.Kind is not (FeedTokenKind.StartTag or FeedTokenKind.EmptyTag))
            {
                continue;
            }

            var name = FeedMarkup.Local(tokens.Name);
            if (name is "rss" or "RDF" or "feed" or "Channel" || name is "entry" or "channel" && IsFirst(text, tokens.Start))
            {
                return tokens.Start;
            }

            if (name.Equals("html", StringComparison.OrdinalIgnoreCase) || name.Equals("script", StringComparison.OrdinalIgnoreCase))
            {
                isPage = true;
                return -1;
            }
        }

        return -1;
    }

    // "entry" and "channel" are roots of a feed only where nothing stands before them.
    private static bool IsFirst(string text, int at)
    {
        var tokens = new FeedTokens(text, 0, at);
        while (tokens.Read())
        {
            if (tokens.Kind is FeedTokenKind.StartTag or FeedTokenKind.EmptyTag)
            {
                return false;
            }
        }

        return true;
    }
}
