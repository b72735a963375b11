using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;

namespace Pipeline.Web.Reading;

/// <summary>A fact of a watch as pages and the API tell it: what a ledger's entry holds, with the parts of its key spelt out.</summary>
public sealed record StoryFact
{
    /// <summary>The watch.</summary>
    public required string Watch { get; init; }

    /// <summary>The story that it is of; null where the watch's settings were not asked for its title.</summary>
    public AlertStoryName? Story { get; init; }

    /// <summary>What it is the same fact as.</summary>
    public required string Key { get; init; }

    /// <summary>The kind of fact.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>How people read it: a figure as it was told last, a count without an event as it was published last, a country or group by
    /// its name.</summary>
    public required string Label { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of a country.</summary>
    public string? Code { get; init; }

    /// <summary>The strongest role of a country.</summary>
    public CountryRole? Role { get; init; }

    /// <summary>What happened to the people counted.</summary>
    public VictimEffect? Effect { get; init; }

    /// <summary>Who was counted.</summary>
    public string? Who { get; init; }

    /// <summary>Whether it counts all that an event hit, or a part of these; null for other facts and in ledgers of earlier versions.
    /// </summary>
    public CountScope? Scope { get; init; }

    /// <summary>The event that it counts the victims of.</summary>
    public AlertEvent? Event { get; init; }

    /// <summary>True when the counts add to earlier figures.</summary>
    public bool? Increment { get; init; }

    /// <summary>The value of a count that stands; of a range the lower end.</summary>
    public long? Value { get; init; }

    /// <summary>The upper end of a range.</summary>
    public long? UpTo { get; init; }

    /// <summary>How that value bounds the truth.</summary>
    public CountBound? Bound { get; init; }

    /// <summary>When the watch first saw it, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When the watch last saw something new in it, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Distinct independent sources of all its values.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Whether an alert told it.</summary>
    public required bool Announced { get; init; }

    /// <summary>What was stated, in order of first sighting.</summary>
    public required IReadOnlyList<StatedValue> States { get; init; }

    /// <summary>The statement that stands for it: <see cref="Value"/> and <see cref="Role"/> are its.</summary>
    internal StatedValue Standing => States[StandingAt];

    /// <summary>Whether it counts suspected or confirmed cases; null where no text tells these apart.</summary>
    internal CaseStatus? Status { get; private init; }

    private int StandingAt { get; init; }

    /// <summary>The fact that <paramref name="ledger"/> holds under <paramref name="key"/>; null when this version knows no such kind.
    /// </summary>
    public static StoryFact? From(WatchKnowledge ledger, string key, LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.States.IsEmpty || Subject.Parse(key) is not { } subject)
        {
            return null;
        }

        StatedValue[] states = [.. entry.States.Select(state => StatedValue.From(state, subject, entry.Label, ledger))];
        var standing = StandingOf(subject, states, ledger.Story);
        return new StoryFact
        {
            StandingAt = Array.IndexOf(states, standing),
            Watch = ledger.Watch,
            Key = key,
            Kind = subject.Kind,
            Label = standing.Label,
            Code = subject.Code,
            Role = standing.Role,
            Effect = subject.Effect,
            // The key of suspected cases has that word where others have a unit.
            Who = StatusOf(subject) is null ? subject.Who ?? standing.Who : standing.Who,
            Status = StatusOf(subject),
            Scope = subject.Scope,
            Event = EventOf(subject, ledger.Story),
            Increment = subject.Increment,
            Value = standing.Value,
            UpTo = standing.UpTo,
            Bound = standing.Bound,
            FirstSeenAt = entry.States.Min(state => state.First.At),
            ChangedAt = entry.States.Max(state => state.First.At),
            Sources = [.. entry.States.SelectMany(state => state.Sources).Distinct(StringComparer.Ordinal).Select(ledger.NameOf)],
            Announced = entry.States.Any(state => state.Announced is not null),
            States = states,
        };
    }

    /// <summary>Of a figure the value that it has now, else the one that was told last: what nobody told beside it may be contested.
    /// </summary>
    private static StatedValue StandingOf(Subject subject, StatedValue[] states, StoryState story)
    {
        var told = subject.Event is null ? [] : states.Where(state => state.AnnouncedAt is not null).ToArray();
        if (told.Length == 0)
        {
            return states.MaxBy(state => subject.Kind.Standing(state.Said, state.At))!;
        }

        var now = subject.Scope == CountScope.Total ? FigureOf(subject, story)?.Now?.Amount : null;
        return Array.FindLast(told, state => now is not null && state.Value == now.Value && state.UpTo == now.UpTo)
            ?? told.MaxBy(state => state.AnnouncedAt)!;
    }

    private static CaseStatus? StatusOf(Subject subject) =>
        subject is { Scope: CountScope.Total, Who: { } last }
            ? Enum.GetValues<CaseStatus>().Where(status => last == status.Name() || last.EndsWith($":{status.Name()}", StringComparison.Ordinal))
                .Select(status => (CaseStatus?)status)
                .FirstOrDefault()
            : null;

    private static Figure? FigureOf(Subject subject, StoryState story) =>
        story.Events.GetValueOrDefault(subject.Event!)?.Figures.FirstOrDefault(figure =>
            StoryEvent.KeyOf(subject.Event!, figure.Key) == subject.Key).Value;

    private static AlertEvent? EventOf(Subject subject, StoryState story) => subject.Event is not { } id ? null
        : story.Events.TryGetValue(id, out var known) ? AlertEvent.Of(id, known)
        : new AlertEvent(id, null, null, null, null);
}

/// <summary>One value, role or existence of a fact, with who stated it first.</summary>
public sealed record StatedValue
{
    /// <summary>How people read it.</summary>
    public required string Label { get; init; }

    /// <summary>The role of a country.</summary>
    public CountryRole? Role { get; init; }

    /// <summary>The value of a count; of a range the lower end.</summary>
    public long? Value { get; init; }

    /// <summary>The upper end of a range.</summary>
    public long? UpTo { get; init; }

    /// <summary>How the value bounds the truth.</summary>
    public CountBound? Bound { get; init; }

    /// <summary>Who was counted.</summary>
    public string? Who { get; init; }

    /// <summary>When the watch first saw it, UTC.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When the article that stated it first was published, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The article that stated it first.</summary>
    public required string ArticleId { get; init; }

    /// <summary>That article's place: the drop's name within the watch, with <c>#2</c> for the second article of a feed.</summary>
    public required string Source { get; init; }

    /// <summary>The proof.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Distinct independent sources that stated it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>When it was announced, UTC; null while it is not.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>The alert that told it.</summary>
    public string? AlertId { get; init; }

    /// <summary>Its place in the story: when it was published, or seen when the article does not say.</summary>
    internal DateTimeOffset At => PublishedAt ?? SeenAt;

    /// <summary>What was stated, in one piece.</summary>
    internal Said Said => new(Role, Value, UpTo, Bound);

    internal static StatedValue From(FactState state, Subject subject, string name, WatchKnowledge ledger) => new()
    {
        Label = state.Label ?? subject.Kind.Label(subject, state.Said, name),
        Who = state.Who,
        Role = state.Role,
        Value = state.Value,
        UpTo = state.UpTo,
        Bound = state.Bound,
        SeenAt = state.First.At,
        PublishedAt = state.First.PublishedAt,
        ArticleId = state.First.ArticleId,
        Source = state.First.Source,
        Evidence = state.First.Evidence,
        Sources = [.. state.Sources.Select(ledger.NameOf)],
        AnnouncedAt = state.Announced?.At,
        AlertId = state.Announced?.AlertId,
    };
}
