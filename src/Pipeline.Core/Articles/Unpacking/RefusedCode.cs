using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Text for machines: style sheets, scripts, settings, programs. A page that is saved complete brings some, and their words are no
/// news ("900 people were killed" may be a rule's content).</summary>
internal static partial class RefusedCode
{
    private const string Style = "a style sheet (CSS)";
    private const string Script = "a script (JavaScript)";
    private const string Settings = "a file of settings";
    private const string Program = "the source of a program";

    // What a file is, its first lines tell.
    private const int HeadLength = 4_096;

    private static readonly (string Kind, string[] Extensions)[] ByName =
    [
        (Style, [".css", ".scss", ".sass", ".less"]),
        (Script, [".js", ".mjs", ".cjs", ".jsx", ".js.map", ".css.map"]),
        (Settings, [".ini", ".cfg", ".conf", ".properties", ".desktop", ".reg", ".editorconfig", ".gitignore"]),
        (Program, [".py", ".java", ".cs", ".cpp", ".hpp", ".rs", ".rb", ".kt", ".swift", ".sh", ".ps1", ".bat", ".cmd", ".sql", ".vbs",
            ".ipynb", ".tsx", ".lua", ".pl"]),
    ];

    // Prose begins otherwise than code, and no pattern is compiled that it cannot match.
    private static readonly (Func<char, bool> CanBegin, Func<Regex> Pattern, string Kind)[] ByContent =
    [
        (first => first is '@' or '/', Rule, Style),
        (first => "/\"'!;+(fvlcwie".Contains(first, StringComparison.Ordinal), Statement, Script),
        (first => first is ';' or '#' or '[', Section, Settings),
        (first => "#<ifdpu".Contains(first, StringComparison.Ordinal), Source, Program),
    ];

    /// <summary>What people call each kind.</summary>
    public static IEnumerable<string> Names => ByName.Select(row => row.Kind);

    /// <summary>Why the text is refused; null when it may be read.</summary>
    public static Rejection? Of(string name, string text)
    {
        var start = text.AsSpan().TrimStart();
        // A page may be called article.js, and an article too; code has marks that prose has not.
        var isNamed = start is not ['<', ..] && start.ContainsAny("{};=(");
        var plain = FormatHints.Unpacked(name);
        var kind = isNamed
            ? ByName.FirstOrDefault(row => row.Extensions.Any(end => plain.EndsWith(end, StringComparison.OrdinalIgnoreCase))).Kind
            : null;
        if (kind is null)
        {
            var head = start[..Math.Min(start.Length, HeadLength)];
            foreach (var (canBegin, pattern, found) in ByContent)
            {
                // A rule may begin with any name, and has a brace.
                var mayBe = !head.IsEmpty && canBegin(head[0]) || found == Style && head.Contains('{');
                if (mayBe && pattern().IsMatch(head))
                {
                    kind = found;
                    break;
                }
            }
        }

        return kind is null ? null : RefusedKinds.Refused(kind, "it has no text of an article");
    }

    // "@media print {" or "p.note > b { color: red; }" as the first rule, behind comments.
    [GeneratedRegex("""
        ^(?:/\*(?>[^*]+|\*(?!/))*\*/\s*)*
        (?: @(?:charset|import|namespace)\s[^;\n]{1,200};
          | @(?:media|font-face|keyframes|supports|layer|page)\b[^{}\n]{0,200}\{
          | (?:[^{}<>;"'\s][^{}<>;"'\n]{0,200},[ \t]*\r?\n){0,20}[^{}<>;"'\s][^{}<>;"'\n]{0,200}
            \{\s*(?:--)?[a-z-]{2,40}\s*:\s*[^;{}\n"]{1,200}[;}])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Rule();

    [GeneratedRegex("""
        ^(?:/\*(?>[^*]+|\*(?!/))*\*/\s*|//[^\n]*\n\s*)*
        (?: ["']use[ ]strict["']
          | [!;+(]{0,2}function\b\s*\w{0,60}\s*\([^)]{0,200}\)\s*\{
          | (?:var|let|const)\s+[\w$]{1,60}\s*=[^=]
          | window(?:\.[\w$]{1,60}|\[["'][\w$-]{1,60}["']\]){1,9}\s*=[^=]
          | (?:\(\s*)?\(\s*[\w$, ]{0,60}\)\s*=>\s*[{(]
          | import\s[^;\n]{1,200}\sfrom\s*["'][^"'\n]{1,200}["']
          | export\s+(?:default|const|function|class)\b[^\n]{0,200}[{(;=])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"^(?:[;#][^\n]*\n\s*)*\[[\w .:\\-]{1,80}\][ \t]*\r?\n(?:[;#][^\n]*\n)*[\w.-]{1,60}[ \t]*=[^\n]{0,400}(?:\r?\n|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex("""
        \A(?: \#!/[^\n]{1,200}\n | <\?php\b(?![\s\S]{0,4000}\?>)
          | (?:import\s+[\w.]{1,80}(?:\s+as\s+\w{1,40})?|from\s+[\w.]{1,80}\s+import\s[^\n]{1,200})\r?\n
            [\s\S]{0,2000}?^(?:def|class|import|from)\s
          | def\s+\w{1,60}\([^)\n]{0,200}\)[^\n:]{0,60}:[ \t]*\r?\n
          | (?:package|using)\s+[\w.]{1,80};\s
          | \#include\s*[<"])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline)]
    private static partial Regex Source();
}
