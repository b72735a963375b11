using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Pages;

/// <summary>What a watch knows of a war: a first strike and many more, a claim, a report that nobody placed, a number of several strikes,
/// running totals, and two papers that do not agree.</summary>
internal static class WarStory
{
    public const string Watch = "sarn-war";
    public const string Title = "Strike kills 17 in Sidra";

    /// <summary>Id of an article that nobody signed.</summary>
    public const string Unsigned = "0c1d2e3f405162738495a6b7c8d9e0f1";

    private static readonly DateTimeOffset Began = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The ledger, with so many strikes after the first.</summary>
    public static Ledger Ledger(int strikes)
    {
        var story = StoryState.Empty with { HasTold = true };
        var facts = ImmutableSortedDictionary.Create<string, LedgerEntry>(StringComparer.Ordinal);
        Put("e1", Event("attack", "Sidra", "LY", 0), "killed", "people", (15, 0), (17, 1), (19, 4));
        Put("e1", null, "injured", "people", (40, 0), (38, 4));
        Put("e2", Event("attack", "Holubin", "LY", 3) with { Sort = EventSort.Claim, ClaimOn = "e1" }, "killed", "soldiers", (120, 3));
        Put("e3", Event("attack", null, null, 5) with { MayBe = "e1" }, "killed", "people", (4, 5));
        Put("e4", Event("strike", null, null, 8) with { Sort = EventSort.Aggregate, Frame = "in nine strikes" }, "killed", "people", (90, 8));
        Put(
            "e5",
            Event(null, "Libya", "LY", 9) with { Sort = EventSort.Line, Frame = "since 2024", Who = "aid workers", From = null, To = null },
            "killed", "aid workers", (58, 2), (60, 6), (61, 9));
        for (var number = 6; number < 6 + strikes; number++)
        {
            var place = $"Town {number}";
            Put(Id(number), Event("strike", place, number % 2 == 0 ? "LY" : "TD", number), "killed", "people", (number % 9 + 2, number));
        }

        // A further paper has another number of the newest strike, and one that nobody signed the same.
        var last = Id(5 + strikes);
        facts = facts.SetItem($"count:killed@{last}", facts[$"count:killed@{last}"] with
        {
            States =
            [
                facts[$"count:killed@{last}"].States[0] with { Sources = ["The Courier", Unsigned] },
                State(33, 6 + strikes, "33 people killed", "Harbour Post") with { Announced = null },
            ],
        });
        return new Ledger
        {
            Watch = Watch,
            Headline = Title,
            Opened = new Announcement(Began, AlertId: null, "a0"),
            Story = story with { EventsEver = 5 + strikes },
            Facts = facts.Add("country:LY", Country("Libya", 9)).Add("country:TD", Country("Chad", 7)),
            Titles = ImmutableSortedDictionary<string, string>.Empty.Add(Unsigned, "Night of the drones"),
        };

        void Put(string id, StoryEvent? happened, string figure, string who, params (long Value, int Day)[] values)
        {
            var known = happened ?? story.Events[id];
            var (value, day) = values[^1];
            var effect = Enum.Parse<VictimEffect>(figure, ignoreCase: true);
            var now = new FigureValue(new Amount(value), who, Basis.Stated, $"a{day}", "The Courier");
            story = story with
            {
                Events = story.Events.SetItem(id, known with { Figures = known.Figures.SetItem(figure, Figure.Empty with { Now = now }) }),
            };
            facts = facts.SetItem(StoryEvent.KeyOf(id, figure), new LedgerEntry
            {
                Label = $"{value} {who} {figure}",
                States =
                [
                    .. values.Select(one => State(one.Value, one.Day, $"{one.Value} {who} {figure}{known.Setting}", "The Courier", "North Wire")),
                ],
            });
        }
    }

    /// <summary>Writes it.</summary>
    public static Task FillAsync(ServedPipeline served, int strikes, CancellationToken cancellationToken) =>
        served.Get<BlobLedgerStore>().TrySaveAsync(Ledger(strikes), null, cancellationToken);

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"e{number}");

    private static StoryEvent Event(string? kind, string? place, string? country, int day) => new()
    {
        Kind = kind, Place = place, Country = country, From = DateOnly.FromDateTime(Began.AddDays(day).UtcDateTime),
        To = DateOnly.FromDateTime(Began.AddDays(day).UtcDateTime), Opened = PublicationTime.At(Began.AddDays(day)),
    };

    private static FactState State(long value, int day, string label, params string[] sources) => new()
    {
        Value = value,
        Bound = CountBound.Exact,
        Label = label,
        Who = "people",
        First = new Sighting($"a{day}", $"{day}.txt", Began.AddDays(day), Some.Evidence($"It killed {value}.")) { PublishedAt = Began.AddDays(day) },
        Sources = [.. sources],
        Announced = new Announcement(Began.AddDays(day), $"alert-{day}", $"a{day}"),
    };

    private static LedgerEntry Country(string name, int day) => new()
    {
        Label = name, States = [State(0, day, "", "The Courier") with { Value = null, Bound = null, Label = null, Who = null, Role = CountryRole.Affected }],
    };
}
