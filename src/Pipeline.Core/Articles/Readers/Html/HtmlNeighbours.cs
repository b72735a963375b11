namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Tells of each element of a page whether it says something on its own, as a note of an update or a standfirst beside the text
/// does, or leads elsewhere.</summary>
internal sealed class HtmlNeighbours
{
    // Most of what is said is sentences; a name and a time may stand beside them.
    private const double MinTold = 0.6;

    private const int MinSentenceWords = 2;
    private const int MinItemWords = 4;

    // Loose text is often a remark of the page; a sentence of the story has some words.
    private const int MinLooseWords = 5;

    private const double MaxLinks = 0.25;

    private readonly int[] told;
    private readonly int[] said;
    private readonly bool[] leads;
    private readonly bool[] headed;

    public HtmlNeighbours(HtmlTree tree, IReadOnlyList<HtmlBlock> blocks)
    {
        var count = tree.Elements.Count;
        (told, said) = (new int[count], new int[count]);
        (leads, headed) = (new bool[count], new bool[count]);
        foreach (var block in blocks)
        {
            var place = block.Container.Index;
            leads[place] |= block.IsHeading && block.LinkDensity > MaxLinks || PageLeftovers.IsElsewhere(block);
            headed[place] |= block.IsHeading;
            said[place] += block.IsHeading ? 0 : block.Text.Length;
            told[place] += IsTold(block) ? block.Text.Length : 0;
        }

        for (var i = count - 1; i > 0; i--)
        {
            var parent = tree.Elements[i].Parent!.Index;
            told[parent] += told[i];
            said[parent] += said[i];
            leads[parent] |= leads[i];
            headed[parent] |= headed[i];
        }
    }

    /// <summary>Whether it holds sentences or items of a list, little else, and nothing that leads elsewhere.</summary>
    public bool Tells(HtmlElement element) =>
        told[element.Index] > 0 && told[element.Index] >= said[element.Index] * MinTold && !leads[element.Index];

    /// <summary>Whether a linked heading, a heading over other stories or an offer stands in it.</summary>
    public bool Leads(HtmlElement element) => leads[element.Index];

    /// <summary>Whether it has a heading of its own, as a column beside the text has.</summary>
    public bool HasHeading(HtmlElement element) => headed[element.Index];

    /// <summary>Whether a text that stands in no element of its own is a sentence.</summary>
    public static bool IsLoose(HtmlBlock block) => block.LinkLength == 0 && !block.IsHeading && Words(block.Text) >= MinLooseWords
        && PagePhrases.EndsSentence(block.Text) && !PageLeftovers.IsElsewhere(block);

    private static bool IsTold(HtmlBlock block) => !block.IsHeading && block.LinkDensity <= MaxLinks
        && (PagePhrases.EndsSentence(block.Text)
            ? block.Weight > block.Text.Length || Words(block.Text) >= MinSentenceWords
            : block.Container.Name is "li" or "tr" && block.LinkLength == 0 && Words(block.Text) >= MinItemWords);

    private static int Words(string text) => text.AsSpan().Count(' ') + 1;
}
