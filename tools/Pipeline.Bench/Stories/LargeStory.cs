using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;

namespace Pipeline.Bench.Stories;

/// <summary>What a watch as large as one may become knows: the record of its facts, and the story that decides what is news; both tell the
/// same.</summary>
internal static class LargeStory
{
    /// <summary>Groups that were told, as many as a story remembers.</summary>
    public const int ToldGroups = StoryState.MostGroups;

    private const int Countries = 200;
    private const int Values = 100;
    private const int Parts = Figure.MostParts;
    private const int ValuesSeen = 24;
    private const int Sayings = 8;
    private const int Alerts = 2_000;
    private const int MinutesBetween = 5;
    private const string Publisher = "Publisher";

    private static readonly VictimEffect[] Effects = Enum.GetValues<VictimEffect>();

    /// <summary>So many facts: countries, told groups, figures of many values, their parts, and groups that were never told.</summary>
    public static ImmutableSortedDictionary<string, LedgerEntry> Facts(int count, DateTimeOffset now)
    {
        var told = Enumerable.Range(0, Countries)
            .Select(number => One($"country:{CodeOf(number)}", $"Country {number}", number, now, RoleOf(number)))
            .Concat(Enumerable.Range(0, ToldGroups).Select(number => One($"group:group {number}", $"group {number}", number, now)))
            .Concat(Effects.Select(effect => KeyValuePair.Create(KeyOf(effect), FigureEntry(effect, now))))
            .Concat(Effects.SelectMany(effect => Enumerable.Range(0, Parts).Select(number => KeyValuePair.Create(
                $"{KeyOf(effect)}:unit {number}",
                Entry($"{number + 2} unit {number}", [StateOf(number, now) with { Value = number + 2, Bound = CountBound.Exact }])))))
            .ToList();
        return told
            .Concat(Enumerable.Range(0, count - told.Count).Select(number => KeyValuePair.Create(
                $"group:held group {number}",
                Entry($"held group {number}", [StateOf(number, now) with { Announced = null }]))))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The story of these facts.</summary>
    public static StoryState State(DateTimeOffset now) => StoryState.Empty with
    {
        HasTold = true,
        Newest = PublicationTime.At(now),
        Articles = [.. Enumerable.Range(0, StoryState.MostArticles).Select(ArticleId)],
        Groups = Enumerable.Range(0, ToldGroups)
            .ToImmutableSortedDictionary(number => $"group {number}", ArticleId, StringComparer.Ordinal),
        Countries = Enumerable.Range(0, Countries).ToImmutableSortedDictionary(CodeOf, KnownAs, StringComparer.Ordinal),
        Events = StoryState.Empty.Events.Add(StoryEvent.Home, new StoryEvent
        {
            Place = "Sidra",
            Kind = "attack",
            From = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-20),
            To = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-20),
            Figures = Effects.ToImmutableSortedDictionary(NameOf, effect => FigureOf(effect, now), StringComparer.Ordinal),
        }),
    };

    /// <summary>Events of a long war, each with the dead and the injured that were told, on different days in different towns.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="now">The time; each was a day before the one after it.</param>
    public static IEnumerable<KeyValuePair<string, StoryEvent>> War(int first, int count, DateTimeOffset now) =>
        Enumerable.Range(first, count).Select(number => KeyValuePair.Create($"e{number}", EventOf(number, now.AddDays(number - first - count))));

    private static StoryEvent EventOf(int number, DateTimeOffset at) => new()
    {
        Place = $"Dar Velez {number % 97}",
        IsTown = true,
        Kind = "attack",
        From = DateOnly.FromDateTime(at.UtcDateTime),
        To = DateOnly.FromDateTime(at.UtcDateTime),
        Opened = PublicationTime.At(at),
        Newest = PublicationTime.At(at),
        Names = [$"Ana Ruel {number}", $"Carl Brown {number}"],
        Figures = new[] { VictimEffect.Killed, VictimEffect.Injured }.ToImmutableSortedDictionary(
            NameOf, effect => FigureOf(effect, number, at), StringComparer.Ordinal),
    };

    private static Figure FigureOf(VictimEffect effect, int number, DateTimeOffset at)
    {
        var now = new FigureValue(new Amount(number % 50 + 2), "people", Basis.Stated, ArticleId(number), SourceOf(number));
        return new() { Now = now, Restated = PublicationTime.At(at), Told = [new ToldValue(now.Amount, now.ArticleId)] };
    }

    /// <summary>The alert that told what an article brought.</summary>
    public static string AlertId(int number) => (number % Alerts).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The article of a number.</summary>
    public static string ArticleId(int number) => $"a{number}";

    /// <summary>A proof.</summary>
    public static Evidence EvidenceOf(int number) => new(
        $"In the {number}th report of the agency, officials said that people of many kinds had been hit, "
        + $"and that further {number} were feared to be among them.",
        307, 20, "count/passive", ArticleId(number))
    {
        SentenceOffset = 300,
    };

    /// <summary>The key of a figure.</summary>
    public static string KeyOf(VictimEffect effect) => $"count:{NameOf(effect)}@{StoryEvent.Home}";

    /// <summary>The value that a figure has now.</summary>
    public static FigureValue NowOf(VictimEffect effect) =>
        new(new Amount(ValueOf(effect, Values - 1)), "people", Basis.Stated, ArticleId(Values - 1), SourceOf(Values - 1));

    private static Figure FigureOf(VictimEffect effect, DateTimeOffset now) => new()
    {
        Now = NowOf(effect),
        Restated = PublicationTime.At(now),
        Told = [.. Enumerable.Range(0, Values).Select(number => new ToldValue(new Amount(ValueOf(effect, number)), ArticleId(number)))],
        Seen =
        [
            .. Enumerable.Range(Values - ValuesSeen, ValuesSeen).Select(number => new SeenValue(ValueOf(effect, number))
            {
                Sayings = [.. Enumerable.Range(0, Sayings).Select(source =>
                    new Saying(SourceOf(source), PublicationTime.At(TimeOf(number, now)), InTitle: source == 0))],
            }),
        ],
        Parts = [.. Enumerable.Range(0, Parts)
            .Select(number => new KnownPart($"unit {number}", new Amount(number + 2), ArticleId(number)))],
    };

    private static KnownCountry KnownAs(int number) => RoleOf(number) switch
    {
        CountryRole.Affected => new(ArticleId(number), Origin: null),
        CountryRole.Origin => new(Affected: null, ArticleId(number)),
        CountryRole.Mentioned => new(Affected: null, Origin: null) { Mentioned = ArticleId(number) },
        var role => throw new InvalidOperationException($"There is no role {role}."),
    };

    private static KeyValuePair<string, LedgerEntry> One(
        string key, string label, int number, DateTimeOffset now, CountryRole? role = null) =>
        KeyValuePair.Create(key, Entry(label, [StateOf(number, now) with { Role = role }]));

    private static LedgerEntry FigureEntry(VictimEffect effect, DateTimeOffset now) => Entry(
        $"{ValueOf(effect, Values - 1)} people {NameOf(effect)}",
        [.. Enumerable.Range(0, Values).Select(number =>
            StateOf(number, now) with { Value = ValueOf(effect, number), Bound = CountBound.Exact, Who = "people" })]);

    private static LedgerEntry Entry(string label, ImmutableList<FactState> states) => new() { Label = label, States = states };

    private static FactState StateOf(int number, DateTimeOffset now) => new()
    {
        First = new Sighting(ArticleId(number), $"drop-{number}.txt", TimeOf(number, now), EvidenceOf(number))
        {
            PublishedAt = TimeOf(number, now).AddHours(-1),
        },
        Sources = [.. Enumerable.Range(0, 1 + number % 9).Select(SourceOf)],
        Announced = new Announcement(TimeOf(number, now), AlertId(number), ArticleId(number)),
    };

    private static long ValueOf(VictimEffect effect, int number) => (1 + (int)effect) * 1_000L + number * 7;

    private static DateTimeOffset TimeOf(int number, DateTimeOffset now) => now.AddMinutes(-MinutesBetween * (Alerts - number));

    private static CountryRole RoleOf(int number) => (CountryRole)(number % 3);

    private static string CodeOf(int number) => $"{(char)('A' + number / 26)}{(char)('A' + number % 26)}";

    private static string SourceOf(int number) => $"{Publisher} {number}";

    private static string NameOf(VictimEffect effect) => effect.ToString().ToLowerInvariant();
}
