using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;

namespace Pipeline.Bench.Stories;

/// <summary>A watch as large as one may become, as the dashboard reads it: ledger, timeline and alerts, without the drops.</summary>
internal static class LargeWatch
{
    /// <summary>What it is called.</summary>
    public const string Name = "large";

    /// <summary>Articles in its timeline.</summary>
    public const int Articles = 100_000;

    /// <summary>Facts in its ledger: 200 countries, 800 groups, and victim counts of one to four values each.</summary>
    public const int Facts = 5_000;

    private const int Alerts = 2_000;
    private const int Countries = 200;
    private const int CountriesAndGroups = 1_000;
    private const int Days = 10;
    private const int AtOnce = 16;
    private const int SentenceStart = 300;

    /// <summary>Writes it, with its newest day at <paramref name="now"/>.</summary>
    public static async Task FillAsync(
        BlobLedgerStore ledgers, BlobAlertStore alerts, BlobDropArchive archive, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Alerts),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (number, token) => await alerts.CreateIfAbsentAsync(AlertOf(number, now), token));
        var ledger = new Ledger
        {
            Watch = Name,
            Opened = new Announcement(now.AddDays(-20), AlertId(0), "a0"),
            Facts = Enumerable.Range(0, Facts).Select(number => EntryOf(number, now))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
        _ = await ledgers.TrySaveAsync(ledger, null, cancellationToken) ?? throw new IOException($"There is a watch {Name} already.");
        for (var day = 0; day < Days; day++)
        {
            var at = now.AddDays(day + 1 - Days);
            var lines = Enumerable.Range(day * Articles / Days, Articles / Days).Select(number => LineOf(number, at));
            await archive.AppendTimelineAsync(Name, [.. lines], cancellationToken);
        }
    }

    private static KeyValuePair<string, LedgerEntry> EntryOf(int number, DateTimeOffset now)
    {
        var (key, label) = number switch
        {
            < Countries => ($"country:{(char)('A' + number / 26)}{(char)('A' + number % 26)}", $"Country {number}"),
            < CountriesAndGroups => ($"group:group {number}", $"group {number}"),
            _ => ($"count:{EffectOf(number).ToString().ToLowerInvariant()}:people {number + 1 - CountriesAndGroups}", $"{number} people"),
        };
        var values = number < CountriesAndGroups ? 1 : 1 + number % 4;
        var states = Enumerable.Range(0, values).Select(value => new FactState
        {
            Role = number < Countries ? (CountryRole)(number % 3) : null,
            Value = number < CountriesAndGroups ? null : number * (value + 1L),
            Bound = number < CountriesAndGroups ? null : (CountBound)(value % 4),
            First = new Sighting($"a{number + value}", $"drop-{number + value}.txt", now.AddMinutes(-number - value), EvidenceOf(number))
            {
                PublishedAt = now.AddHours(-number - value),
            },
            Sources = [.. Enumerable.Range(0, 1 + number % 9).Select(source => $"Publisher {source}")],
            Announced = new Announcement(now.AddMinutes(-number - value), AlertId((number + value) % Alerts), $"a{number + value}"),
        });
        return KeyValuePair.Create(key, new LedgerEntry { Label = label, States = [.. states] });
    }

    private static Alert AlertOf(int number, DateTimeOffset now) => new()
    {
        Id = AlertId(number),
        Watch = Name,
        RaisedAt = now.AddMinutes(-number),
        Article = new AlertArticle(
            $"a{number}", $"Report {number} of the agency", new Uri($"https://news.example/{number}"), "The Courier", null,
            now.AddHours(-number), $"drop-{number}.txt"),
        Facts = [.. Enumerable.Range(number, 5).Select(GroupOf)],
        Deliveries =
        [
            new Delivery("newsroom") { State = number % 50 == 0 ? DeliveryState.Failed : DeliveryState.Delivered, Attempts = 1, At = now },
        ],
    };

    private static TimelineLine LineOf(int number, DateTimeOffset at) => new()
    {
        At = at,
        ArticleId = $"a{number}",
        ETag = "0x8DC",
        Source = $"drop-{number}.txt",
        Title = $"Report {number} of the agency",
        Publisher = "The Courier",
        Language = "en",
        Facts = [new RecordedFact(GroupOf(number % 800), SuppressionReason.AlreadyKnown, at, null)],
    };

    private static AlertFact GroupOf(int number) => AlertFact.From(
        new TargetGroupFact($"group {number}") { Confidence = 0.8, Evidence = EvidenceOf(number), Mentions = [] }, NoveltyKind.New, null);

    private static Evidence EvidenceOf(int number) => new(
        $"In the {number}th report of the agency, officials said that people of many kinds had been hit, "
        + $"and that further {number} were feared to be among them.",
        SentenceStart + 7, 20, "count/passive", $"a{number}")
    {
        SentenceOffset = SentenceStart,
    };

    private static VictimEffect EffectOf(int number) => (VictimEffect)(number % 10);

    private static string AlertId(int number) => number.ToString("x16", CultureInfo.InvariantCulture);
}
