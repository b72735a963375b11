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

    public Deliberation(StoryState before, ArticleStatements article, StoryTables tables, Holding holding)
    {
        this.before = before;
        this.holding = holding;
        (Article, Tables) = (article, tables);
        Statements = [.. article.Statements.Take(ArticleStatements.Most)];
        outcomes = new Outcome?[Statements.Length];
        toldGroups = new(() => Groups!.Keys.Select(tables.Groups.PlainOf).ToHashSet(StringComparer.OrdinalIgnoreCase));
        groupsAboveTold = new(() => ToldGroups.SelectMany(tables.Groups.Above).ToHashSet(StringComparer.OrdinalIgnoreCase));
        Home = before.Events.GetValueOrDefault(StoryEvent.Home) ?? new StoryEvent();
        (Groups, Countries, Others, Legacy) = (before.Groups, before.Countries, before.Others, before.Legacy);
    }

    /// <summary>The article.</summary>
    public ArticleStatements Article { get; }

    /// <summary>Its statements, as many as one article may bring.</summary>
    public ImmutableArray<StoryStatement> Statements { get; }

    /// <summary>The tables to decide by.</summary>
    public StoryTables Tables { get; }

    /// <summary>The home event as decided so far.</summary>
    public StoryEvent Home { get; set; }

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
    public Figure FigureOf(string key) => Home.Figures.GetValueOrDefault(key) ?? Figure.Empty;

    /// <summary>Puts a figure in place of what it was.</summary>
    public void Put(string key, Figure figure) => Home = Home with { Figures = Home.Figures.SetItem(key, figure) };

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
        var held = holding(item, sources);
        outcomes[item.Statement] ??= held;
        return held is not null;
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

        if (news.OfType<FigureNews>().FirstOrDefault() is { } first)
        {
            Home = Anchored(Home, Tables.Effects[first.Effect].Family);
        }

        var known = before.WithArticle(Article.ArticleId, Article.Published) with
        {
            Events = Home.Figures.IsEmpty && Home.Deaths.IsEmpty ? before.Events : before.Events.SetItem(StoryEvent.Home, Home),
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
            known);
    }

    /// <summary>An event is where and when the article says that opens it; a later one only fills in what that left open, and a place only
    /// of a country that was hit: a ministry elsewhere may speak of it. What breaks into networks is at no place.</summary>
    private StoryEvent Anchored(StoryEvent known, EffectFamily family)
    {
        if (Article.Home is not { } home)
        {
            return known;
        }

        var isOpening = known.Figures.Values.All(figure => figure.Told.All(told => told.ArticleId == Article.ArticleId));
        var place = family == EffectFamily.Breach ? null
            : isOpening || home.Place is { } named && Countries.GetValueOrDefault(named.Code)?.Affected is not null ? home.Place?.PlainName
            : null;
        return known with
        {
            Place = known.Place ?? place,
            From = known.From ?? home.From,
            To = known.From is null ? home.To : known.To,
            Kind = known.Kind ?? home.Kind,
        };
    }
}
