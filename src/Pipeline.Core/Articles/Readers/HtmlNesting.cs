namespace Pipeline.Core.Articles.Readers;

/// <summary>Finds nesting without end before HTML is parsed.</summary>
/// <remarks>
/// A parser looks through its open elements at nearly every tag, so a page of nested tags costs the square of its size: 100,000 open
/// <c>div</c> took AngleSharp 1.10 two minutes. This pass is linear. It keeps the open elements as the parser would, roughly: elements that
/// close each other (<c>p</c>, <c>li</c>, <c>td</c> …) do not nest by themselves, an end tag closes what was left open inside it, and what
/// stands in scripts, styles and comments are no tags.
/// </remarks>
internal static class HtmlNesting
{
    // Tags times open elements. A page of 20 MiB has some 500,000 tags at 20 levels: 10 million. At the limit, parsing takes about a
    // second.
    private const long MaxWork = 40_000_000;

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
    };

    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "option",
        "optgroup", "a", "h1", "h2", "h3", "h4", "h5", "h6",
    };

    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    };

    // Only their own end tag ends these: the parser opens them anew in the next block, which is how sloppy pages nest without end.
    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>The offset of the tag that goes beyond <paramref name="maxDepth"/> levels, or -1.</summary>
    public static int Find(string html, int maxDepth)
    {
        var open = new List<string>();
        var names = Void.GetAlternateLookup<ReadOnlySpan<char>>();
        var flat = Flat.GetAlternateLookup<ReadOnlySpan<char>>();
        var raw = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
        var work = 0L;
        var foreign = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = Next(html, at))
        {
            var rest = html.AsSpan(at + 1);
            if (rest.StartsWith("!--"))
            {
                var end = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (end < 0)
                {
                    return -1;
                }

                at = end;
                continue;
            }

            var isEnd = rest[0] == '/';
            var name = Name(isEnd ? rest[1..] : rest);
            if (name.IsEmpty || names.Contains(name) || flat.Contains(name))
            {
                work += open.Count;
            }
            else if (isEnd)
            {
                work += open.Count;
                foreign -= Close(open, name);
            }
            else if (raw.Contains(name))
            {
                at = EndOfRaw(html, at, name);
                if (at < 0)
                {
                    return -1;
                }
            }
            else if (foreign == 0 || !IsSelfClosed(html, at))
            {
                open.Add(name.ToString());
                foreign += name is "svg" or "math" ? 1 : 0;
                work += open.Count;
            }

            if (open.Count > maxDepth || work > MaxWork)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The text between the tags, for what is nested too deeply to be parsed.</summary>
    public static string WithoutTags(string html)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            var stop = tag < 0 ? html.Length : tag;
            text.Append(html, at, stop - at).Append(' ');
            var end = tag < 0 ? -1 : html.IndexOf('>', tag);
            at = end < 0 ? html.Length : end + 1;
        }

        return text.ToString();
    }

    private static int Next(string html, int at) => html.IndexOf('<', at + 1);

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && length < 64 && !char.IsWhiteSpace(tag[length]) && tag[length] is not ('>' or '/' or '<'))
        {
            length++;
        }

        return length > 0 && char.IsAsciiLetter(tag[0]) ? tag[..length] : default;
    }

    private static int Close(List<string> open, ReadOnlySpan<char> name)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (name.Equals(open[i], StringComparison.OrdinalIgnoreCase))
            {
                var foreign = open.Skip(i).Count(element => element is "svg" or "math");
                if (Formatting.Contains(open[i]))
                {
                    open.RemoveAt(i);
                    return 0;
                }

                var kept = open.Skip(i + 1).Where(Formatting.Contains).ToList();
                open.RemoveRange(i, open.Count - i);
                open.AddRange(kept);
                return foreign;
            }
        }

        return 0;
    }

    private static bool IsSelfClosed(string html, int at)
    {
        var end = html.AsSpan(at, Math.Min(4_096, html.Length - at)).IndexOf('>');
        return end > 0 && html[at + end - 1] == '/';
    }

    /// <summary>The offset of the end tag; -1 when there is none.</summary>
    private static int EndOfRaw(string html, int at, ReadOnlySpan<char> name)
    {
        for (var end = html.IndexOf("</", at, StringComparison.Ordinal); end >= 0; end = html.IndexOf("</", end + 2, StringComparison.Ordinal))
        {
            if (html.AsSpan(end + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return end;
            }
        }

        return -1;
    }
}
