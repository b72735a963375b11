using System.Collections.Immutable;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Novelty;

/// <summary>A figure as it stands, with when it was told and who states it: what commands and pages show of it, by one rule.</summary>
/// <param name="Key">What names it among the facts of its watch.</param>
/// <param name="Effect">What happened to those counted.</param>
/// <param name="Now">The value.</param>
/// <param name="Label">How people read it: "31 soldiers killed in Mali since 2029", "claimed: 40 soldiers killed".</param>
/// <param name="ToldAt">When the value was told, UTC; null when no alert is known that told it.</param>
/// <param name="Sources">Names of the independent sources that state the value, as far as they are listed; never empty.</param>
public sealed record KnownFigure(
    string Key, VictimEffect Effect, FigureValue Now, string Label, DateTimeOffset? ToldAt, ImmutableList<string> Sources)
{
    /// <summary>The figures of an event that have a value, the gravest first.</summary>
    /// <param name="knowledge">What the watch knows.</param>
    /// <param name="id">The event.</param>
    public static IReadOnlyList<KnownFigure> Of(WatchKnowledge knowledge, string id)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.Story.Events.TryGetValue(id, out var happened)
            ? [.. happened.Figures.Select(figure => Of(knowledge, id, figure.Key)).OfType<KnownFigure>()
                .OrderBy(figure => figure.Effect)
                .ThenBy(figure => figure.Now.Status is CaseStatus.Suspected)
                .ThenBy(figure => figure.Key, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>A figure of an event; null when it has no value, or this version knows no such effect.</summary>
    /// <param name="knowledge">What the watch knows.</param>
    /// <param name="id">The event.</param>
    /// <param name="name">The figure's key within it.</param>
    public static KnownFigure? Of(WatchKnowledge knowledge, string id, string name)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var key = StoryEvent.KeyOf(id, name);
        if (!knowledge.Story.Events.TryGetValue(id, out var happened) || happened.Figures.GetValueOrDefault(name) is not { Now: { } now } figure
            || Subject.Parse(key)?.Effect is not { } effect)
        {
            return null;
        }

        var state = StateOf(knowledge, key, now) ?? EarlierOf(knowledge, effect, now);
        ImmutableList<string> sources =
        [
            .. (state?.Sources ?? []).Concat(figure.SayingsOf(now.Amount.Told).Select(saying => saying.Source)).Distinct(StringComparer.Ordinal),
        ];
        return new(
            key, effect, now, $"{(happened.Sort == EventSort.Claim ? "claimed: " : "")}{FigureLabel.Of(now, effect, happened.Setting)}",
            state?.Announced?.At, [.. (sources.IsEmpty ? [now.Source] : sources).Select(knowledge.NameOf)]);
    }

    /// <summary>Whether a state says the value of a figure.</summary>
    public static bool Says(Said said, FigureValue now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return (said.UpTo ?? said.Value) == now.Amount.Told;
    }

    private static FactState? StateOf(WatchKnowledge knowledge, string key, FigureValue now) =>
        knowledge.Facts.GetValueOrDefault(key)?.States.FindLast(state => Says(state.Said, now));

    /// <summary>The count by which an earlier version told the value, before there were events.</summary>
    private static FactState? EarlierOf(WatchKnowledge knowledge, VictimEffect effect, FigureValue now) => knowledge.Facts
        .Where(fact => CountKind.IsOfNoEvent(fact.Key) && Subject.Parse(fact.Key)?.Effect == effect)
        .SelectMany(fact => fact.Value.States)
        .FirstOrDefault(state => state.Announced is not null && Says(state.Said, now));
}
