namespace Pipeline.Core.Stories.Rules;

/// <summary>How sure it is which event a text means.</summary>
internal enum LinkKind
{
    /// <summary>It agrees with the event.</summary>
    Sure,

    /// <summary>It tells what followed, and of what it does not say: it moves nothing (R33).</summary>
    Assumed,

    /// <summary>It is an event that was not known.</summary>
    New,
}

/// <summary>The event that a text means.</summary>
/// <param name="Kind">How sure that is.</param>
/// <param name="EventId">The event; null for a new one.</param>
internal readonly record struct EventLink(LinkKind Kind, string? EventId)
{
    /// <summary>No event that is known.</summary>
    public static EventLink New { get; } = new(LinkKind.New, EventId: null);

    /// <summary>Surely this event.</summary>
    public static EventLink To(string eventId) => new(LinkKind.Sure, eventId);
}
