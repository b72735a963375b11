namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>How much of a page is left out.</summary>
internal enum HtmlRules
{
    /// <summary>All that is known to be no part of a text.</summary>
    All,

    /// <summary>Of what a class or id says, only comments and other stories.</summary>
    Fewer,

    /// <summary>Navigation alone; what is hidden is read too.</summary>
    Fewest,
}

/// <summary>Knows what is not the article by its element, role and name, weighed against the prose it holds: most of a page cannot be
/// beside it.</summary>
/// <param name="measures">What each element holds.</param>
/// <param name="rules">How many rules hold.</param>
internal sealed class HtmlBoilerplate(HtmlMeasures measures, HtmlRules rules)
{
    // A name on a line within a paragraph says something about a few words only.
    private const int MaxInline = 100;

    // An element that is beside the text by its kind holds the text itself when it has this share of the prose.
    private const double MostOfPage = 0.5;

    // Readers often write more than the author did; named as theirs, only nearly all of the page is the text.
    private const double NearlyAll = 0.9;
    private const double MostByOthers = 0.6;

    // Words that name layouts as often as marks ("print", "widget") count against little prose only.
    private const double LittleOfPage = 0.1;

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "alertdialog", "menu", "menubar", "toolbar",
        "form", "tooltip", "tablist",
    };

    /// <summary>Whether the element is left out.</summary>
    public bool IsMatch(HtmlElement element)
    {
        switch (element.Name)
        {
            case "body" or "html":
                return false;
            case "nav":
                return rules != HtmlRules.Fewest || measures.Share(element) < MostOfPage;
            case var _ when rules == HtmlRules.Fewest:
                return false;
            case "noscript":
                return true;
            case var _ when HtmlVisibility.IsHidden(element):
                return true;
            case var _ when HtmlVisibility.IsSilent(element) && measures.Share(element) < MostOfPage:
                return true;
            case "aside" or "footer" or "form" or "dialog":
                return measures.Share(element) < MostOfPage;
            case "header" when !measures.IsInArticle(element):
                return measures.Share(element) < MostOfPage && !measures.HasHeadline(element);
            case "main" or "article" or "h1":
                return measures.KindOf(element) is PageWord.Readers or PageWord.Notice or PageWord.Others && IsNamedAway(element);
            case var name when measures.Prose(element) == 0 && (name == "p" || !HtmlNames.Blocks.Contains(name)):
                return measures.Length(element) < MaxInline && IsNamedAway(element);
            default:
                return element.Attribute("role") is { } role && Roles.Contains(role) && measures.Share(element) < MostOfPage
                    || IsNamedAway(element);
        }
    }

    private bool IsNamedAway(HtmlElement element)
    {
        var share = measures.Share(element);
        return measures.KindOf(element) switch
        {
            PageWord.Readers or PageWord.Notice => share < (rules == HtmlRules.All ? NearlyAll : MostByOthers),
            PageWord.Others => share < (rules == HtmlRules.All ? MostByOthers : MostOfPage)
                && !(share > 0 && measures.HasHeadline(element)),
            PageWord.Marks when rules == HtmlRules.All => measures.ShareOfClass(element) < LittleOfPage,
            PageWord.Marks => measures.Prose(element) == 0,
            _ => false,
        };
    }
}
