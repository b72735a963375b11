namespace Pipeline.Web.Http;

/// <summary>What the dashboard can do where it runs.</summary>
public sealed record WebOptions
{
    /// <summary>Whether failed deliveries can be put back by button: only where nobody but the machine's user reaches the page.</summary>
    public bool CanRetry { get; init; }

    /// <summary>Whether pages learn of changes as they happen: only where the pipeline runs in the same process.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether addresses carry a function key.</summary>
    public bool CarriesKey { get; init; }
}
