namespace Pipeline.Core.Reading.Factuality;

/// <summary>What keeps a statement from being a report; a stronger doubt has a higher value.</summary>
internal enum Doubt
{
    /// <summary>Nothing: it is reported.</summary>
    None,

    /// <summary>It was tried.</summary>
    Attempt,

    /// <summary>It is denied, or asked.</summary>
    Denial,

    /// <summary>It is planned, feared or only possible.</summary>
    Other,
}
