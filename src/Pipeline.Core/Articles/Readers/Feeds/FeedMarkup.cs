using System.Net;
using System.Text;

namespace Pipeline.Core.Articles.Readers.Feeds;

/// <summary>Reads what stands between two places of a feed.</summary>
internal static class FeedMarkup
{
    /// <summary>The content of an element, a string that may hold HTML; null when blank.</summary>
    /// <remarks>Text is decoded once, as XML has it, and stays as it is written where tags stand among it, which are HTML then. Entities
    /// that HTML names are known as well; those that a document type declares are not.</remarks>
    public static string? Content(string feed, int start, int end)
    {
        var span = feed.AsSpan(start, end - start);
        if (!span.Contains('<'))
        {
            return NonBlank(WebUtility.HtmlDecode(span.ToString()));
        }

        var hasTags = HasTags(feed, start, end);
        var text = new StringBuilder(span.Length);
        var tokens = new FeedTokens(feed, start, end);
        while (tokens.Read())
        {
            var part = feed.AsSpan(tokens.Start, tokens.End - tokens.Start);
            switch (tokens.Kind)
            {
                case FeedTokenKind.Text:
                    text.Append(hasTags ? part : WebUtility.HtmlDecode(part.ToString()));
                    break;
                case FeedTokenKind.CData:
                    text.Append(feed, tokens.ContentStart, tokens.ContentEnd - tokens.ContentStart);
                    break;
                case FeedTokenKind.StartTag or FeedTokenKind.EmptyTag or FeedTokenKind.EndTag:
                    AppendTag(text, part, tokens.Name);
                    break;
            }
        }

        return NonBlank(text.ToString());
    }

    /// <summary>The content of the first child of this name that says something; null when there is none.</summary>
    public static string? Child(string feed, int start, int end, string name)
    {
        var tokens = new FeedTokens(feed, start, end);
        var open = -1;
        while (tokens.Read())
        {
            if (!Local(tokens.Name).SequenceEqual(name))
            {
                continue;
            }

            if (tokens.Kind == FeedTokenKind.StartTag && open < 0)
            {
                open = tokens.End;
            }
            else if (tokens.Kind == FeedTokenKind.EndTag && open >= 0)
            {
                if (Content(feed, open, tokens.Start) is { } content)
                {
                    return content;
                }

                open = -1;
            }
        }

        return null;
    }

    /// <summary>The value of an attribute in the text behind the name of a tag; null when it has none of this name.</summary>
    public static string? Attribute(ReadOnlySpan<char> tag, ReadOnlySpan<char> name)
    {
        for (var at = 0; at < tag.Length;)
        {
            var found = tag[at..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return null;
            }

            var isWhole = at + found > 0 && (char.IsWhiteSpace(tag[at + found - 1]) || tag[at + found - 1] is '"' or '\'');
            at += found + name.Length;
            var rest = tag[at..].TrimStart();
            if (!isWhole || rest is not ['=', ..])
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            var value = rest is ['"' or '\'', ..]
                ? rest[1..] is var quoted && quoted.IndexOf(rest[0]) is var close and >= 0 ? quoted[..close] : quoted.TrimEnd("/>")
                : rest.IndexOfAny(" \t\r\n>") is var stop and >= 0 ? rest[..stop] : rest;
            return WebUtility.HtmlDecode(value.ToString());
        }

        return null;
    }

    /// <summary>A name without its prefix.</summary>
    public static ReadOnlySpan<char> Local(ReadOnlySpan<char> name) => name[(name.IndexOf(':') + 1)..];

    private static bool HasTags(string feed, int start, int end)
    {
        var tokens = new FeedTokens(feed, start, end);
        while (tokens.Read())
        {
            if (tokens.Kind is FeedTokenKind.StartTag or FeedTokenKind.EmptyTag or FeedTokenKind.EndTag)
            {
                return true;
            }
        }

        return false;
    }

    // XHTML may be written with a prefix, which HTML does not know.
    private static void AppendTag(StringBuilder text, ReadOnlySpan<char> tag, ReadOnlySpan<char> name)
    {
        var prefix = name.IndexOf(':') + 1;
        var start = tag.IndexOf(name);
        text.Append(tag[..start]).Append(tag[(start + prefix)..]);
    }

    private static string? NonBlank(string value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
