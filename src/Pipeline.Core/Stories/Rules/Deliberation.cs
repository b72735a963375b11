using System.Collections.Immutable;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>One article on the desk: what is known, what is decided so far. Of one decision; not thread-safe.</summary>
internal sealed class Deliberation
{
    private readonly StoryState before;
    private readonly Holding holding;
    private readonly Outcome?[] outcomes;
    private readonly List<StoryNews> news = [];
    private readonly Lazy<HashSet<string>> toldGroups;
    private readonly Lazy<HashSet<string>> groupsAboveTold;
    private readonly HashSet<string> moved = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, StoryEvent>.Builder events;
    private readonly string[] eventIds;
    private readonly int[] indices;
    private readonly string?[] figures;
    private readonly HashSet<string> held = new(StringComparer.Ordinal);
    private int eventsEver;
    private string? homeId;

    public Deliberation(StoryState before, ArticleStatements article, StoryTables tables, Holding holding)
    {
        this.before = before;
        this.holding = holding;
        (Article, Tables) = (article, tables);
        Statements = [.. article.Statements.Take(ArticleStatements.Most)];
        outcomes = new Outcome?[Statements.Length];
        toldGroups = new(() => Groups!.Keys.Select(tables.Groups.PlainOf).ToHashSet(StringComparer.OrdinalIgnoreCase));
        groupsAboveTold = new(() => ToldGroups.SelectMany(tables.Groups.Above).ToHashSet(StringComparer.OrdinalIgnoreCase));
        events = before.Events.ToBuilder();
        eventsEver = Math.Max(before.EventsEver, before.Events.Count);
        eventIds = new string[Statements.Length];
        Array.Fill(eventIds, StoryEvent.Home);
        figures = new string?[Statements.Length];
        indices = [.. Statements.Select(statement => statement is CountStatement count ? count.Event : 0)];
        Event = before.Events.GetValueOrDefault(StoryEvent.Home) ?? new StoryEvent();
        (Groups, Countries, Others, Legacy) = (before.Groups, before.Countries, before.Others, before.Legacy);
    }

    /// <summary>The article.</summary>
    public ArticleStatements Article { get; }

    /// <summary>Its statements, as many as one article may bring.</summary>
    public ImmutableArray<StoryStatement> Statements { get; }

    /// <summary>The tables to decide by.</summary>
    public StoryTables Tables { get; }

    /// <summary>The events as decided so far.</summary>
    public IReadOnlyDictionary<string, StoryEvent> Events => events;

    /// <summary>Which of the article's events is decided on; 0 is what it is about.</summary>
    public int Index { get; private set; }

    /// <summary>The event that this one is among the story's.</summary>
    public string EventId { get; private set; } = StoryEvent.Home;

    /// <summary>The event as decided so far.</summary>
    public StoryEvent Event { get; set; }

    /// <summary>Whether the article does not say that it means the event: then it moves nothing of it (R33).</summary>
    public bool IsAssumed { get; private set; }

    /// <summary>The told groups.</summary>
    public ImmutableSortedDictionary<string, string> Groups { get; set; }

    /// <summary>The told groups, each by its plainest name.</summary>
    public HashSet<string> ToldGroups => toldGroups.Value;

    /// <summary>The groups that stand above a told one and are of its class.</summary>
    public HashSet<string> GroupsAboveTold => groupsAboveTold.Value;

    /// <summary>Notes that a group is told.</summary>
    public void NoteTold(string group)
    {
        var plain = Tables.Groups.PlainOf(group);
        ToldGroups.Add(plain);
        GroupsAboveTold.UnionWith(Tables.Groups.Above(plain));
    }

    /// <summary>The told countries.</summary>
    public ImmutableSortedDictionary<string, KnownCountry> Countries { get; set; }

    /// <summary>What was told of kinds without rules of their own.</summary>
    public ImmutableSortedDictionary<string, string> Others { get; set; }

    /// <summary>Counts that an earlier version told and no event has taken.</summary>
    public LegacyCounts? Legacy { get; set; }

    /// <summary>Whether an earlier article told anything.</summary>
    public bool HasAlerted => before.HasTold;

    /// <summary>When the story's newest article was published; null when this is the first.</summary>
    public PublicationTime? Newest => before.Newest;

    /// <summary>A figure as decided so far.</summary>
    public Figure FigureOf(string key) => Event.Figures.GetValueOrDefault(key) ?? Figure.Empty;

    /// <summary>The key that documents, settings and alerts know: <c>count:killed@e1</c>; a part adds its who.</summary>
    public string KeyOf(string figure, string? part = null) => StoryEvent.KeyOf(EventId, figure, part);

    /// <summary>Puts a figure in place of what it was.</summary>
    public void Put(string key, Figure figure)
    {
        if (!IsAssumed)
        {
            Event = Event with { Figures = Event.Figures.SetItem(key, figure) };
        }
    }

    /// <summary>The event that the article is about; null while none is known.</summary>
    public string? HomeId => homeId;

    /// <summary>Notes which figure a count is of.</summary>
    public void NoteFigure(int statement, string figure) => figures[statement] = figure;

    /// <summary>Whether the article tells of suspected or of confirmed cases of the event of the turn; null when of neither or of both.</summary>
    public CaseStatus? StatusOf(VictimEffect effect)
    {
        var said = Statements.Where((statement, i) => indices[i] == Index && statement is CountStatement { Status: not null } count && count.Effect == effect)
            .Select(statement => ((CountStatement)statement).Status).Distinct().ToList();
        return said.Count == 1 ? said[0] : null;
    }

    /// <summary>Which of the article's events a count is of.</summary>
    public int IndexOf(int statement) => indices[statement];

    /// <summary>Whether any count is of one of the article's events.</summary>
    public bool HasCountsOf(int index) => indices.AsSpan().Contains(index);

    /// <summary>Counts that the reading took for another event turn out to be of the one that the article is about.</summary>
    public void JoinHome(int index) => indices.AsSpan().Replace(index, 0);

    /// <summary>Turns to one of the article's events: from here on its counts are decided.</summary>
    /// <param name="index">Which.</param>
    /// <param name="link">The event that it is among the story's.</param>
    public void Turn(int index, EventLink link)
    {
        (Index, IsAssumed) = (index, link.Kind == LinkKind.Assumed);
        EventId = link.EventId ?? NextId();
        Event = events.GetValueOrDefault(EventId) ?? new StoryEvent();
        for (var i = 0; i < Statements.Length; i++)
        {
            if (Statements[i] is CountStatement && IndexOf(i) == index)
            {
                eventIds[i] = EventId;
            }
        }
    }

    private EventAnchor? AnchorOfTurn => Article.Events.Count > Index ? AnchorOf(Index) : null;

    /// <summary>One of the article's anchors; where an outbreak is counted by town, at its town.</summary>
    public EventAnchor AnchorOf(int index) => Article.Events[index] is { Inner: { } town } anchor && Tables.Places == CountsPlaces.All
        ? anchor with { Place = town }
        : Article.Events[index];

    /// <summary>Keeps what was taken for the home event before any turn.</summary>
    public void KeepHome()
    {
        if (!Event.Figures.IsEmpty)
        {
            events[StoryEvent.Home] = Event;
            eventsEver = Math.Max(eventsEver, 1);
        }
    }

    /// <summary>Ends the turn: what is known of the event is kept, if anything is.</summary>
    public void EndTurn()
    {
        if (IsAssumed)
        {
            return;
        }

        var isKnown = events.ContainsKey(EventId);
        if (!isKnown && !IsWorthOpening())
        {
            return;
        }

        eventsEver = isKnown ? eventsEver : eventsEver + 1;
        homeId = Index == 0 ? EventId : homeId;
        var ended = AnchorOfTurn is { } anchor ? Anchoring.Of(this, anchor) : Event;
        if (!isKnown || ended != events[EventId])
        {
            events[EventId] = ended;
        }
    }

    /// <summary>Runs <paramref name="decide"/> on the event in which it is kept what texts tell of <see cref="EventId"/> without saying that
    /// they mean it.</summary>
    public bool InPassing(Func<bool> decide)
    {
        var (home, homeId) = (Event, EventId);
        EventId = events.FirstOrDefault(one => one.Value.MayBe == homeId).Key ?? NextId();
        Event = events.GetValueOrDefault(EventId) ?? new StoryEvent { MayBe = homeId, Opened = Article.Published };
        IsAssumed = false;
        var isTold = decide();
        if (isTold)
        {
            eventsEver = events.ContainsKey(EventId) ? eventsEver : eventsEver + 1;
            events[EventId] = Event;
        }

        (Event, EventId, IsAssumed) = (home, homeId, true);
        return isTold;
    }

    /// <summary>Removes an event that turned out to be another.</summary>
    public void Remove(string id) => events.Remove(id);

    private string? KeyOfStatement(int i) => Statements[i] is CountStatement count
        ? StoryEvent.KeyOf(eventIds[i], figures[i] ?? FigureKeys.Of(count.Effect, count.Who, Tables), count.IsOfFigure ? null : count.Who)
        : null;

    private string NextId() => $"e{eventsEver + 1}";

    /// <summary>Whether there is something to remember of an event that is new: what is told, or held and may be told.</summary>
    private bool IsWorthOpening() => EventId == StoryEvent.Home ? !Event.Figures.IsEmpty || !Event.Deaths.IsEmpty
        : held.Contains(EventId) || Event.Figures.Values.Any(figure => figure.Now is not null || !figure.Told.IsEmpty);

    /// <summary>Notes that an alert tells of a figure.</summary>
    public void NoteMove(string key) => moved.Add(key);

    /// <summary>Whether another figure than <paramref name="key"/> moved.</summary>
    public bool HasMovedOther(string key) => moved.Any(other => other != key);

    /// <summary>Whether it is decided what becomes of a statement.</summary>
    public bool IsDecided(int statement) => outcomes[statement] is not null;

    /// <summary>What became of a statement so far.</summary>
    public Outcome? OutcomeOf(int statement) => outcomes[statement];

    /// <summary>Gives a statement its reason; the first one stays.</summary>
    public void Silence(int statement, Reason reason, string? detail = null) => outcomes[statement] ??= new Outcome(reason, detail);

    /// <summary>Marks a statement as told, whatever was said of it before.</summary>
    public void MarkTold(int statement) => outcomes[statement] = Outcome.Told;

    /// <summary>Tells something, unless the watch's settings hold it.</summary>
    /// <param name="item">What.</param>
    /// <param name="sources">How many independent sources stated it.</param>
    /// <param name="isSaid">Whether its statement says it, and is told by it.</param>
    public bool Tell(StoryNews item, int sources = 1, bool isSaid = true)
    {
        if (item is FigureNews figure && AnchorOfTurn is { } anchor)
        {
            var isKnown = Event.Opened is not null;
            item = figure with { Setting = Anchoring.SettingOf(anchor, Event), Sort = isKnown ? Event.Sort : anchor.Sort };
        }

        if (Holds(item, sources))
        {
            return false;
        }

        news.Add(item);
        if (isSaid)
        {
            MarkTold(item.Statement);
        }

        return true;
    }

    /// <summary>Whether the watch's settings hold something; then that is what became of its statement.</summary>
    public bool Holds(StoryNews item, int sources)
    {
        var outcome = holding(item, sources);
        outcomes[item.Statement] ??= outcome;
        if (outcome is not null)
        {
            held.Add(EventId);
        }

        return outcome is not null;
    }

    /// <summary>The decision.</summary>
    /// <exception cref="InvalidOperationException">A rule forgot a statement.</exception>
    public StoryDecision End()
    {
        var forgotten = Array.FindIndex(outcomes, outcome => outcome is null);
        if (forgotten >= 0)
        {
            throw new InvalidOperationException($"No rule decided on {Statements[forgotten]}.");
        }

        var known = before.WithArticle(Article.ArticleId, Article.Published) with
        {
            Events = EventFolding.Fold(events.ToImmutable(), before.Events),
            EventsEver = eventsEver,
            Groups = Groups,
            Countries = Countries,
            Others = Others,
            Legacy = Legacy,
            HasTold = before.HasTold || news.Count > 0,
        };
        return new(
            [.. news.OrderBy(item => item.Importance).ThenBy(item => (item as FigureNews)?.Effect ?? default(VictimEffect))],
            [.. outcomes.Select(outcome => outcome!.Value)],
            Article.Statements.Count - Statements.Length,
            known)
        {
            Keys = [.. Enumerable.Range(0, Statements.Length).Select(KeyOfStatement)],
            Home = homeId,
        };
    }

    /// <summary>Whether the article tells something of a key already.</summary>
    public bool HasNews(string key) => news.Exists(item => item.Key == key);

    /// <summary>What is told of the event so far.</summary>
    public IEnumerable<FigureNews> NewsOfEvent() => news.OfType<FigureNews>().Where(item => Subject.Parse(item.Key)?.Event == EventId);
}
