using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Tables;
using Pipeline.Core.Watches;

namespace Pipeline.Core.Novelty;

/// <summary>What the settings of a watch hold back.</summary>
/// <param name="settings">The settings.</param>
/// <param name="knowledge">What the watch knows: who stated the same before.</param>
/// <param name="source">Whose report the article is.</param>
internal sealed class WatchHolding(WatchSettings settings, WatchKnowledge knowledge, string source)
{
    /// <summary>Why an item is held; null when it is told.</summary>
    public Outcome? Decide(StoryNews item, int sources) => Silenced(item, sources) is { } silence ? new Outcome(silence) : null;

    private Silence? Silenced(StoryNews item, int sources) =>
        !settings.Kinds.Contains(item.Kind) ? new(Reason.Held, HeldBy.Kind)
        : NamesOf(item).Any(settings.IsMuted) ? new(Reason.Held, HeldBy.Muted)
        : item is FigureNews { Sort: EventSort.Claim } && settings.Claims == Tells.Silent ? new(Reason.Held, HeldBy.Claims)
        : item is FigureNews { Sort: EventSort.Line } && settings.Lines == Tells.Silent ? new(Reason.Held, HeldBy.Lines)
        : item is CountryNews { Role: var role } && !settings.Roles.Contains(role) ? new(Reason.Held, HeldBy.Role)
        : item is FigureNews { Was: { } was, Now: var now } && IsBelowMinimum(was.Amount.Told, now.Amount.Told)
            ? new(Reason.BelowMinimum)
        : Math.Max(sources, SourcesOf(item)) < settings.MinimumSources ? new(Reason.Held, HeldBy.Sources)
        : null;

    /// <summary>The key; of a count also the keys that settings written for earlier versions mute, <c>count:killed:people</c>.</summary>
    private static IEnumerable<string> NamesOf(StoryNews item) => item switch
    {
        FigureNews figure => [item.Key, CountKind.KeyOf(figure.Effect, figure.Now.Who, isIncrement: figure.More is not null)],
        PartNews part => [item.Key, CountKind.KeyOf(part.Effect, part.Who, isIncrement: false)],
        _ => [item.Key],
    };

    private bool IsBelowMinimum(long from, long to)
    {
        var change = Math.Abs((double)to - from);
        return change < settings.MinimumRise || change < from * settings.MinimumRisePercent / 100;
    }

    /// <summary>How many said as much before this article, and it. That is more than the record of the fact lists afterwards
    /// (<see cref="FactRecord.SourcesOf"/>): a range that begins with the number, or a stronger role of a country, says as much too.</summary>
    private int SourcesOf(StoryNews item) => knowledge.Facts.TryGetValue(item.Key, out var known)
        ? known.States.Where(state => IsOf(item, state))
            .SelectMany(state => state.Sources).Append(source).Distinct(StringComparer.Ordinal).Count()
        : 1;

    /// <summary>Whether a state says what an item tells: its value, and of a country its role or a stronger one.</summary>
    private static bool IsOf(StoryNews item, FactState state) => item switch
    {
        FigureNews figure => state.Value == figure.Now.Amount.Value,
        PartNews part => state.Value == part.Amount.Value,
        CountryNews country => state.Role >= country.Role,
        _ => true,
    };
}
