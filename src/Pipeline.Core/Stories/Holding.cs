namespace Pipeline.Core.Stories;

/// <summary>A watch's settings: says why something that would be told is held, such as <see cref="Reason.Held"/> with "muted"; null to tell
/// it. What is held moves nothing, so that a later article that states it is decided on afresh.</summary>
/// <param name="item">What would be told.</param>
/// <param name="sources">How many independent sources stated it, this article's included.</param>
internal delegate Outcome? Holding(StoryNews item, int sources);
