namespace Pipeline.Text.Gazetteers;

/// <summary>The gazetteer's names in one text: at every token the longest that begins there, looked for once for all who ask.</summary>
internal sealed class PlaceMatches
{
    // For each token one more than the index of its match; 0 for most.
    private readonly int[] matchAt;
    private readonly List<(PlaceName Name, int End)> matches = [];

    /// <summary>Looks for them.</summary>
    /// <param name="text">The text in ordinary case.</param>
    /// <param name="tokens">Its tokens.</param>
    public PlaceMatches(string text, ReadOnlySpan<Token> tokens)
    {
        matchAt = new int[tokens.Length];
        for (var i = 0; i < matchAt.Length; i++)
        {
            if (Gazetteer.Default.LongestMatch(text, tokens, i, out var end) is { } name)
            {
                matches.Add((name, end));
                matchAt[i] = matches.Count;
            }
        }
    }

    /// <summary>The longest name that begins at the token, or null.</summary>
    /// <param name="token">Index of the token.</param>
    /// <param name="end">Index after the name's last token; the token's own when nothing is found.</param>
    public PlaceName? At(int token, out int end)
    {
        if (matchAt[token] is 0)
        {
            end = token;
            return null;
        }

        (var name, end) = matches[matchAt[token] - 1];
        return name;
    }
}
