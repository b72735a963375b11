using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.Reading;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;
using Pipeline.Core.Watches;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Novelty;

/// <summary>Compares what an article states with what its watch knows. Pure: no clock, no I/O; deciding again on fresher
/// knowledge is free.</summary>
/// <remarks>
/// <see cref="StoryEngine"/> decides what is told. Here it gets what it needs from the watch: whose report the article is, what the
/// settings hold, and what an earlier look at the article left open; and what comes of it is written into the record of facts that pages
/// and exports read. What was recorded but not announced (muted, too few sources, a role that does not alert) stays open: the next article
/// that states it is decided on afresh, so that a fact announced late is late, never lost.
/// </remarks>
public static class NoveltyDetector
{
    /// <summary>Reports kept to recognise copies. Copies of a report come within hours; a busy watch sees about this many reports that
    /// bring something in a day.</summary>
    public const int RecentReports = 32;

    /// <summary>Headlines of unsigned articles that are remembered, to name sources by.</summary>
    public const int MostTitles = 300;

    // Settings are few and live long; most have no groups of their own.
    private static readonly ConditionalWeakTable<WatchSettings, StoryTables> TablesOf = [];

    /// <summary>Decides on an article by itself.</summary>
    /// <param name="knowledge">What the watch knows.</param>
    /// <param name="article">The article.</param>
    /// <param name="analysis">The analysis of its body.</param>
    /// <param name="facts">Its facts, most important first.</param>
    /// <param name="settings">What the watch alerts on.</param>
    /// <param name="now">The time of the sighting, UTC; the article's, where it tells none.</param>
    /// <param name="anchors">What ties its facts to events; null where nobody read that.</param>
    public static NoveltyDecision Decide(
        WatchKnowledge knowledge, Article article, TextAnalysis analysis, IReadOnlyList<Fact> facts, WatchSettings settings,
        DateTimeOffset now, ArticleAnchors? anchors = null) => Decide(
            knowledge, article, facts, StatementReader.Read(article, analysis, facts, anchors), settings, droppedAt: now, now);

    /// <summary>Decides on an article.</summary>
    /// <param name="knowledge">What the watch knows.</param>
    /// <param name="article">The article; it is not looked at beyond its identity, source and time.</param>
    /// <param name="facts">Its facts, most important first.</param>
    /// <param name="stated">The statements of these facts.</param>
    /// <param name="settings">What the watch alerts on.</param>
    /// <param name="droppedAt">When it was dropped: its time, where it tells none.</param>
    /// <param name="now">The time of the sighting, UTC.</param>
    internal static NoveltyDecision Decide(
        WatchKnowledge knowledge, Article article, IReadOnlyList<Fact> facts, ArticleStatements stated, WatchSettings settings,
        DateTimeOffset droppedAt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Ignores(article.Publisher))
        {
            var ignored = facts.Take(ArticleStatements.Most)
                .Select(fact => new FactDecision(fact, fact.Key, NoveltyKind.New, new Silence(Reason.Held, HeldBy.Publisher)));
            return new([.. ignored], knowledge, AlertId: null, Opened: false) { Beyond = Math.Max(0, facts.Count - ArticleStatements.Most) };
        }

        var sketch = TextSketch.Of(article.Body);
        var copied = SourceIdentity.CopiedBy(sketch, knowledge.Reports);
        var source = SourceIdentity.Of(article, copied);
        var comesAgain = knowledge.Story.Articles.Contains(article.Id);
        var decision = StoryEngine.Decide(
            knowledge.Story,
            stated with
            {
                Source = source,
                CopyOf = copied?.Event,
                IsDated = article.PublishedAt is not null,
                Published = PublicationTime.Of(article.PublishedAt ?? droppedAt),
                Held = comesAgain ? HeldIn(knowledge) : FrozenSet<string>.Empty,
            },
            TablesOf.GetValue(settings, static known => StoryTables.With(known.Groups).With(known.Tolerance, known.Places, known.Parts)),
            new WatchHolding(settings, knowledge, source).Decide);
        var announcement = decision.News.Count == 0
            ? null
            : new Announcement(now, AlertId.Of(knowledge.Watch, article.Id, decision.News), article.Id);
        var record = new FactRecord(knowledge, decision, facts, stated, new Witness(article, source, now));
        var recorded = record.With(announcement);
        var isWorthKeeping = knowledge.Opened is null || !ReferenceEquals(recorded, knowledge.Facts)
            || decision.State.IsWorthKeeping(knowledge.Story);
        var next = isWorthKeeping
            ? knowledge with
            {
                Opened = knowledge.Opened ?? announcement ?? new Announcement(now, AlertId: null, article.Id),
                Headline = knowledge.Headline ?? article.Title,
                Story = decision.State,
                Facts = recorded,
                Reports = Remember(knowledge.Reports, new Report(source, sketch) { Event = decision.Home }),
                Titles = source == article.Id ? Remember(knowledge.Titles, source, article.Title ?? article.Source) : knowledge.Titles,
            }
            : knowledge;
        return new(record.Decisions(), next, announcement?.AlertId, announcement is not null && !knowledge.Story.HasTold)
        {
            Beyond = decision.Beyond,
            Earlier = comesAgain ? EarlierOf(knowledge, article.Id) : null,
            News = decision.News,
        };
    }

    /// <summary>What the article itself told when it was decided on before: a figure that it only implied is under no fact of its own.
    /// </summary>
    private static Announcement? EarlierOf(WatchKnowledge knowledge, string articleId) => knowledge.Facts.Values
        .SelectMany(entry => entry.States)
        .Select(state => state.Announced)
        .Where(announced => announced?.ArticleId == articleId)
        .MaxBy(announced => announced!.At);

    /// <summary>What is recorded and was never told.</summary>
    private static HashSet<string> HeldIn(WatchKnowledge knowledge) => knowledge.Facts
        .Where(fact => fact.Value.States.TrueForAll(state => state.Announced is null))
        .Select(fact => fact.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Ids are hashes: which title goes where there are too many is chance.</summary>
    private static ImmutableSortedDictionary<string, string> Remember(
        ImmutableSortedDictionary<string, string>? titles, string source, string title)
    {
        var known = titles ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        return (known.Count < MostTitles || known.ContainsKey(source) ? known : known.Remove(known.Keys.First())).SetItem(source, title);
    }

    private static ImmutableList<Report> Remember(ImmutableList<Report> reports, Report report)
    {
        var remembered = reports.Add(report);
        return remembered.Count > RecentReports ? remembered.RemoveAt(0) : remembered;
    }
}
