namespace Pipeline.Faults.Stories;

/// <summary>What the articles of a watch say of the time at which they were published.</summary>
internal enum Dating
{
    /// <summary>Date and hour: of two articles one is later.</summary>
    Hours,

    /// <summary>A date without an hour, the same one in all: none is later.</summary>
    Day,

    /// <summary>Nothing: the time of the drop stands for it, and a drop that is made again is later than it was.</summary>
    None,
}
