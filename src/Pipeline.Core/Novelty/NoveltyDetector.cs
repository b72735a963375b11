using System.Collections.Immutable;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Watches;

namespace Pipeline.Core.Novelty;

/// <summary>Compares an article's facts with what its watch knows. Pure: no clock, no I/O; deciding again on fresher
/// knowledge is free.</summary>
/// <remarks>
/// A fact is announced once. What was recorded but not announced (muted, too few sources, a role that does not alert) stays open: the
/// next article that states it is decided on afresh, so that a fact announced late is late, never lost. Several values of one count in
/// one article are each compared with the ledger as it was before the article.
/// </remarks>
public static class NoveltyDetector
{
    /// <summary>Reports kept to recognise copies. Copies of a report come within hours; a busy watch sees about this many reports that
    /// bring something in a day.</summary>
    public const int RecentReports = 32;

    /// <summary>Decides on <paramref name="facts"/> of <paramref name="article"/>.</summary>
    /// <param name="knowledge">What the watch knows.</param>
    /// <param name="article">The article; it is not looked at beyond its identity and source.</param>
    /// <param name="facts">Its facts, most important first.</param>
    /// <param name="settings">What the watch alerts on.</param>
    /// <param name="now">The time of the sighting, UTC.</param>
    public static NoveltyDecision Decide(
        WatchKnowledge knowledge, Article article, IReadOnlyList<Fact> facts, WatchSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Ignores(article.Publisher))
        {
            return new([.. facts.Select(fact => Ignored(knowledge, fact))], knowledge, AlertId: null, Opened: false);
        }

        var sketch = TextSketch.Of(article.Body);
        var source = SourceIdentity.Of(article, sketch, knowledge.Reports);
        var sighted = facts.Where(fact => fact.IsOfStory)
            .Select(fact => Sight(knowledge, article, fact, source, settings, now)).ToArray();
        var opened = knowledge.Opened is null;
        var announced = sighted.Where(s => s.Decision.IsAnnounced).Select(s => s.Decision.Fact).ToArray();
        var announcement = opened || announced.Length > 0
            ? new Announcement(now, AlertId.Of(knowledge.Watch, article.Id, announced), article.Id)
            : null;
        var known = knowledge.Facts.ToBuilder();
        var changed = opened;
        foreach (var (decision, state) in sighted)
        {
            var entry = known.GetValueOrDefault(decision.Fact.Key);
            var updated = FactStates.Put(entry, decision.Fact, decision.IsAnnounced ? state with { Announced = announcement } : state);
            if (!ReferenceEquals(entry, updated))
            {
                known[decision.Fact.Key] = updated;
                changed = true;
            }
        }

        var next = changed
            ? knowledge with
            {
                Opened = knowledge.Opened ?? announcement,
                Facts = known.ToImmutable(),
                Reports = Remember(knowledge.Reports, new Report(source, sketch)),
            }
            : knowledge;
        return new(InOrder(facts, sighted), next, announcement?.AlertId, opened);
    }

    /// <summary>The decisions in the order of the facts; those that are not of the story stand where the article told them.</summary>
    private static FactDecision[] InOrder(IReadOnlyList<Fact> facts, (FactDecision Decision, FactState State)[] sighted)
    {
        var decisions = new FactDecision[facts.Count];
        var next = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            decisions[i] = facts[i].IsOfStory
                ? sighted[next++].Decision
                : new FactDecision(facts[i], NoveltyKind.New, SuppressionReason.Background);
        }

        return decisions;
    }

    /// <summary>Decides on one fact, and says what the ledger will hold of it; the very state it holds when that does not change.</summary>
    private static (FactDecision Decision, FactState State) Sight(
        WatchKnowledge knowledge, Article article, Fact fact, string source, WatchSettings settings, DateTimeOffset now)
    {
        var before = knowledge.Facts.GetValueOrDefault(fact.Key);
        var known = FactStates.Find(before, fact);
        var state = known ?? FactStates.Create(fact, new Sighting(article.Id, article.Source, now, fact.Evidence)
        {
            PublishedAt = article.PublishedAt?.ToUniversalTime(),
        });
        var isNewSource = !state.Sources.Contains(source);
        if (isNewSource && state.Sources.Count < FactState.MaxSources)
        {
            state = state with { Sources = state.Sources.Add(source) };
        }

        if (FactStates.Announced(before, fact) is { Announced: { } announced } told)
        {
            var seen = isNewSource ? NoveltyKind.Corroborated : NoveltyKind.AlreadySeen;
            return (new(fact, seen, SuppressionReason.AlreadyKnown) { KnownSince = told.First.At, Announced = announced }, state);
        }

        var previous = FactStates.Previous(before, fact);
        var novelty = previous?.Quantity is null ? NoveltyKind.New : NoveltyKind.Changed;
        return (
            new(fact, novelty, Suppression(fact, state, previous, settings)) { KnownSince = known?.First.At, Previous = previous },
            state);
    }

    private static SuppressionReason? Suppression(Fact fact, FactState state, PreviousValue? previous, WatchSettings settings)
    {
        if (!settings.Kinds.Contains(fact.Kind))
        {
            return SuppressionReason.Kind;
        }

        if (settings.IsMuted(fact.Key))
        {
            return SuppressionReason.Muted;
        }

        if (fact.Said.Role is { } role && !settings.Roles.Contains(role))
        {
            return SuppressionReason.Role;
        }

        if (previous?.Value is { } from && fact.Said.Quantity is { } to && IsBelowMinimum(from, to, settings))
        {
            return SuppressionReason.BelowMinimum;
        }

        return state.Sources.Count < settings.MinimumSources ? SuppressionReason.AwaitingSources : null;
    }

    private static bool IsBelowMinimum(long from, Quantity to, WatchSettings settings)
    {
        var rise = Math.Abs((double)(to.UpTo ?? to.Value) - from);
        return rise < settings.MinimumRise || rise < from * settings.MinimumRisePercent / 100;
    }

    private static FactDecision Ignored(WatchKnowledge knowledge, Fact fact)
    {
        var announced = FactStates.Announced(knowledge.Facts.GetValueOrDefault(fact.Key), fact);
        return new(fact, announced is null ? NoveltyKind.New : NoveltyKind.AlreadySeen, SuppressionReason.IgnoredPublisher)
        {
            KnownSince = announced?.First.At,
            Announced = announced?.Announced,
        };
    }

    private static ImmutableList<Report> Remember(ImmutableList<Report> reports, Report report)
    {
        var remembered = reports.Add(report);
        return remembered.Count > RecentReports ? remembered.RemoveAt(0) : remembered;
    }
}
