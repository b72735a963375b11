namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Finds the text of the article among everything else on its page.</summary>
/// <remarks>What is no text is left out (<see cref="HtmlBoilerplate"/>), the elements that hold the text are chosen
/// (<see cref="HtmlCandidates"/>), and the lines around it are taken off (<see cref="PageLeftovers"/>). When that leaves too little, the
/// page is read again with fewer rules, as Readability does: a rule that was wrong about a page was mostly wrong about all of
/// it.</remarks>
internal static class HtmlMainText
{
    // Shorter texts are real, but rare beside rules that took the text away.
    private const int ShortText = 250;

    // A text that has this share of the page's prose is the page's, however short.
    private const double EnoughOfPage = 0.5;

    // Fewer rules let other things in as well, so what they read must be longer than this many times.
    private const double MuchLonger = 1.5;

    // A notice, "Please wait", before a page that is hidden.
    private const int Notice = 100;

    /// <summary>The article's paragraphs, without its title; empty when the page has no text.</summary>
    public static string Of(HtmlTree tree, string? title)
    {
        var measures = new HtmlMeasures(tree, title);
        var text = Read(tree, measures, title, HtmlRules.All);
        if (text.Length < ShortText && text.Length < measures.Total * EnoughOfPage)
        {
            var more = Read(tree, measures, title, HtmlRules.Fewer);
            text = more.Length > text.Length * MuchLonger ? more : text;
        }

        if (text.Length < Notice)
        {
            var all = Read(tree, measures, title, HtmlRules.Fewest);
            text = all.Length > text.Length * MuchLonger ? all : text;
        }

        return text;
    }

    private static string Read(HtmlTree tree, HtmlMeasures measures, string? title, HtmlRules rules)
    {
        var boilerplate = new HtmlBoilerplate(measures, rules);
        var blocks = HtmlBlocks.Of(tree.Body, boilerplate.IsMatch);
        var chosen = HtmlCandidates.Choose(tree, blocks, measures, boilerplate);
        return string.Join(
            HtmlText.ParagraphBreak, PageLeftovers.WithoutHead(PageLeftovers.Without(chosen, title)).Select(block => block.Text));
    }
}
