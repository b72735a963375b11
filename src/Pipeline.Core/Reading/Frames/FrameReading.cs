using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Whom a frame says to be hit, one or more, and by which construction.</summary>
internal sealed record FrameReading(Construction Construction, IReadOnlyList<NounPhrase> Victims)
{
    /// <summary>The reading of <paramref name="victims"/>; null where there is nobody.</summary>
    public static FrameReading? Of(Construction construction, IReadOnlyList<NounPhrase> victims) =>
        victims.Count > 0 ? new FrameReading(construction, victims) : null;
}
