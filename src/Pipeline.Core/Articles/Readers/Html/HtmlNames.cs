using System.Collections.Frozen;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Elements by what they do to a page's tree (https://html.spec.whatwg.org/multipage/parsing.html#tree-construction).</summary>
internal static class HtmlNames
{
    /// <summary>Begin and end a block of text. Their start ends an open <c>p</c>; an end tag of something within does not reach past
    /// them.</summary>
    public static FrozenSet<string> Blocks { get; } = Set(
        "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table",
        "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "address", "hr", "center", "details", "summary",
        "fieldset", "hgroup", "menu", "search", "nav", "aside", "footer", "form", "figure", "figcaption", "dialog", "dir", "listing");

    /// <summary>Cells and their like: nothing inside ends anything outside.</summary>
    public static FrozenSet<string> Boundaries { get; } =
        Set("table", "td", "th", "caption", "template", "object", "button", "marquee", "applet", "svg", "math");

    /// <summary>Have no content.</summary>
    public static FrozenSet<string> Void { get; } = Set(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr", "image",
        "frame", "basefont", "bgsound");

    /// <summary>Their content is text up to their own end tag.</summary>
    public static FrozenSet<string> Raw { get; } =
        Set("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext");

    /// <summary>Marks on letters, which sloppy pages end in any order and across blocks.</summary>
    public static FrozenSet<string> Formatting { get; } =
        Set("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    /// <summary>The root stands for these.</summary>
    public static FrozenSet<string> Frame { get; } = Set("html", "head", "body", "frameset");

    /// <summary>HTML that cannot stand in a drawing or a formula: it ends them.</summary>
    public static FrozenSet<string> EndsForeign { get; } = Set([
        .. Blocks.Except(["td", "th", "tr", "tbody", "thead", "tfoot", "caption"]), "b", "big", "br", "code", "em", "embed", "i", "img",
        "meta", "nobr", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "tt", "u", "var"]);

    /// <summary>All names that are told apart.</summary>
    public static FrozenSet<string> Known { get; } = Set([
        .. Blocks, .. Boundaries, .. Void, .. Raw, .. Formatting, .. Frame, .. EndsForeign, "noscript", "select", "option", "optgroup",
        "canvas", "audio", "video", "datalist", "map", "time", "label", "cite", "q", "abbr", "mark", "picture", "path", "g"]);

    private static FrozenSet<string> Set(params IEnumerable<string> names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
