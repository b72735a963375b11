using System.Diagnostics;
using System.Globalization;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Stories;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Pages;

/// <summary>A watch as large as one may become: 100,000 articles, 5,000 facts, 2,000 alerts.</summary>
public sealed class LargeWatchTests(AzuriteFixture azurite)
{
    private const string Watch = LargeWatch.Name;
    private const int LargestPage = 500 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_of_a_large_watch_stays_small()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await LargeWatch.FillAsync(
            served.Get<BlobLedgerStore>(), served.Get<BlobAlertStore>(), served.Get<BlobDropArchive>(), DateTimeOffset.UtcNow, Cancel);

        foreach (var address in new[]
        {
            $"/watches/{Watch}", $"/watches/{Watch}", $"/watches/{Watch}", $"/watches/{Watch}", $"/watches/{Watch}",
            $"/watches/{Watch}?text=group+70", "/", $"/watches/{Watch}/fact?key=count:killed@e1", "/deliveries",
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
}
