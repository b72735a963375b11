namespace Pipeline.Adapters.Destinations.Teams;

/// <summary>What a Teams workflow is sent.</summary>
internal enum TeamsPayload
{
    /// <summary>A message with the card as its attachment:
    /// what the template "Post to a channel when a webhook request is received" loops over.</summary>
    Envelope,

    /// <summary>The bare card, for a flow of one's own that posts the body as it is. Such a flow says "Property 'type' must be
    /// 'AdaptiveCard'" to an envelope.</summary>
    Card,
}
