namespace Pipeline.Adapters.Destinations;

/// <summary>Makes of what a remote said to one try the line that is kept of it, in errors, logs and telemetry.</summary>
/// <remarks>Whatever comes from outside goes through here: answers, and exceptions as well, for the HTTP client quotes a broken answer in
/// its own words.</remarks>
internal sealed class KeptWords
{
    // Shorter values, a time or a version, open nothing, and would be taken out of words that have nothing to do with them.
    private const int ShortestHeader = 16;

    private readonly Redactor redactor;
    private readonly byte[] sent;

    /// <param name="secrets">Takes out the destination's own secrets.</param>
    /// <param name="sent">The body of the try, UTF-8.</param>
    /// <param name="headers">The headers that only this try has: a signature opens the door for as long as its time is young.</param>
    public KeptWords(Redactor secrets, byte[] sent, IReadOnlyList<(string Name, string Value)> headers)
    {
        redactor = secrets.With(headers.SelectMany(header => (string[])[header.Value, .. header.Value.Split([' ', ','])])
            .Where(value => value.Length >= ShortestHeader));
        this.sent = sent;
    }

    /// <summary>One line of at most 300 characters.</summary>
    /// <param name="said">What came from outside.</param>
    /// <param name="isCut">Whether more followed.</param>
    public string Of(string said, bool isCut = false) =>
        redactor.Redact(Echo.Remove(isCut ? redactor.WithoutEnd(said) : said, sent));
}
