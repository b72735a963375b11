using System.Net;
using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Articles.Readers.Feeds;

/// <summary>Walks through a feed and hands on its items.</summary>
/// <remarks>What readers of feeds mend is mended: a tag that was never closed ends with the element around it, an end without a beginning
/// is passed over, a new item ends the one before. What cannot be mended costs the item that it stands in.</remarks>
internal sealed class FeedScanner(string feed, ArticleLimits limits)
{
    private readonly Stack<Open> open = new();
    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
    private readonly List<DropPart> parts = [];
    private FeedItem? item;
    private int itemDepth;
    private Uri? address;
    private string? title;
    private string? author;

    /// <summary>The items from the root at <paramref name="start"/> on, and what is wrong with them.</summary>
    public IReadOnlyList<DropPart> Read(int start)
    {
        var tokens = new FeedTokens(feed, start, feed.Length);
        while (parts.Count <= limits.MaxArticles && tokens.Read())
        {
            if (tokens.IsBroken && tokens.Kind == FeedTokenKind.CData && item is not null)
            {
                item.Fault ??= $"A CDATA section has no end ({TextFields.Place(feed, tokens.Start)}).";
            }

            if (tokens.Kind is FeedTokenKind.StartTag or FeedTokenKind.EmptyTag)
            {
                Begin(ref tokens);
                if (open.Count > limits.MaxXmlDepth)
                {
                    parts.Add(DropPart.Rejected(
                        RejectionReason.Malformed,
                        $"The XML is nested without end: more than {limits.MaxXmlDepth} levels "
                            + $"({TextFields.Place(feed, tokens.Start)})."));
                    return parts;
                }
            }
            else if (tokens.Kind == FeedTokenKind.EndTag)
            {
                End(tokens.Name, tokens.Start);
            }
        }

        if (open.Count > 0 && parts.Count <= limits.MaxArticles)
        {
            parts.Add(DropPart.Rejected(
                RejectionReason.Malformed, $"The XML breaks off before it is complete ({TextFields.Place(feed, feed.TrimEnd().Length)})."));
        }

        return [.. parts.Select(part => part.Draft is { Publisher: null } draft ? DropPart.Of(draft with { Publisher = title }) : part)];
    }

    private void Begin(ref FeedTokens tokens)
    {
        if (open.Count <= 1)
        {
            Declare(feed.AsSpan(tokens.Start, tokens.End - tokens.Start));
        }

        var name = Name(tokens.Name);
        var isItem = name is "item" or "entry";
        if (isItem && item is not null)
        {
            while (open.Count >= itemDepth)
            {
                Close(tokens.Start);
            }
        }
        else if (item is not null && open.Count == itemDepth + 1 && FeedFields.IsLeaf(open.Peek().Name)
            && FeedFields.Names.ContainsKey(name))
        {
            Close(tokens.Start);
        }

        open.Push(new(name, tokens.Name.ToString(), tokens.Start + 1 + tokens.Name.Length, tokens.End));
        if (isItem)
        {
            item = new FeedItem(feed) { Start = tokens.Start, Base = BaseOf(tokens) };
            itemDepth = open.Count;
        }
        else if (item is null && open.Count == 1 && BaseOf(tokens) is { } start)
        {
            address = start;
        }

        if (tokens.Kind == FeedTokenKind.EmptyTag)
        {
            Close(tokens.End);
        }
    }

    /// <summary>Closes what an end tag ends; one that ends nothing is passed over.</summary>
    private void End(ReadOnlySpan<char> name, int at)
    {
        var depth = 0;
        foreach (var element in open)
        {
            depth++;
            if (name.Equals(element.Written, StringComparison.OrdinalIgnoreCase))
            {
                for (; depth > 0; depth--)
                {
                    Close(at);
                }

                return;
            }
        }
    }

    private void Close(int at)
    {
        var closed = open.Pop();
        var element = new FeedElement(closed.TagStart, closed.ContentStart, Math.Max(closed.ContentStart, at));
        if (item is null)
        {
            CloseOfFeed(closed.Name, element);
        }
        else if (open.Count < itemDepth)
        {
            parts.Add(item.Fault is { } fault
                ? DropPart.Rejected(RejectionReason.Malformed, fault)
                : item.Read(title, author, address));
            item = null;
        }
        else if ((open.Count == itemDepth || closed.Name.StartsWith("media:", StringComparison.Ordinal))
            && FeedFields.Names.ContainsKey(closed.Name))
        {
            item.Add(closed.Name, element);
        }
    }

    /// <summary>What the feed says of itself: the publisher, the author and the address that links start from.</summary>
    private void CloseOfFeed(string name, FeedElement element)
    {
        // The title of the picture of a channel stands one level deeper.
        if (open.Count is 0 or > 2 || open.Peek().Name is "image" or "textInput" or "textinput")
        {
            return;
        }

        switch (name)
        {
            case "title" when title is null:
                title = TextFields.Clean(
                    HtmlText.OfFragment(FeedMarkup.Content(feed, element.ContentStart, element.ContentEnd) ?? ""), limits.MaxFieldLength);
                break;
            case "author" when author is null && open.Count == 1:
                author = TextFields.Author(FeedMarkup.Child(feed, element.ContentStart, element.ContentEnd, "name"));
                break;
            case "link" when address is null && element.Attribute(feed, "rel") is null or "alternate":
                address ??= TextFields.Link(
                    element.Attribute(feed, "href") ?? FeedMarkup.Content(feed, element.ContentStart, element.ContentEnd));
                break;
        }
    }

    private Uri? BaseOf(FeedTokens tokens) => tokens.Attribute("xml:base") is { } stated ? FeedLinks.Of(stated, address) : null;

    /// <summary>The name of an element under the usual prefix of its vocabulary; unread vocabularies keep the prefix they have.</summary>
    private string Name(ReadOnlySpan<char> written)
    {
        var colon = written.IndexOf(':');
        if (colon < 0)
        {
            return written.ToString();
        }

        var prefix = written[..colon].ToString();
        var vocabulary = prefixes.TryGetValue(prefix, out var address) ? FeedFields.Vocabulary(address) : "";
        vocabulary = vocabulary is "" ? FeedFields.VocabularyOfPrefix(prefix) : vocabulary;
        var local = written[(colon + 1)..];
        return vocabulary is null ? local.ToString() : vocabulary.Length == 0 ? written.ToString() : $"{vocabulary}:{local}";
    }

    private void Declare(ReadOnlySpan<char> tag)
    {
        for (var at = tag.IndexOf("xmlns:"); at >= 0;)
        {
            var rest = tag[(at + 6)..];
            var equals = rest.IndexOf('=');
            if (equals < 0)
            {
                return;
            }

            var value = rest[(equals + 1)..].TrimStart();
            var close = value.Length > 0 ? value[1..].IndexOf(value[0]) : -1;
            if (close >= 0)
            {
                prefixes.TryAdd(rest[..equals].Trim().ToString(), WebUtility.HtmlDecode(value.Slice(1, close).ToString()));
            }

            var next = rest.IndexOf("xmlns:");
            at = next < 0 ? -1 : at + 6 + next;
        }
    }

    private readonly record struct Open(string Name, string Written, int TagStart, int ContentStart);
}
