namespace Pipeline.Core.Articles.Readers.Feeds;

/// <summary>What stands at one place of a feed.</summary>
internal enum FeedTokenKind
{
    Text,
    CData,
    StartTag,
    EmptyTag,
    EndTag,

    /// <summary>A comment, a processing instruction or a document type: nothing of the text.</summary>
    Aside,
}

/// <summary>Cuts a feed into tags and text, whatever is wrong with it.</summary>
/// <remarks>Not the rules of XML but what can be meant: a <c>&lt;</c> that begins nothing is text, so is a comment without an end; a CDATA
/// section without an end ends with the item that it stands in; a document type is passed over with all that it declares. Every character
/// is looked at a few times at most.</remarks>
internal ref struct FeedTokens(string text, int start, int end)
{
    private readonly string text = text;
    private readonly int end = end;

    // Where these were looked for in vain: there is none behind that place either.
    private int noCDataEnd = int.MaxValue;
    private int noCommentEnd = int.MaxValue;
    private int noTypeEnd = int.MaxValue;

    private int nameLength;

    public FeedTokenKind Kind { get; private set; }

    public int Start { get; private set; } = start;

    /// <summary>Where the next token begins.</summary>
    public int End { get; private set; } = start;

    /// <summary>Where the text of a CDATA section begins.</summary>
    public int ContentStart { get; private set; } = start;

    public int ContentEnd { get; private set; } = start;

    /// <summary>Whether a CDATA section had to be ended.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The name of a tag, with its prefix.</summary>
    public readonly ReadOnlySpan<char> Name => text.AsSpan(NameStart, nameLength);

    private readonly int NameStart => Start + (Kind == FeedTokenKind.EndTag ? 2 : 1);

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool Read()
    {
        Start = End;
        if (Start >= end)
        {
            return false;
        }

        var rest = text.AsSpan(Start, end - Start);
        if (rest[0] == '<' && ReadMarkup(rest))
        {
            return true;
        }

        var next = rest[1..].IndexOf('<');
        Kind = FeedTokenKind.Text;
        End = next < 0 ? end : Start + 1 + next;
        return true;
    }

    /// <summary>The value of an attribute of the tag, with entities read; null when it has none of this name.</summary>
    public readonly string? Attribute(string name) =>
        FeedMarkup.Attribute(text.AsSpan(NameStart + nameLength, End - NameStart - nameLength), name);

    private bool ReadMarkup(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<![CDATA["))
        {
            ReadCData();
            return true;
        }

        if (rest.StartsWith("<!--"))
        {
            return ReadComment();
        }

        if (rest.Length > 1 && rest[1] is '?' or '!')
        {
            Kind = FeedTokenKind.Aside;
            End = Start + DeclarationLength(rest);
            return true;
        }

        var isEnd = rest.Length > 1 && rest[1] == '/';
        var name = rest[(isEnd ? 2 : 1)..];
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        nameLength = 1;
        while (nameLength < name.Length && (char.IsLetterOrDigit(name[nameLength]) || name[nameLength] is ':' or '_' or '-' or '.'))
        {
            nameLength++;
        }

        // XML has no < in a tag: one that goes on until the next has lost its own end.
        var length = TagLength(rest);
        Kind = isEnd ? FeedTokenKind.EndTag
            : rest[length - 1] == '>' && rest[length - 2] == '/' ? FeedTokenKind.EmptyTag
            : FeedTokenKind.StartTag;
        End = Start + length;
        return true;
    }

    private void ReadCData()
    {
        Kind = FeedTokenKind.CData;
        ContentStart = Start + "<![CDATA[".Length;
        var close = ContentStart >= noCDataEnd ? -1 : text.AsSpan(ContentStart, end - ContentStart).IndexOf("]]>");
        noCDataEnd = close < 0 ? Math.Min(noCDataEnd, ContentStart) : noCDataEnd;
        var content = text.AsSpan(ContentStart, close < 0 ? end - ContentStart : close);
        // The end of an item with another item behind it cannot be meant as text.
        var item = EndOfItem(content);
        IsBroken = item >= 0 || close < 0;
        ContentEnd = ContentStart + (item >= 0 ? item : content.Length);
        End = IsBroken ? ContentEnd : ContentEnd + 3;
    }

    private bool ReadComment()
    {
        var close = Start >= noCommentEnd ? -1 : text.AsSpan(Start + 4, end - Start - 4).IndexOf("-->");
        if (close < 0)
        {
            noCommentEnd = Math.Min(noCommentEnd, Start);
            return false;
        }

        Kind = FeedTokenKind.Aside;
        End = Start + 4 + close + 3;
        return true;
    }

    private static int EndOfItem(ReadOnlySpan<char> content)
    {
        var close = content.IndexOf("</item>");
        var open = close < 0 ? -1 : content[close..].IndexOf("<item");
        if (open >= 0)
        {
            return close;
        }

        close = content.IndexOf("</entry>");
        return close >= 0 && content[close..].IndexOf("<entry") >= 0 ? close : -1;
    }

    /// <summary>The length of a declaration; a document type's goes on to the end of its own declarations.</summary>
    private int DeclarationLength(ReadOnlySpan<char> rest)
    {
        var close = rest.IndexOf('>');
        if (close < 0)
        {
            return rest.Length;
        }

        var bracket = rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) && Start < noTypeEnd
            ? rest[..close].IndexOf('[')
            : -1;
        if (bracket < 0)
        {
            return close + 1;
        }

        var inner = rest[bracket..].IndexOf(']');
        var after = inner < 0 ? -1 : rest[(bracket + inner)..].IndexOf('>');
        noTypeEnd = after < 0 ? Start : noTypeEnd;
        return after < 0 ? close + 1 : bracket + inner + after + 1;
    }

    private static int TagLength(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length; at++)
        {
            switch (rest[at])
            {
                case '>':
                    return at + 1;
                case '<':
                    return at;
                case '"' or '\'':
                    // A > within quotes is part of the value, when the quotes are closed before the next tag.
                    var value = rest[(at + 1)..];
                    var stop = value.IndexOfAny(rest[at], '<');
                    at += stop >= 0 && value[stop] == rest[at] ? stop + 1 : 0;
                    break;
            }
        }

        return rest.Length;
    }
}
