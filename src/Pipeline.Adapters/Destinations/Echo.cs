using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Core.Telling;

namespace Pipeline.Adapters.Destinations;

/// <summary>Takes out of an answer what only repeats the message: text of articles.</summary>
/// <remarks>Debugging receivers send back all that they get. What stands in errors, logs and telemetry would then hold an article that nobody
/// meant to keep there. Words are compared, not characters, and both sides as people read them, for an echo may be escaped, cut or laid out
/// anew.</remarks>
internal static partial class Echo
{
    /// <summary>What stands for what was taken out.</summary>
    public const string Mark = "[echo]";

    // Shorter runs are words of any error: "is not a valid".
    private const int LeastWords = 5;

    // JSON in JSON in a form is the most that one meets.
    private const int DeepestSpelling = 3;

    // Written without spaces: there each character counts as a word.
    private const string Unspaced = @"\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}\p{IsHiragana}\p{IsKatakana}"
        + @"\p{IsThai}\p{IsLao}\p{IsKhmer}\p{IsMyanmar}";

    /// <summary>The answer without what it repeats; one that repeats nothing is given back as it is.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sent">The body that was sent, UTF-8.</param>
    public static string Remove(string answer, byte[] sent)
    {
        var plain = Plain(answer);
        var words = Words().Matches(plain);
        if (words.Count < LeastWords)
        {
            return answer;
        }

        var known = RunsOf(Words().Matches(Plain(Encoding.UTF8.GetString(sent)))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isEcho = new bool[words.Count];
        foreach (var (run, first) in RunsOf(words).Select((run, first) => (run, first)))
        {
            if (known.Contains(run))
            {
                isEcho.AsSpan(first, LeastWords).Fill(true);
            }
        }

        return Array.IndexOf(isEcho, true) < 0 ? answer : Without(plain, words, isEcho);
    }

    private static string Without(string answer, MatchCollection words, bool[] isEcho)
    {
        var kept = new StringBuilder();
        var at = 0;
        for (var i = 0; i < isEcho.Length; i++)
        {
            if (!isEcho[i])
            {
                continue;
            }

            var last = i;
            while (last + 1 < isEcho.Length && isEcho[last + 1])
            {
                last++;
            }

            kept.Append(answer, at, words[i].Index - at).Append(Mark);
            at = words[last].Index + words[last].Length;
            i = last;
        }

        return kept.Append(answer, at, answer.Length - at).ToString();
    }

    private static IEnumerable<string> RunsOf(MatchCollection matches)
    {
        string[] words = [.. matches.Select(word => word.Value)];
        for (var i = 0; i + LeastWords <= words.Length; i++)
        {
            yield return string.Join(' ', words, i, LeastWords);
        }
    }

    /// <summary>The text as people read it: "\u00e9t\u00e9", "&amp;eacute;t&amp;eacute;" and "%C3%A9t%C3%A9" are one word, and nothing
    /// invisible stands within.</summary>
    private static string Plain(string text)
    {
        for (var depth = 0; depth < DeepestSpelling; depth++)
        {
            var plain = WebUtility.HtmlDecode(Uri.UnescapeDataString(Escapes().Replace(text, escape => escape.Value[1] switch
            {
                'u' => ((char)Convert.ToUInt16(escape.Value[2..], 16)).ToString(),
                '"' or '/' or '\\' => escape.Value[1..],
                _ => " ",
            })));
            if (plain == text)
            {
                break;
            }

            text = plain;
        }

        return DisplayText.Line(text, int.MaxValue);
    }

    [GeneratedRegex($@"[{Unspaced}]|[\p{{L}}\p{{M}}\p{{N}}-[{Unspaced}]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|[nrtbf""/\\])", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
