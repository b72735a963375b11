namespace Pipeline.Faults.Receiving;

/// <summary>How a destination treats what it is sent.</summary>
internal enum ReceiverMood
{
    /// <summary>Takes it.</summary>
    Well,

    /// <summary>500; not taken.</summary>
    Broken,

    /// <summary>429 with <c>Retry-After: 1</c>; not taken.</summary>
    Throttling,

    /// <summary>Reads it and never answers; not taken.</summary>
    Hanging,

    /// <summary>Closes the connection in the middle; not taken.</summary>
    Cutting,

    /// <summary>Takes it, and cuts the answer: the one case in which nobody can know.</summary>
    TakingAndCutting,

    /// <summary>Takes it and lets the sender wait, well within its time.</summary>
    Slow,

    /// <summary>Takes it and answers when the sender has long given up.</summary>
    Late,
}
