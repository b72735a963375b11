using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories;

/// <summary>The events of a story as people read them: what happened, the home event first and then the newest, each with what is claimed
/// of it and what may be the same; running totals by themselves.</summary>
/// <param name="Events">What happened.</param>
/// <param name="Lines">Running totals, the newest first.</param>
public sealed record StoryOutline(IReadOnlyList<OutlinedEvent> Events, IReadOnlyList<OutlinedEvent> Lines)
{
    /// <summary>The outline of a story: of its events those that have a figure.</summary>
    public static StoryOutline Of(StoryState story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var known = story.Events.Where(one => one.Value.Figures.Values.Any(figure => figure.Now is not null))
            .OrderByDescending(one => one.Key == StoryEvent.Home)
            .ThenByDescending(one => DayOf(one.Value))
            .ThenByDescending(one => StoryEvent.NumberOf(one.Key))
            .ToList();
        // What an event stands beside is shown with it, where that is shown itself and stands beside no other.
        var own = known.Where(one => (one.Value.MayBe ?? one.Value.ClaimOn) is null).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var beside = known.ToLookup(
            one => (one.Value.MayBe ?? one.Value.ClaimOn) is { } about && own.Contains(about) ? about : null, StringComparer.Ordinal);
        var outlined = beside[null].Select(one => Outlined(one.Key, one.Value)).ToList();
        return new(
            [.. outlined.Where(one => one.Event.Sort != EventSort.Line)], [.. outlined.Where(one => one.Event.Sort == EventSort.Line)]);

        OutlinedEvent Outlined(string id, StoryEvent happened) => new(
            id, happened, own.Contains(id) ? [.. beside[id].Select(one => new OutlinedEvent(one.Key, one.Value, []))] : []);
    }

    /// <summary>When it was, as far as known; what no text dates stands where it was told first.</summary>
    private static DateOnly? DayOf(StoryEvent happened) => happened.To ?? happened.From
        ?? happened.Opened?.FirstDay;
}

/// <summary>An event in the outline of its story.</summary>
/// <param name="Id">Its number within the story: <c>e1</c>.</param>
/// <param name="Event">The event.</param>
/// <param name="Beside">Claims about it, and what may be part of it, the newest first.</param>
public sealed record OutlinedEvent(string Id, StoryEvent Event, IReadOnlyList<OutlinedEvent> Beside);
