namespace Pipeline.Core.Articles;

/// <summary>What a drop's name and content type say about its format. Hints only: the content decides.</summary>
internal static class FormatHints
{
    public static bool IsHtml(string name, string? contentType) =>
        HasExtension(name, ".html", ".htm", ".xhtml") || IsType(contentType, "text/html", "application/xhtml+xml");

    public static bool IsJson(string name, string? contentType) =>
        HasExtension(name, ".json") || IsType(contentType, "application/json", "text/json", "application/feed+json", "application/ld+json");

    public static bool IsJsonLines(string name, string? contentType) =>
        HasExtension(name, ".jsonl", ".ndjson")
        || IsType(contentType, "application/x-ndjson", "application/jsonl", "application/x-jsonlines");

    public static bool IsXml(string name, string? contentType) =>
        HasExtension(name, ".xml", ".rss", ".atom", ".rdf")
        || IsType(contentType, "application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml");

    public static bool IsMarkdown(string name, string? contentType) =>
        HasExtension(name, ".md", ".markdown") || IsType(contentType, "text/markdown");

    public static bool IsDelimited(string name, string? contentType) =>
        HasExtension(name, ".csv", ".tsv") || IsType(contentType, "text/csv", "text/tab-separated-values");

    public static bool IsMail(string name, string? contentType) => HasExtension(name, ".eml") || IsType(contentType, "message/rfc822");

    public static bool IsPdf(string name, string? contentType) => HasExtension(name, ".pdf") || IsType(contentType, "application/pdf");

    public static bool IsContainer(string name, string? contentType) =>
        IsMail(name, contentType) || IsPdf(name, contentType) || HasExtension(name, ".zip", ".mbox")
        || IsType(contentType, "application/zip", "application/mbox");

    /// <summary>The name without its final <c>.gz</c>.</summary>
    public static string Unpacked(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    /// <summary>The <c>charset</c> parameter of a media type, or null.</summary>
    public static string? Charset(string? contentType)
    {
        foreach (var parameter in (contentType ?? "").Split(';')[1..])
        {
            var pair = parameter.Split('=', 2);
            if (pair.Length == 2 && pair[0].Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                return pair[1].Trim(' ', '"', '\'');
            }
        }

        return null;
    }

    private static bool HasExtension(string name, params ReadOnlySpan<string> extensions)
    {
        var plain = Unpacked(name);
        foreach (var extension in extensions)
        {
            if (plain.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsType(string? contentType, params ReadOnlySpan<string> types)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        foreach (var candidate in types)
        {
            if (type.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
