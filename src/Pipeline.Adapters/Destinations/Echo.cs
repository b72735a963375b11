using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Adapters.Destinations;

/// <summary>Takes out of an answer what only repeats the request: text of articles, and headers that sign it.</summary>
/// <remarks>Debugging receivers send back all that they get. What stands in errors, logs and telemetry would then hold an article that nobody
/// meant to keep there, and a signature that opens the door for as long as its timestamp is young. Words are compared, not characters, for an
/// echo may be escaped, cut or laid out anew.</remarks>
internal static partial class Echo
{
    /// <summary>What stands for what was taken out.</summary>
    public const string Mark = "[echo]";

    // Shorter runs are words of any error: "is not a valid".
    private const int LeastWords = 5;
    private const int ShortestHeader = 16;

    /// <summary>The answer without what it repeats.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sent">The body that was sent, UTF-8.</param>
    /// <param name="headers">The headers that were sent.</param>
    public static string Remove(string answer, byte[] sent, HttpRequestHeaders headers)
    {
        foreach (var value in headers.SelectMany(header => header.Value).Where(value => value.Length >= ShortestHeader))
        {
            answer = answer.Replace(value, Mark, StringComparison.OrdinalIgnoreCase);
            foreach (var part in value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= ShortestHeader))
            {
                answer = answer.Replace(part, Mark, StringComparison.OrdinalIgnoreCase);
            }
        }

        if (Words().Count(answer) < LeastWords)
        {
            return answer;
        }

        answer = Unescaped(answer);
        var words = Words().Matches(answer);

        var known = RunsOf([.. Words().Matches(Unescaped(Encoding.UTF8.GetString(sent))).Select(word => word.Value)])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isEcho = new bool[words.Count];
        foreach (var (run, first) in RunsOf([.. words.Select(word => word.Value)]).Select((run, first) => (run, first)))
        {
            if (known.Contains(run))
            {
                isEcho.AsSpan(first, LeastWords).Fill(true);
            }
        }

        return Without(answer, words, isEcho);
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

    private static IEnumerable<string> RunsOf(string[] words)
    {
        for (var i = 0; i + LeastWords <= words.Length; i++)
        {
            yield return string.Join(' ', words, i, LeastWords);
        }
    }

    /// <summary>JSON's escapes of letters, so that "\u00e9t\u00e9" is one word as it is in an answer that decoded it.</summary>
    private static string Unescaped(string json) => Escapes().Replace(
        json, escape => escape.Value[1] == 'u' ? ((char)Convert.ToUInt16(escape.Value[2..], 16)).ToString() : " ");

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|[nrtbf""/\\])", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
