using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Feeds;

/// <summary>Makes links of feeds whole: relative ones, and those that lead by way of a service.</summary>
internal static class FeedLinks
{
    private static readonly List<(string Host, string Path, string[] Parameters)> Services =
        [.. EmbeddedTable.Rows("link-services.tsv", 3).Select(row => (row[0], row[1], row[2].Split(' ')))];

    /// <summary>An absolute http or https link to the article itself; null when there is none.</summary>
    /// <param name="link">The link as it stands, perhaps relative.</param>
    /// <param name="bases">What it may be relative to; the first that makes it a link is taken.</param>
    public static Uri? Of(string? link, params ReadOnlySpan<Uri?> bases)
    {
        if (string.IsNullOrWhiteSpace(link))
        {
            return null;
        }

        var trimmed = link.Trim();
        if (TextFields.Link(trimmed) is { } absolute)
        {
            return Target(absolute) ?? absolute;
        }

        // "tag:herald.example,2026:1" and "mailto:…" are addresses of another kind, "No link" is none.
        if (trimmed.Any(char.IsWhiteSpace)
            || Uri.TryCreate(trimmed, UriKind.Absolute, out var other) && !trimmed.StartsWith('/') && other.Scheme.Length > 0)
        {
            return null;
        }

        foreach (var start in bases)
        {
            if (start is not null && Uri.TryCreate(start, trimmed, out var whole))
            {
                return TextFields.Link(whole.AbsoluteUri);
            }
        }

        return null;
    }

    /// <summary>Where a service leads on to: Google Alerts link by way of google.com/url?url=….</summary>
    private static Uri? Target(Uri link)
    {
        foreach (var (host, path, parameters) in Services)
        {
            if (!link.AbsolutePath.Equals(path, StringComparison.OrdinalIgnoreCase) || !IsHost(link.Host, host))
            {
                continue;
            }

            foreach (var pair in link.Query.TrimStart('?').Split('&'))
            {
                var at = pair.IndexOf('=', StringComparison.Ordinal);
                if (at > 0 && Array.IndexOf(parameters, pair[..at]) >= 0
                    && TextFields.Link(Uri.UnescapeDataString(pair[(at + 1)..])) is { } target)
                {
                    return target;
                }
            }
        }

        return null;
    }

    // "www.google." stands for all countries.
    private static bool IsHost(string host, string known) => known.EndsWith('.')
        ? host.StartsWith(known, StringComparison.OrdinalIgnoreCase)
        : host.Equals(known, StringComparison.OrdinalIgnoreCase);
}
