namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Knows what a page does not show.</summary>
internal static class HtmlVisibility
{
    // Longer rules are generated images, or an attack.
    private const int MaxStyle = 1_000;

    /// <summary>Whether the element itself says that nobody sees it.</summary>
    public static bool IsHidden(HtmlElement element)
    {
        if (element.Attributes.Count == 0)
        {
            return false;
        }

        return element.Attribute("hidden") is not null
            || element.Attribute("style") is { Length: < MaxStyle } style
                && style.Replace(" ", "", StringComparison.Ordinal) is var rules
                && (rules.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                    || rules.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether it is kept from those who listen: a drawing's name, or all the page while a dialog stands before it.</summary>
    public static bool IsSilent(HtmlElement element) =>
        element.Attributes.Count > 0 && string.Equals(element.Attribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase);
}
