namespace Pipeline.Adapters.Destinations;

/// <summary>What holds for every address that is posted to, whatever the kind.</summary>
internal static class PostedAddress
{
    /// <summary>What is wrong with the address, going on from the setting's name; null when nothing is. Holds no part of it.</summary>
    public static string? ProblemOf(string? text, IPostedKind kind, DestinationKinds kinds)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"is missing: a {kind.Name} destination needs the address to post to.";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            return "must be an absolute https address.";
        }

        if (url.Scheme == "http" && !PrivateAddressGuard.IsLoopbackHost(url.IdnHost))
        {
            return "must begin with https; plain http is accepted only for this machine (localhost, 127.0.0.1, [::1]).";
        }

        if (url.UserInfo.Length > 0)
        {
            return "must not hold a user name or password; they would not be sent.";
        }

        return kinds.Posted.Select(known => known.ProblemOfAddress(url, kind)).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>Whether the host is <paramref name="domain"/> or lies in it.</summary>
    public static bool IsAt(Uri url, string domain) =>
        url.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
