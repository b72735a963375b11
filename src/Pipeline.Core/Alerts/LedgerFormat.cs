using System.Collections.Immutable;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.Rules;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Alerts;

/// <summary>Reads ledgers of the layout before this one, which knew facts and no events.</summary>
/// <remarks>Told groups and countries stay told; told counts are kept aside until an event takes them or they are old (R51); the outbox
/// goes out as it is, under its ids. Nothing is written until there is news.</remarks>
public static class LedgerFormat
{
    /// <summary>Told counts of the earlier layout are remembered for so long.</summary>
    public static readonly TimeSpan LegacyFor = TimeSpan.FromDays(90);

    private const int Earlier = 1;

    /// <summary>The ledger in the present layout; null when it is in one that this version does not know.</summary>
    /// <param name="ledger">The ledger as it is stored.</param>
    /// <param name="now">The time.</param>
    public static Ledger? Current(Ledger ledger, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ledger.Format switch
        {
            WatchKnowledge.CurrentFormat => ledger,
            Earlier => ledger with { Format = WatchKnowledge.CurrentFormat, Story = StoryOf(ledger, now) },
            _ => null,
        };
    }

    private static StoryState StoryOf(Ledger ledger, DateTimeOffset now)
    {
        var facts = ledger.Facts
            .Select(entry => (Subject: Subject.Parse(entry.Key), entry.Value.States))
            .Where(fact => fact.Subject is not null)
            .Select(fact => (Subject: fact.Subject!, Told: fact.States.FindAll(state => state.Announced is not null)))
            .Where(fact => !fact.Told.IsEmpty)
            .ToList();
        var newest = ledger.Facts.Values.SelectMany(entry => entry.States).Select(TimeOf).DefaultIfEmpty()
            .Aggregate(PublicationTime.Later);
        return StoryState.Empty with
        {
            // That layout told of every story's opening, if only that it had opened.
            HasTold = ledger.Opened is not null,
            Articles = ArticlesOf([.. facts.SelectMany(fact => fact.Told)]),
            Newest = facts.Count > 0 ? newest : null,
            Groups = facts.Where(fact => fact.Subject.Kind == FactKinds.Group)
                .ToImmutableSortedDictionary(
                    fact => fact.Subject.Key[(FactKinds.Group.Name.Length + 1)..], fact => fact.Told[0].First.ArticleId, StringComparer.Ordinal),
            Countries = facts.Where(fact => fact.Subject.Code is not null)
                .ToImmutableSortedDictionary(fact => fact.Subject.Code!, fact => CountryOf(fact.Told), StringComparer.Ordinal),
            Others = facts.Where(fact => fact.Subject is { Code: null, Effect: null } && fact.Subject.Kind != FactKinds.Group)
                .SelectMany(fact => fact.Told, (fact, state) => (
                    Said: new Statement(fact.Subject.Key, fact.Subject.Kind.Identify(state.Said)).ToString(), state.First.ArticleId))
                .DistinctBy(told => told.Said, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(told => told.Said, told => told.ArticleId, StringComparer.Ordinal),
            Legacy = LegacyOf([.. facts.Where(fact => fact.Subject.Effect is not null)], newest, now),
        };
    }

    /// <summary>The articles that told something: dropped again they tell nothing more.</summary>
    private static ImmutableList<string> ArticlesOf(IReadOnlyList<FactState> told) =>
    [
        .. told.Select(state => state.Announced!).DistinctBy(announced => announced.ArticleId).OrderBy(announced => announced.At)
            .Select(announced => announced.ArticleId).TakeLast(StoryState.MostArticles),
    ];

    private static KnownCountry CountryOf(ImmutableList<FactState> told)
    {
        string? By(CountryRole role) => told.Find(state => state.Role == role)?.First.ArticleId;
        return new(By(CountryRole.Affected), By(CountryRole.Origin)) { Mentioned = By(CountryRole.Mentioned) };
    }

    private static LegacyCounts? LegacyOf(
        IReadOnlyList<(Subject Subject, ImmutableList<FactState> Told)> counts, PublicationTime newest, DateTimeOffset now) =>
        counts.Count == 0 ? null : new LegacyCounts(now + LegacyFor, newest)
        {
            Told = counts
                .Where(count => count.Subject is { Who: not null, Increment: null })
                .SelectMany(count => count.Told, (count, state) => (count.Subject, State: state))
                .Where(told => told.State.Value is not null)
                .GroupBy(
                    told => FigureKeys.Of(told.Subject.Effect!.Value, told.Subject.Who!, StoryTables.Default), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(
                    figure => figure.Key,
                    figure => figure.OrderBy(told => told.State.Announced!.At).ThenBy(told => told.State.Value)
                        .Select(told => ValueOf(told.Subject.Who!, told.State)).ToImmutableList(),
                    StringComparer.Ordinal),
        };

    private static LegacyValue ValueOf(string who, FactState state) => new(
        new Amount(state.Value!.Value, state.Bound ?? CountBound.Exact, state.UpTo), who, state.First.ArticleId,
        state.Sources.IsEmpty ? "" : state.Sources[0]);

    private static PublicationTime TimeOf(FactState state) => PublicationTime.Of(state.First.PublishedAt ?? state.First.At);
}
