using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;
using Pipeline.Adapters.Storage;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Reading;

/// <summary>One document that can't be read costs what it tells, and nothing beside it.</summary>
public sealed class DamagedStorageTests(AzuriteFixture azurite)
{
    private const string Report = "Gunmen killed 12 people in Nairobi, Kenya, on Monday, police said.";

    /// <summary>A null among the facts.</summary>
    private const string WithNull =
        """{"id":"a1","watch":"broken","raisedAt":"2026-01-01T00:00:00Z","article":{"id":"a","source":"a"},"facts":[null],"deliveries":[]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{ broken")]
    [InlineData("null")]
    [InlineData("""{"format":3,"watch":"broken","facts":{},"reports":[],"outbox":[]}""")]
    [InlineData("""{"format":2,"watch":"whole","facts":{},"reports":[],"outbox":[]}""")]
    [InlineData("""{"format":2,"watch":"broken","facts":{"country:KE":null},"reports":[],"outbox":[]}""")]
    public async Task A_ledger_that_cannot_be_read_is_named_in_the_list_beside_the_other_watches(string content)
    {
        await using var served = await TwoWatchesAsync();
        await DamageAsync(served.Get<StorageClients>().Ledgers, content);

        var (status, watches) = await AskAsync(served, "/api/watches");
        Assert.Equal(HttpStatusCode.OK, status);
        using var list = JsonDocument.Parse(watches);
        var byName = list.RootElement.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("watch").GetString()!);
        Assert.Equal(["broken", "whole"], byName.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("broken", byName["broken"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.False(byName["whole"].TryGetProperty("problem", out _));
        Assert.Equal(1, byName["whole"].GetProperty("countries").GetInt32());

        var (home, page) = await AskAsync(served, "/");
        Assert.Equal(HttpStatusCode.OK, home);
        Assert.Contains("Needs a hand", page, StringComparison.Ordinal);
        Assert.Contains("can’t be read: <bdi>The ", page, StringComparison.Ordinal);
        Assert.Contains("/watches/whole", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_over_all_watches_says_which_one_is_missing()
    {
        await using var served = await TwoWatchesAsync();
        await DamageAsync(served.Get<StorageClients>().Ledgers);

        var (status, facts) = await AskAsync(served, "/api/facts?kind=country");

        Assert.Equal(HttpStatusCode.OK, status);
        using var found = JsonDocument.Parse(facts);
        Assert.Equal(
            "whole", Assert.Single(found.RootElement.GetProperty("items").EnumerateArray()).GetProperty("watch").GetString());
        Assert.Contains(
            "ledgers/broken.json",
            Assert.Single(found.RootElement.GetProperty("unreadable").EnumerateArray()).GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/watches/broken")]
    [InlineData("/api/watches/broken")]
    [InlineData("/api/watches/broken/facts.csv")]
    public async Task A_watch_of_its_own_says_what_cannot_be_read_and_what_to_do(string address)
    {
        await using var served = await TwoWatchesAsync();
        await DamageAsync(served.Get<StorageClients>().Ledgers);

        var (status, answer) = await AskAsync(served, address);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains("ledgers/broken.json", answer, StringComparison.Ordinal);
        Assert.Contains("Bring an earlier version", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/deliveries")]
    [InlineData("/watches/broken")]
    [InlineData("/api/alerts")]
    public async Task An_alert_that_cannot_be_read_is_named_beside_the_others(string address)
    {
        await using var served = await TwoWatchesAsync();
        await DamageAsync(served.Get<StorageClients>().Alerts);

        var (status, answer) = await AskAsync(served, address);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("alerts/broken/", answer, StringComparison.Ordinal);
        Assert.Contains(address == "/watches/broken" ? "Kenya" : "whole", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alerts.csv", "{ broken")]
    [InlineData("alerts.jsonl", "{ broken")]
    [InlineData("feed.atom", "{ broken")]
    [InlineData("alerts.csv", WithNull)]
    [InlineData("alerts.jsonl", WithNull)]
    [InlineData("feed.atom", WithNull)]
    public async Task What_is_exported_ends_well_without_the_alert_that_cannot_be_read(string file, string content)
    {
        await using var served = await TwoWatchesAsync();
        await served.DropAsync("broken", "more.txt", Report.Replace("12", "14", StringComparison.Ordinal));
        await served.WorkAsync();
        await DamageAsync(served.Get<StorageClients>().Alerts, content, one: true);

        var (status, answer) = await AskAsync(served, $"/api/watches/broken/{file}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("killed", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/watches/broken")]
    [InlineData("/watches/broken/fact?key=country:KE")]
    public async Task An_analysis_that_cannot_be_read_costs_no_page_that_only_quotes_it(string address)
    {
        await using var served = await TwoWatchesAsync();
        await DamageAsync(served.Get<StorageClients>().Analyses);

        var (status, answer) = await AskAsync(served, address);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Kenya", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles/broken/report.txt")]
    [InlineData("/api/articles/broken/report.txt")]
    public async Task The_page_of_an_analysis_that_cannot_be_read_says_so(string address)
    {
        await using var served = await TwoWatchesAsync();
        await DamageAsync(served.Get<StorageClients>().Analyses);

        var (status, answer) = await AskAsync(served, address);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains("analyses/broken/report.txt.json", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/rejected")]
    [InlineData("/api/rejected")]
    public async Task The_note_of_a_rejection_that_cannot_be_read_is_named_beside_the_others(string address)
    {
        await using var served = await TwoWatchesAsync();
        foreach (var watch in new[] { "broken", "whole" })
        {
            await served.DropAsync(watch, "empty.txt", " ");
        }

        await served.WorkAsync();
        await DamageAsync(served.Get<StorageClients>().Rejected);

        var (status, answer) = await AskAsync(served, address);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("whole", answer, StringComparison.Ordinal);
        Assert.Equal(address != "/", answer.Contains("rejected/broken/empty.txt.json", StringComparison.Ordinal));
    }

    private async Task<ServedPipeline> TwoWatchesAsync()
    {
        var served = await ServedPipeline.StartAsync(azurite);
        await served.DropAsync("whole", "report.txt", Report);
        await served.DropAsync("broken", "report.txt", Report);
        await served.WorkAsync();
        return served;
    }

    /// <summary>Writes something else over what is stored of the watch "broken".</summary>
    private static async Task DamageAsync(BlobContainerClient container, string content = "{ broken", bool one = false)
    {
        var names = await container.GetBlobsAsync(cancellationToken: Cancel)
            .Where(blob => blob.Name.StartsWith("broken", StringComparison.Ordinal))
            .Select(blob => blob.Name)
            .ToListAsync(Cancel);
        Assert.NotEmpty(names);
        foreach (var name in one ? names[..1] : names)
        {
            await container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, Cancel);
        }
    }

    private static async Task<(HttpStatusCode Status, string Answer)> AskAsync(ServedPipeline served, string address)
    {
        using var answer = await served.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
