using System.Collections.Frozen;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>What an <see cref="HtmlTokenizer"/> stands on.</summary>
internal enum HtmlTokenKind
{
    Text,
    StartTag,
    EndTag,
}

/// <summary>Cuts a page into tags and text, in one pass that never looks back.</summary>
/// <remarks>
/// The rules are those of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) without the parts that only
/// browsers need: comments, declarations and processing instructions are passed over, of attributes only those in use are kept, and a tag
/// or comment that the page ends in is not there. An attribute's quotes hide <c>&lt;</c> and <c>&gt;</c>, so no tag can be smuggled in one.
/// </remarks>
internal ref struct HtmlTokenizer(string html)
{
    // Names of elements are compared by reference with these where they are known; unknown ones are long only in attacks.
    private const int MaxNameLength = 40;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        HtmlNames.Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "class", "id", "itemprop", "property", "name", "content", "datetime", "rel", "href", "type", "role", "hidden", "aria-hidden",
        "style", "pubdate", "title").GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<(string Name, string Value)> attributes = [];

    // Names whose end tag was looked for and is nowhere ahead, so that a thousand of them cost one search.
    private readonly HashSet<string> unended = [];
    private int position;

    public HtmlTokenKind Kind { get; private set; }

    /// <summary>A tag's name in lower case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>A text's characters with its references still in it.</summary>
    public ReadOnlyMemory<char> Text { get; private set; }

    public bool IsSelfClosing { get; private set; }

    /// <summary>Where the token begins.</summary>
    public int Start { get; private set; }

    /// <summary>A start tag's attributes that are in use, the first of each name.</summary>
    public readonly IReadOnlyList<(string Name, string Value)> TakeAttributes() => attributes.Count == 0 ? [] : attributes.ToArray();

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool Read()
    {
        while (position < html.Length)
        {
            Start = position;
            var tag = TextEnd();
            if (tag > position)
            {
                Kind = HtmlTokenKind.Text;
                Text = html.AsMemory(position, tag - position);
                position = tag;
                return true;
            }

            if (html[position + 1] is '!' or '?')
            {
                PassMarkup();
            }
            else if (html[position + 1] == '/' && !(position + 2 < html.Length && char.IsAsciiLetter(html[position + 2])))
            {
                Pass('>', position + 2);
            }
            else if (ReadTag())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All up to the end tag of <paramref name="name"/>, which is passed over; when there is none, nothing of a frame or a
    /// field, a title up to the next tag, and all the rest of a script, as a browser has it.</summary>
    public ReadOnlyMemory<char> ReadRaw(string name)
    {
        var start = position;
        if (unended.Contains(name))
        {
            return Unended(name);
        }

        for (var end = html.IndexOf("</", start, StringComparison.Ordinal); end >= 0;
            end = html.IndexOf("</", end + 2, StringComparison.Ordinal))
        {
            var after = html.AsSpan(end + 2);
            if (after.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (after.Length == name.Length || char.IsWhiteSpace(after[name.Length]) || after[name.Length] is '/' or '>'))
            {
                Pass('>', end);
                return html.AsMemory(start, end - start);
            }
        }

        unended.Add(name);
        return Unended(name);
    }

    private ReadOnlyMemory<char> Unended(string name)
    {
        var start = position;
        position = name switch
        {
            "iframe" or "textarea" or "noframes" or "noembed" => start,
            "title" => html.IndexOf('<', start) is var end and >= 0 ? end : html.Length,
            _ => html.Length,
        };
        return html.AsMemory(start, position - start);
    }

    /// <summary>Where the text from here on ends: at a mark that begins a tag, an end tag or a declaration.</summary>
    private readonly int TextEnd()
    {
        for (var at = html.IndexOf('<', position); at >= 0; at = html.IndexOf('<', at + 1))
        {
            if (at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?'))
            {
                return at;
            }
        }

        return html.Length;
    }

    private void PassMarkup()
    {
        var markup = html.AsSpan(position);
        if (!markup.StartsWith("<!--"))
        {
            Pass('>', position + 2);
        }
        else if (markup.StartsWith("<!-->") || markup.StartsWith("<!--->"))
        {
            Pass('>', position + 4);
        }
        else
        {
            var start = position + 4;
            for (var dashes = html.IndexOf("--", start, StringComparison.Ordinal); dashes >= 0;
                dashes = html.IndexOf("--", dashes + 1, StringComparison.Ordinal))
            {
                var end = html.AsSpan(dashes + 2);
                if (end is ['>', ..] or ['!', '>', ..])
                {
                    Pass('>', dashes + 2);
                    return;
                }
            }

            position = html.Length;
        }
    }

    private void Pass(char mark, int from) =>
        position = from < html.Length && html.IndexOf(mark, from) is var end and >= 0 ? end + 1 : html.Length;

    private bool ReadTag()
    {
        Kind = html[position + 1] == '/' ? HtmlTokenKind.EndTag : HtmlTokenKind.StartTag;
        var start = position + (Kind == HtmlTokenKind.EndTag ? 2 : 1);
        position = start;
        while (position < html.Length && !IsSpace(html[position]) && html[position] is not ('/' or '>'))
        {
            position++;
        }

        Name = NameOf(html.AsSpan(start, position - start));
        IsSelfClosing = false;
        attributes.Clear();
        while (position < html.Length)
        {
            var character = html[position];
            if (character == '>')
            {
                position++;
                return true;
            }

            if (character == '/' || IsSpace(character))
            {
                position++;
                IsSelfClosing = character == '/' && position < html.Length && html[position] == '>';
            }
            else
            {
                ReadAttribute();
            }
        }

        return false;
    }

    private void ReadAttribute()
    {
        var start = position++;
        while (position < html.Length && !IsSpace(html[position]) && html[position] is not ('/' or '>' or '='))
        {
            position++;
        }

        var name = html.AsSpan(start, position - start);
        var mark = position;
        SkipSpace();
        var value = ReadOnlyMemory<char>.Empty;
        if (position < html.Length && html[position] == '=')
        {
            position++;
            SkipSpace();
            value = ReadValue();
        }
        else
        {
            position = mark;
        }

        if (Attributes.TryGetValue(name, out var known) && !attributes.Exists(attribute => attribute.Name == known))
        {
            attributes.Add((known, HtmlEntities.Decode(value).ToString()));
        }
    }

    private ReadOnlyMemory<char> ReadValue()
    {
        if (position < html.Length && html[position] is '"' or '\'')
        {
            var end = html.IndexOf(html[position], position + 1);
            var start = position + 1;
            position = end < 0 ? html.Length : end + 1;
            return end < 0 ? default : html.AsMemory(start, end - start);
        }

        var first = position;
        while (position < html.Length && !IsSpace(html[position]) && html[position] != '>')
        {
            position++;
        }

        return html.AsMemory(first, position - first);
    }

    private void SkipSpace()
    {
        while (position < html.Length && IsSpace(html[position]))
        {
            position++;
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';

    private static string NameOf(ReadOnlySpan<char> name) =>
        Names.TryGetValue(name, out var known) ? known : name[..Math.Min(name.Length, MaxNameLength)].ToString().ToLowerInvariant();
}
