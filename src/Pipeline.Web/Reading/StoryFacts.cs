using System.Runtime.CompilerServices;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;

namespace Pipeline.Web.Reading;

/// <summary>The facts of a ledger, those that changed last first. Computed once per ledger that is in memory.</summary>
public sealed class StoryFacts
{
    private static readonly ConditionalWeakTable<WatchKnowledge, StoryFacts> Known = [];

    private readonly Dictionary<string, StoryFact> byKey;

    private StoryFacts(WatchKnowledge ledger)
    {
        All = [.. ledger.Facts.Select(entry => StoryFact.From(ledger, entry.Key, entry.Value)).OfType<StoryFact>()
            .OrderByDescending(fact => fact.ChangedAt).ThenBy(fact => fact.Key, StringComparer.Ordinal)];
        byKey = All.ToDictionary(fact => fact.Key, StringComparer.Ordinal);
        Announced =
        [
            .. All.SelectMany(fact => fact.States.Where(state => state.AnnouncedAt is not null).Select(state => (Fact: fact, State: state)))
                .OrderByDescending(told => told.State.AnnouncedAt)
                .ThenBy(told => told.Fact.Kind.Order)
                .ThenBy(told => told.Fact.Scope is CountScope.Part)
                .ThenBy(told => told.Fact.Effect)
                .ThenBy(told => told.Fact.Key, StringComparer.Ordinal)
                .Select(told => new AnnouncedFact(told.State.AnnouncedAt!.Value, told.Fact.Key, told.Fact.Kind, told.State.Label)
                {
                    Event = told.Fact.Event,
                }),
        ];
        Announcements = [.. ledger.Facts.Values
            .SelectMany(entry => entry.States)
            .Select(state => state.Announced)
            .Append(ledger.Opened)
            .Where(announcement => announcement?.AlertId is not null)
            .Select(announcement => (announcement!.At, AlertId: announcement.AlertId!))
            .DistinctBy(announcement => announcement.AlertId, StringComparer.Ordinal)
            .OrderByDescending(announcement => announcement.At)
            .ThenBy(announcement => announcement.AlertId, StringComparer.Ordinal)];
    }

    /// <summary>All facts.</summary>
    public IReadOnlyList<StoryFact> All { get; }

    /// <summary>What was announced, the newest first.</summary>
    public IReadOnlyList<AnnouncedFact> Announced { get; }

    /// <summary>Alerts that told a fact, newest first; earlier versions told that a story opened, too.</summary>
    public IReadOnlyList<(DateTimeOffset At, string AlertId)> Announcements { get; }

    /// <summary>The facts of <paramref name="ledger"/>.</summary>
    public static StoryFacts Of(WatchKnowledge ledger) => Known.GetValue(ledger, key => new StoryFacts(key));

    /// <summary>The fact with this key, or null.</summary>
    public StoryFact? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Those of one kind.</summary>
    public IEnumerable<StoryFact> OfKind(FactKind kind) => All.Where(fact => fact.Kind == kind);
}
