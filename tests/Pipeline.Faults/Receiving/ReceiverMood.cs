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

    /// <summary>429 with <c>Retry-After: 0</c>, as if it could be tried at once; not taken.</summary>
    ThrottlingAtOnce,

    /// <summary>429 with a <c>Retry-After</c> that is over; not taken.</summary>
    ThrottlingInThePast,

    /// <summary>429 without a <c>Retry-After</c>; not taken.</summary>
    ThrottlingSilently,

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
