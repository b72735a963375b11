using System.Text.RegularExpressions;
using Pipeline.Core.Telling;

namespace Pipeline.Adapters.Destinations;

/// <summary>Takes a destination's secrets out of words that come from outside: answers, exceptions, whatever repeats the request.</summary>
/// <remarks>Scrubbed are the URL, and each part of it that could open the door alone: path segments of 8 characters or more, query values
/// of 6 or more. What is neither letter nor digit in them may come back in any spelling: percent-encoded once or more, escaped as in JSON
/// or HTML, a plus as a space. The host stays: it is no secret, and an error without it helps nobody.</remarks>
internal sealed class Redactor
{
    private const int LongestWords = 300;

    // The longest spelling of a character, %252B or \u002B or &plus;, and one to spare.
    private const int LongestSpelling = 7;

    private const string AnySpelling = """(?:%(?:25){0,2}[0-9a-f]{2}|\\{1,2}u[0-9a-f]{4}|&\#?\w{1,6};|\\{0,2}.)""";

    private readonly IReadOnlyList<string?> given;
    private readonly Regex? secrets;
    private readonly int longest;

    public Redactor(params IEnumerable<string?> secrets)
    {
        given = [.. secrets];
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var secret in given)
        {
            if (string.IsNullOrEmpty(secret))
            {
                continue;
            }

            found.Add(secret);
            if (Uri.TryCreate(secret, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            {
                AddParts(url!, found);
            }
        }

        longest = found.Select(secret => secret.Length).DefaultIfEmpty().Max() * LongestSpelling;
        this.secrets = found.Count == 0 ? null : new Regex(
            string.Join('|', found.OrderByDescending(secret => secret.Length).Select(PatternOf)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    /// <summary>One that takes out <paramref name="more"/> as well.</summary>
    public Redactor With(params IEnumerable<string> more) => new([.. given, .. more]);

    /// <summary>Words that were cut, without their end, which may hold a piece of a secret.</summary>
    public string WithoutEnd(string cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        return cut[..Math.Max(0, cut.Length - longest)];
    }

    /// <summary>One line of at most 300 characters without secrets and without control characters.</summary>
    public string Redact(string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return "";
        }

        // First as it came, then as it will be shown: an invisible character inside a secret must not carry it through.
        return DisplayText.Line(Scrub(DisplayText.Line(Scrub(words), int.MaxValue)), LongestWords);
    }

    private string Scrub(string words) => secrets is null ? words : secrets.Replace(words, "***");

    private static string PatternOf(string secret) =>
        string.Concat(secret.Select(character => char.IsAsciiLetterOrDigit(character) ? character.ToString() : AnySpelling));

    private static void AddParts(Uri url, HashSet<string> found)
    {
        found.Add(url.AbsoluteUri);
        if (url.PathAndQuery.Length >= 8)
        {
            found.Add(url.PathAndQuery);
        }

        foreach (var segment in url.AbsolutePath.Split('/'))
        {
            Add(segment, 8);
        }

        foreach (var pair in url.Query.TrimStart('?').Split('&'))
        {
            Add(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..], 6);
        }

        void Add(string part, int shortest)
        {
            if (part.Length >= shortest && part is not ("services" or "workflows" or "triggers" or "automations" or "powerautomate"))
            {
                found.Add(part);
                found.Add(Uri.UnescapeDataString(part));
            }
        }
    }
}
