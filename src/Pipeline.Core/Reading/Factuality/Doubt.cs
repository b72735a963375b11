namespace Pipeline.Core.Reading.Factuality;

/// <summary>What keeps a statement from being a report, as <c>factuality.tsv</c> names it; of several the last in this order
/// counts.</summary>
internal enum Doubt
{
    /// <summary>Nothing: it is reported.</summary>
    None,

    /// <summary>It was tried.</summary>
    Attempt,

    /// <summary>It is denied; what is presupposed is not.</summary>
    Denied,

    /// <summary>It is asked whether; what is presupposed is not.</summary>
    Asked,

    /// <summary>It is planned, feared or only possible.</summary>
    Hypothetical,

    /// <summary>It is of another time.</summary>
    History,
}
