namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Takes the lines out of a text that stand around it on its page: what leads to other stories, adverts, sharing, credits, what
/// readers wrote.</summary>
/// <remarks>One word is never enough: a line must be short, be all of the phrase, have a colon or a link behind it, or stand at the end.
/// "Read also the second letter, the lawyer asked" is a sentence of the story.</remarks>
internal static class PageLeftovers
{
    // "READ MORE: …" and a headline; a paragraph is longer.
    private const int MaxLine = 250;

    // A sentence that offers something.
    private const int MaxOffer = 500;

    // A heading over other things.
    private const int MaxHeading = 80;

    // A paragraph of prose is this long at least; what is shorter may be a byline, a date, a button.
    private const int MinProse = 80;

    // A byline, a date, a place at the head.
    private const int MaxMark = 60;

    // From this share of links on, a line leads elsewhere, …
    private const double MaxLinkDensity = 0.6;

    // … and a sentence in which one link is long, from this one on.
    private const double MaxSentenceLinkDensity = 0.8;

    // Behind "Read also" a link of this share is the other story.
    private const double MinLeadDensity = 0.3;

    // A sentence that is a link as a whole between two paragraphs has this length at least.
    private const int MinLinked = 40;

    // A teaser has one paragraph.
    private const int MinStory = 2;

    // Other stories may stand in the middle of a text; what is behind their heading is cut off where this share of it has been read.
    private const double MinRead = 0.6;

    /// <summary>The blocks that are the text. Those under a heading for readers' comments go, and those under one for other stories at the
    /// text's end.</summary>
    public static IReadOnlyList<HtmlBlock> Without(IReadOnlyList<HtmlBlock> blocks, string? title)
    {
        var kept = new List<HtmlBlock>();
        var list = new LinkedItems(blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            var isTitle = title is not null && (blocks[i].IsHeading || kept.Count == 0) && TextFields.SameWords(blocks[i].Text, title);
            if (!isTitle && (list.IsTold(i) || !IsLine(blocks, i)))
            {
                kept.Add(blocks[i]);
            }
        }

        CutOff(kept);
        kept.RemoveAll(block => PagePhrases.Is(PagePhrase.Line, block.Text) || PagePhrases.Is(PagePhrase.Story, block.Text)
            || PagePhrases.Is(PagePhrase.Others, block.Text));
        TrimEnd(kept);
        return kept;
    }

    /// <summary>Takes bylines, dates and buttons away that stand before the first paragraph; a text of short lines alone stays.</summary>
    public static IReadOnlyList<HtmlBlock> WithoutHead(IReadOnlyList<HtmlBlock> blocks)
    {
        var first = 0;
        while (first < blocks.Count && !IsProse(blocks[first]))
        {
            first++;
        }

        return first == blocks.Count
            ? blocks
            : [.. blocks.Where((block, i) => i >= first || !IsMark(block) && (block.IsHeading || !HtmlHeadLines.IsHead(block.Text)))];
    }

    /// <summary>A name, a date, a place: a few words that no sentence ends and none goes on from.</summary>
    private static bool IsMark(HtmlBlock block) => block.Weight <= MaxMark && !block.IsHeading
        && block.Container.Name is not ("tr" or "li" or "dt" or "pre") && !PagePhrases.EndsSentence(block.Text)
        && block.Text[^1] is not (':' or '：' or ',' or '，' or ';' or '–' or '—' or ')' or '”');

    /// <summary>Whether a block leads elsewhere rather than tells.</summary>
    public static bool IsLinks(HtmlBlock block) =>
        block.LinkDensity > (IsProse(block) ? MaxSentenceLinkDensity : MaxLinkDensity);

    private static bool IsProse(HtmlBlock block) =>
        !block.IsHeading && block.Weight >= MinProse && PagePhrases.EndsSentence(block.Text);

    private static bool IsLine(IReadOnlyList<HtmlBlock> blocks, int i)
    {
        var (block, text) = (blocks[i], blocks[i].Text);
        if (IsLinks(block))
        {
            return !IsData(block) && !IsLinkedParagraph(blocks, i) && !IsHeadOfStory(blocks, i);
        }

        return text.Length <= MaxLine && (IsStory(block) || IsCredit(text)
            || i == blocks.Count - 1 && blocks.Count > 1 && PagePhrases.Syndicated(text) == 0)
            || i > 0 && text.Length <= MaxOffer && PagePhrases.Syndicated(text) == 0 && block.LinkLength > 0;
    }

    /// <summary>A sentence of the story that is a link as a whole: it stands between paragraphs of the same parent, in no list.</summary>
    private static bool IsLinkedParagraph(IReadOnlyList<HtmlBlock> blocks, int i)
    {
        var (before, after) = (i > 0 && IsBeside(blocks[i - 1]), i + 1 < blocks.Count && IsBeside(blocks[i + 1]));
        return blocks[i].Container.Name == "p" && !IsStoryLine(blocks[i].Text) && !IsElsewhere(blocks[i])
            && (IsProse(blocks[i])
                ? before || after
                : before && after && blocks[i].Weight >= MinLinked && PagePhrases.EndsSentence(blocks[i].Text));

        bool IsBeside(HtmlBlock other) => IsProse(other) && !IsLinks(other) && other.Container.Name == "p"
            && ReferenceEquals(other.Container.Parent, blocks[i].Container.Parent);
    }

    /// <summary>A row of a table with cells that are no links; rows of links alone lead elsewhere.</summary>
    private static bool IsData(HtmlBlock block)
    {
        const string between = " | ";
        return block.Container.Name == "tr" && block.Text.AsSpan().Count(between) is > 0 and var marks
            && block.Text.Length - block.LinkLength - marks * between.Length > 1;
    }

    /// <summary>A linked heading over a story, as blogs have them, and not over the teaser of one.</summary>
    private static bool IsHeadOfStory(IReadOnlyList<HtmlBlock> blocks, int i)
    {
        var paragraphs = 0;
        for (var next = i + 1; blocks[i].IsHeading && next < blocks.Count && !blocks[next].IsHeading && paragraphs < MinStory; next++)
        {
            paragraphs += IsProse(blocks[next]) && !IsLinks(blocks[next])
                && ReferenceEquals(blocks[next].Container.Parent, blocks[i].Container.Parent) ? 1 : 0;
        }

        return paragraphs == MinStory && !IsElsewhere(blocks[i]);
    }

    private static bool IsStory(HtmlBlock block)
    {
        var end = PagePhrases.Beginning(PagePhrase.Story, block.Text);
        if (end == 0)
        {
            return false;
        }

        var rest = block.Text.AsSpan(end).TrimStart();
        return !rest.IsEmpty && (block.LinkDensity > MinLeadDensity
            || IsMark(rest[0]) && (!PagePhrases.EndsSentence(rest) || rest[^1] is '?' or '!' or '…'));
    }

    private static bool IsStoryLine(string text) => PagePhrases.Beginning(PagePhrase.Story, text) is > 0 and var end
        && text.AsSpan(end).TrimStart() is var rest && (rest.IsEmpty || IsMark(rest[0]));

    private static bool IsCredit(string text)
    {
        var end = PagePhrases.Beginning(PagePhrase.Credit, text);
        return end > 0 && text.Length <= MaxLine && text.AsSpan(end).TrimStart() is [':' or '：' or '/' or '|' or '©', ..]
            && text.Count(character => character == '.') <= 2;
    }

    private static bool IsMark(char character) => character is ':' or '：' or '|' or '»' or '>' or '–' or '—' or '-' or '→' or '…';

    /// <summary>Ends the text at the heading of what readers wrote, or of other stories when most has been read.</summary>
    private static void CutOff(List<HtmlBlock> blocks)
    {
        var total = blocks.Sum(block => (long)block.Text.Length);
        var read = 0L;
        var paragraphs = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var text = blocks[i].Text;
            if (text.Length <= MaxHeading && i > 0 && !PagePhrases.EndsSentence(text)
                && (paragraphs > 0 && IsHeading(PagePhrase.Readers, text) || read >= total * MinRead && IsHeading(PagePhrase.Others, text)))
            {
                blocks.RemoveRange(i, blocks.Count - i);
                return;
            }

            read += text.Length;
            paragraphs += IsProse(blocks[i]) ? 1 : 0;
        }
    }

    /// <summary>All of the line, or its beginning where a name or number follows: "More from the Herald", "12 comments on …".</summary>
    private static bool IsHeading(PagePhrase kind, string text) => PagePhrases.Is(kind, text)
        || PagePhrases.Beginning(kind, text) is > 0 and var end && text.AsSpan(0, end).Contains(' ') && text.Length <= MaxHeading;

    private static void TrimEnd(List<HtmlBlock> blocks)
    {
        while (blocks.Count > 1 && IsBehind(blocks[^1]))
        {
            blocks.RemoveAt(blocks.Count - 1);
        }

        if (blocks.Count > 0 && PagePhrases.Syndicated(blocks[^1].Text) is > 0 and var note)
        {
            blocks[^1] = blocks[^1] with { Text = blocks[^1].Text[..note].TrimEnd() };
        }

        while (blocks.Count > 0 && blocks[^1].IsHeading)
        {
            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    /// <summary>Whether it offers something. Where sentences of a story begin in the same words, it must lead on, speak to readers or
    /// name people: "Copyright lawyers threatened two papers" is a sentence.</summary>
    private static bool IsOffer(HtmlBlock block) => block.Text.Length <= MaxOffer
        && (PagePhrases.Beginning(PagePhrase.Offer, block.Text) > 0
            || PagePhrases.Beginning(PagePhrase.Open, block.Text) is > 0 and var end
                && (block.LinkDensity > MinLeadDensity || PagePhrases.SpeaksToReaders(block.Text.AsSpan(end))));

    /// <summary>Whether a line offers something or heads other things: what it stands in is beside the text.</summary>
    public static bool IsElsewhere(HtmlBlock block) => IsOffer(block) || block.Text.Length <= MaxLine && IsStory(block)
        || block.Text.Length <= MaxHeading && !PagePhrases.EndsSentence(block.Text)
            && (IsHeading(PagePhrase.Others, block.Text) || IsHeading(PagePhrase.Readers, block.Text)
                || PagePhrases.Beginning(PagePhrase.Tail, block.Text) > 0);

    private static bool IsBehind(HtmlBlock block)
    {
        var text = block.Text;
        return block.IsHeading || !text.Any(char.IsLetterOrDigit) || IsOffer(block)
            || text.Length <= MaxLine && !PagePhrases.EndsSentence(text)
                && (PagePhrases.Beginning(PagePhrase.Tail, text) > 0 || IsHeading(PagePhrase.Others, text));
    }
}
