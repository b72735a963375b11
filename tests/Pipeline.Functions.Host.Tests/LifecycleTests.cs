using Microsoft.Extensions.Logging;
using Pipeline.Functions.Host.Worker;
using Pipeline.Tests.Shared;

namespace Pipeline.Functions.Host.Tests;

/// <summary>How the app starts, ends, dies, and what it says meanwhile.</summary>
public sealed class LifecycleTests(SharedApps apps)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_of_the_apps_log_carries_the_invocation_that_it_belongs_to()
    {
        var app = await apps.Production;
        await app.Clients.Ledgers.GetBlobClient("logged.json").UploadAsync(BinaryData.FromString("{"), Cancel);

        await app.DropAndTellAsync("logged/one.txt", Texts.Quake(41));
        await app.Log.WaitAsync(entries => entries.Any(IsTheLine), AppOnStorage.Soon, Cancel);

        var line = app.Log.Entries.First(IsTheLine);
        Assert.Contains(app.Log.Entries, entry => entry.Category == FunctionsHost.InvocationCategory
            && entry.InvocationId == line.InvocationId && entry.Message.EndsWith("articles/logged/one.txt", StringComparison.Ordinal));

        static bool IsTheLine(LogEntry entry) =>
            entry is { Source: LogSource.Worker, Level: LogLevel.Warning } && entry.Message == "Try 1 of 5 of logged/one.txt failed";
    }

    [Theory]
    [InlineData("Pipeline__Destinations__0__Url", "nowhere", "Destinations")]
    [InlineData("Pipeline__Storage__Prefix", "x-", "Prefix must stay empty")]
#if AZURE_LANGUAGE
    [InlineData("Pipeline__Analyzer", "Language", "Pipeline:Language:Endpoint must be")]
#else
    [InlineData("Pipeline__Analyzer", "Language", "IncludeAzureLanguage=true")]
#endif
    [InlineData("Pipeline__Analyser", "Embedded", "the nearest is Analyzer")]
    public async Task A_wrong_setting_stops_the_start_and_says_what_would_be_right(string name, string value, string words)
    {
        await using var app = await AppOnStorage.PrepareAsync();
        using var log = new HostLog();

        await Assert.ThrowsAsync<WorkerFailedException>(() =>
            FunctionsHost.StartAsync(app.OptionsFor("Production", (name, value)), log, Cancel));

        Assert.Contains(log.Entries, entry => entry.ToString().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_stops_lets_a_delivery_under_way_come_to_its_end()
    {
        await using var app = await AppOnStorage.StartAsync();
        var answer = new TaskCompletionSource();
        app.Inbox.Script(InboxAnswer.After(answer.Task, 200, "ok"));
        await app.DropAndTellAsync("draining/one.txt", Texts.Quake(41));
        await app.Inbox.WaitForAsync(1, Cancel);

        var stopping = app.Host.StopAsync();
        answer.SetResult();

        Assert.Equal(0, await stopping);
        Assert.Single(app.Inbox.Requests);
        Assert.Equal(
            Core.Alerts.DeliveryState.Delivered, Assert.Single(Assert.Single(await app.AlertsAsync("draining")).Deliveries).State);
    }

    [Fact]
    public async Task A_worker_that_dies_in_the_middle_of_a_drop_is_replaced_and_the_drop_told_once()
    {
        await using var app = await AppOnStorage.PrepareAsync();
        await using var storage = await HeldStorage.OpenAsync(app.Clients.Blobs.Uri, "ledgers");
        await app.StartHostAsync("Production", ("AzureWebJobsStorage", storage.Through(app.ConnectionString)));
        await app.DropAndTellAsync("killed/one.txt", Texts.Quake(41));
        await storage.Reached.WaitAsync(AppOnStorage.Soon, Cancel);

        (await app.Host.Worker).Kill();
        storage.Release();

        await app.RanAsync("ArticleDropped died, blob articles/killed/one.txt");
        await app.RanAsync("ArticleDropped succeeded, blob articles/killed/one.txt");
        await app.Inbox.WaitForAsync(1, Cancel);
        Assert.Single(await app.AlertsAsync("killed"));
    }

    [Fact]
    public async Task Two_instances_on_one_storage_tell_each_alert_once()
    {
        await using var app = await AppOnStorage.StartAsync();
        var second = await app.StartHostAsync();
        for (var i = 0; i < 6; i++)
        {
            var blob = await app.DropAsync($"shared-{i}/one.txt", Texts.Quake(41 + i));
            Assert.Equal(202, await app.TellAsync(blob));
            Assert.Equal(202, await app.TellAsync(blob, host: second.Address));
        }

        for (var i = 0; i < 6; i++)
        {
            var watch = $"shared-{i}";
            await app.Inbox.WaitForAsync(request => request.Text.Contains($"\"{watch}\"", StringComparison.Ordinal), Cancel);
            Assert.Single(await app.AlertsAsync(watch));
        }

        Assert.Equal(6, app.Inbox.Requests.Select(request => request.Headers["webhook-id"]).Distinct(StringComparer.Ordinal).Count());
    }
}
