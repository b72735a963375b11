using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Tells lists of links that belong to a text from lists of other stories.</summary>
/// <remarks>"The dead have been named:" is followed by the names, whether they are links or not. Each list is judged once, so that long
/// ones take no longer.</remarks>
/// <param name="blocks">The text, in its order; asked for in the same order.</param>
internal sealed partial class LinkedItems(IReadOnlyList<HtmlBlock> blocks)
{
    private HtmlElement? list;
    private bool isTold;

    /// <summary>Whether the block is an item of a list that goes on with the text before it.</summary>
    public bool IsTold(int place)
    {
        var holder = Holder(blocks[place]);
        if (holder is null)
        {
            list = null;
            return false;
        }

        if (!ReferenceEquals(holder, list))
        {
            (list, isTold) = (holder, Judge(place, holder));
        }

        return isTold;
    }

    private bool Judge(int first, HtmlElement holder)
    {
        var end = first;
        var areNamed = true;
        while (end < blocks.Count && ReferenceEquals(Holder(blocks[end]), holder))
        {
            areNamed &= WithAge().IsMatch(blocks[end].Text);
            end++;
        }

        var isLed = first > 0 && end < blocks.Count && blocks[first - 1] is { IsHeading: false, LinkLength: 0 } before
            && before.Text[^1] is (':' or '：') && !PageLeftovers.IsElsewhere(before) && !IsPhrase(before.Text);
        return areNamed || isLed;
    }

    private static bool IsPhrase(string line) =>
        PagePhrases.Is(PagePhrase.Others, line) || PagePhrases.Is(PagePhrase.Story, line) || PagePhrases.Is(PagePhrase.Line, line);

    private static HtmlElement? Holder(HtmlBlock block) => block.Container.Name == "li" ? block.Container.Parent : null;

    // "Ari Tosk, 44, a crane driver"; more before the comma is a sentence.
    [GeneratedRegex("""^\p{Lu}[^,0-9]{1,60},\s[0-9]{1,3}(?:,|$|\s\()""", RegexOptions.CultureInvariant)]
    private static partial Regex WithAge();
}
