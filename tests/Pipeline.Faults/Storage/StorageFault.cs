namespace Pipeline.Faults.Storage;

/// <summary>What storage and the way to it do to a request.</summary>
internal enum StorageFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>503 ServerBusy; nothing was done.</summary>
    Busy,

    /// <summary>500 InternalError; nothing was done.</summary>
    Error,

    /// <summary>The connection breaks before the request arrives.</summary>
    Cut,

    /// <summary>The request is carried out, and the connection breaks before the answer.</summary>
    AnswerLost,

    /// <summary>Half of the answer's body, then the connection breaks.</summary>
    Truncated,

    /// <summary>The answer takes its time.</summary>
    Slow,

    /// <summary>412: another one wrote first. Only for a write under <c>If-Match</c>, where it is an answer that may always come.</summary>
    ConditionNotMet,

    /// <summary>409 with a reason that a later try does not meet; nothing was done.</summary>
    Conflict,
}
