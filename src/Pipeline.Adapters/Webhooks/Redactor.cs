namespace Pipeline.Adapters.Webhooks;

/// <summary>Takes a destination's secrets out of words that come from outside: answers, exceptions, whatever repeats the request.</summary>
/// <remarks>Scrubbed are the URL, and each part of it that could open the door alone: path segments of 8 characters or more, query values
/// of 6 or more, with and without percent-encoding; so a URL that comes back with slashes escaped, or HTML-encoded, is scrubbed as well.
/// The host stays: it is no secret, and an error without it helps nobody.</remarks>
internal sealed class Redactor
{
    private const int LongestWords = 300;
    private readonly string[] secrets;
    private readonly int longest;

    public Redactor(params IEnumerable<string?> secrets)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var secret in secrets)
        {
            if (string.IsNullOrEmpty(secret))
            {
                continue;
            }

            found.Add(secret);
            if (secret.StartsWith("whsec_", StringComparison.Ordinal) && secret.Length > 12)
            {
                found.Add(secret["whsec_".Length..]);
            }

            if (Uri.TryCreate(secret, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            {
                AddParts(url!, found);
            }
        }

        this.secrets = [.. found.OrderByDescending(secret => secret.Length)];
        longest = this.secrets.Length > 0 ? this.secrets[0].Length : 0;
    }

    /// <summary>One line of at most 300 characters without secrets and without control characters.</summary>
    /// <param name="words">The words.</param>
    /// <param name="isCut">Whether more followed them; their end may then hold a piece of a secret, and goes.</param>
    public string Redact(string? words, bool isCut = false)
    {
        if (string.IsNullOrEmpty(words))
        {
            return "";
        }

        // First as it came, then as it will be shown: an invisible character inside a secret must not carry it through.
        return DisplayText.Line(Scrub(DisplayText.Line(Scrub(isCut ? words[..Math.Max(0, words.Length - longest)] : words), int.MaxValue)), LongestWords);
    }

    private string Scrub(string words)
    {
        foreach (var secret in secrets)
        {
            words = words.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        }

        return words;
    }

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
