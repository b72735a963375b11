using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Pages;

/// <summary>A watch as large as one may become: 100,000 articles, 5,000 facts, 2,000 alerts.</summary>
public sealed class LargeWatchTests(AzuriteFixture azurite)
{
    private const string Watch = "large";
    private const int Articles = 100_000;
    private const int Facts = 5_000;
    private const int Alerts = 2_000;
    private const int LargestPage = 500 * 1024;

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_of_a_large_watch_stays_small()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await FillAsync(served);

        foreach (var address in new[]
        {
            $"/watches/{Watch}", $"/watches/{Watch}", $"/watches/{Watch}", $"/watches/{Watch}", $"/watches/{Watch}",
            $"/watches/{Watch}?text=group+70", "/", $"/watches/{Watch}/fact?key=count:killed:people 1", "/deliveries",
            $"/api/watches/{Watch}", $"/api/watches/{Watch}/facts?minimum=100",
            $"/api/watches/{Watch}/timeline", $"/api/watches/{Watch}/alerts",
        })
        {
            var began = Stopwatch.GetTimestamp();
            var page = await served.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), Cancel);
            // For people: a time says as much of the machine as of the page.
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{address}: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms, {page.Length / 1024} KB"));
            Assert.InRange(page.Length, 500, LargestPage);
        }
    }

    private static async Task FillAsync(ServedPipeline served)
    {
        var alerts = Enumerable.Range(0, Alerts).Select(AlertOf).ToArray();
        await Parallel.ForEachAsync(
            alerts, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel },
            async (alert, cancel) => await served.Get<BlobAlertStore>().CreateIfAbsentAsync(alert, cancel));
        var facts = Enumerable.Range(0, Facts).Select(EntryOf)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Entry, StringComparer.Ordinal);
        Assert.NotNull(await served.Get<BlobLedgerStore>().TrySaveAsync(
            new Ledger { Watch = Watch, Opened = new Announcement(Now.AddDays(-20), AlertOf(0).Id, "a0"), Facts = facts }, null, Cancel));
        for (var day = 0; day < 10; day++)
        {
            var at = Now.AddDays(day - 9);
            await served.Get<BlobDropArchive>().AppendTimelineAsync(
                Watch, [.. Enumerable.Range(0, Articles / 10).Select(i => LineOf(day * Articles / 10 + i, at))], Cancel);
        }
    }

    // 200 countries, 800 groups, 4,000 counts of one to four values.
    private static (string Key, LedgerEntry Entry) EntryOf(int number) => number switch
    {
        < 200 => ($"country:{Code(number)}", Entry($"Country {number}", State(number, number) with { Role = (CountryRole)(number % 3) })),
        < 1000 => ($"group:group {number}", Entry($"group {number}", State(number, number))),
        _ => ($"count:{((VictimEffect)(number % 10)).ToString().ToLowerInvariant()}:people {number - 1000 + 1}", Entry(
            $"{number} people",
            [.. Enumerable.Range(0, 1 + number % 4).Select(i =>
                State(number, number + i) with { Value = number * (i + 1L), Bound = (CountBound)(i % 4) })])),
    };

    private static LedgerEntry Entry(string label, params FactState[] states) => new() { Label = label, States = [.. states] };

    private static FactState State(int number, int step) => new()
    {
        First = new Sighting($"a{step}", $"drop-{step}.txt", Now.AddMinutes(-step), EvidenceOf(number))
        {
            PublishedAt = Now.AddHours(-step)
        },
        Sources = [.. Enumerable.Range(0, 1 + number % 9).Select(source => $"Publisher {source}")],
        Announced = new Announcement(Now.AddMinutes(-step), AlertOf(step % Alerts).Id, $"a{step}"),
    };

    private static Evidence EvidenceOf(int number)
    {
        var sentence = $"In the {number}th report of the agency, officials said that people of many kinds had been hit, "
            + $"and that further {number} were feared to be among them.";
        return new Evidence(sentence, 300 + 7, 20, "count/passive", $"a{number}") { SentenceOffset = 300 };
    }

    private static string Code(int number) => $"{(char)('A' + number / 26)}{(char)('A' + number % 26)}";

    private static Alert AlertOf(int number) => new()
    {
        Id = number.ToString("x16", CultureInfo.InvariantCulture),
        Watch = Watch,
        RaisedAt = Now.AddMinutes(-number),
        Article = new AlertArticle(
            $"a{number}", $"Report {number} of the agency", new Uri($"https://news.example/{number}"), "The Courier", null,
            Now.AddHours(-number), $"drop-{number}.txt"),
        Facts = [.. Enumerable.Range(0, 5).Select(i =>
            SomeAlerts.Group($"group {number + i}", "Many [people] of the group were hit, the agency said."))],
        Deliveries =
        [
            new Delivery("newsroom") { State = number % 50 == 0 ? DeliveryState.Failed : DeliveryState.Delivered, Attempts = 1, At = Now }
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
        Facts = [new RecordedFact(
            SomeAlerts.Group($"group {number % 800}", "Many [people] of the group were hit, the agency said."),
            SuppressionReason.AlreadyKnown, at, null)],
    };
}
