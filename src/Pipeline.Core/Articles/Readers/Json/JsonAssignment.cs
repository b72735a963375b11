using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>JSON that a script passes to a function or gives a name: <c>callback({…})</c> (JSONP), <c>var news = […];</c>.</summary>
internal static partial class JsonAssignment
{
    private const int LongestHead = 400;

    /// <summary>The text with blanks in place of the code, so that all places stay; null when it is no such, or no JSON, and when its name
    /// says that it is a script.</summary>
    public static string? WithoutCode(string name, string text)
    {
        if (RefusedName(name) || text.AsSpan(0, Math.Min(text.Length, LongestHead)).IndexOfAny('{', '[') < 0
            || Head().Match(text[..Math.Min(text.Length, LongestHead)]) is not { Success: true } head)
        {
            return null;
        }

        var start = head.Length;
        var end = text.AsSpan().TrimEnd(" \t\r\n;)").Length;
        if (end <= start || text[end - 1] is not ('}' or ']'))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, end - start), JsonArticleReader.Options(ArticleLimits.Default));
            return new string(' ', start) + text[start..end] + new string(' ', text.Length - end);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool RefusedName(string name) => name.EndsWith(".js", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        """
        ^\s*(?:/\*\*/\s*)?(?:(?:var|let|const|typeof[^&{[]{1,80}&&)\s+)?
        [A-Za-z_$][\w$.]{0,100}(?:\[["']?\w{1,60}["']?\])?\s*[=(]\s*(?=[\[{])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Head();
}
