using Pipeline.Core.Articles.Letters;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Reads all text of a letter in HTML.</summary>
/// <remarks>A letter has no navigation and no other stories beside it, and its paragraphs stand in any number of tables side by side; so no
/// main text is chosen. Left out are what it hides, what it repeats of another letter, and the footers of lists.</remarks>
internal static class HtmlLetter
{
    // Programs give what they repeat these names, in class or id.
    private static readonly HashSet<string> QuoteNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail_quote", "gmail_attr", "yahoo_quoted", "yahoo-quoted-begin", "protonmail_quote", "tutanota_quote", "moz-cite-prefix",
        "zmail_extra", "skiptranslate-quote", "quoted-mail", "history_container", "OLK_SRC_BODY_SECTION",
    };

    // Behind these, all is repeated.
    private static readonly HashSet<string> RestNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "divRplyFwdMsg", "x_divRplyFwdMsg", "appendonsend", "x_appendonsend", "mail-editor-reference-message-container",
        "ms-outlook-mobile-reference-message",
    };

    /// <summary>The letter's paragraphs; empty when it has none.</summary>
    public static string Of(HtmlTree tree, LetterKind kind)
    {
        var blocks = HtmlBlocks.Of(tree.Body, IsLeftOut);
        var quoted = new HashSet<HtmlElement>(ReferenceEqualityComparer.Instance);
        var rest = int.MaxValue;
        Find(tree.Body, false);

        var isRest = false;
        var lines = new List<LetterLine>();
        var places = new List<int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            isRest |= blocks[i].Container.Index >= rest;
            foreach (var line in blocks[i].Text.Split('\n'))
            {
                lines.Add(new(line, isRest || quoted.Contains(blocks[i].Container)));
                places.Add(i);
            }
        }

        var kept = LetterLines.Kept(lines, kind, areMarksSure: true);
        var paragraphs = Enumerable.Range(0, lines.Count)
            .Where(i => kept[i] && !PagePhrases.Is(PagePhrase.Line, lines[i].Text))
            .GroupBy(i => places[i], (_, own) => string.Join('\n', own.Select(i => lines[i].Text)).Trim())
            .Where(paragraph => paragraph.Length > 0);
        return string.Join(HtmlText.ParagraphBreak, paragraphs);

        // Recursive: the depth limit of the tree bounds the stack.
        void Find(HtmlElement element, bool isQuoted)
        {
            isQuoted |= IsQuote(element, kind);
            rest = rest == int.MaxValue && HasName(element, RestNames) ? element.Index : rest;
            if (isQuoted)
            {
                quoted.Add(element);
            }

            for (var child = element.FirstChild; child is not null; child = child.Next)
            {
                if (child is HtmlElement inner)
                {
                    Find(inner, isQuoted);
                }
            }
        }
    }

    private static bool IsQuote(HtmlElement element, LetterKind kind) =>
        element.Name == "blockquote"
            && (kind == LetterKind.Reply || string.Equals(element.Attribute("type"), "cite", StringComparison.OrdinalIgnoreCase))
        || HasName(element, QuoteNames);

    private static bool HasName(HtmlElement element, HashSet<string> names) => element.Attributes.Count > 0
        && (element.Attribute("id") is { } id && names.Contains(id)
            || element.Attribute("class") is { } classes
                && classes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(names.Contains));

    private static bool IsLeftOut(HtmlElement element) =>
        element.Name is "nav" or "footer" || HtmlVisibility.IsHidden(element) || IsPreheader(element);

    /// <summary>Whether it is the line that only the list of letters shows.</summary>
    private static bool IsPreheader(HtmlElement element)
    {
        var style = element.Attributes.Count > 0 ? element.Attribute("style") : null;
        if (style is null)
        {
            return false;
        }

        var rules = style.Replace(" ", "", StringComparison.Ordinal).Split(';');
        return rules.Contains("overflow:hidden", StringComparer.OrdinalIgnoreCase)
                && rules.Any(rule => IsNothing(rule, "max-height:") || IsNothing(rule, "height:"))
            || rules.Any(rule => IsNothing(rule, "opacity:"));
    }

    private static bool IsNothing(string rule, string name) =>
        rule.StartsWith(name, StringComparison.OrdinalIgnoreCase) && rule[name.Length..] is "0" or "0px" or "0%";
}
