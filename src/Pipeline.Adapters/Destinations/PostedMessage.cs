namespace Pipeline.Adapters.Destinations;

/// <summary>A message as it is posted.</summary>
/// <param name="Body">The request's body.</param>
internal sealed record PostedMessage(byte[] Body)
{
    /// <summary>Names the alert on the wire, for relays and logs: what people read has no ids.</summary>
    public const string AlertHeader = "Pipeline-Alert";

    /// <summary>The alert's id; null for what is no alert's.</summary>
    public string? AlertId { get; init; }

    /// <summary>The content type of the body.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>The headers of one try, given its time: a signature holds for minutes and the message for days.</summary>
    public Func<DateTimeOffset, IReadOnlyList<(string Name, string Value)>> HeadersAt { get; init; } = _ => [];
}
