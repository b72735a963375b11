using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Functions.Host.Tests;

/// <summary>The timers, run as an administrator runs them: what a crash or a lost event left is made good.</summary>
public sealed class TimerTests(SharedApps apps)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sweep_queues_an_alert_that_a_crash_left_in_the_outbox()
    {
        await using var app = await AppOnStorage.PrepareAsync();
        await LeaveInOutboxAsync(app);
        await app.StartHostAsync();

        await app.Host.RunTimerAsync("OutboxSweep", Cancel);
        await app.DeliveredAsync("left");
        await app.Host.RunTimerAsync("OutboxSweep", Cancel);

        Assert.Single(await app.AlertsAsync("left"));
        Assert.Single(app.Inbox.Requests);
    }

    [Fact]
    public async Task A_drop_that_no_event_told_of_is_left_alone_while_its_event_may_come_and_then_told_once()
    {
        Assert.SkipUnless(SkewedClock.IsAvailable, "libfaketime (Debian: faketime) is not installed, by which the worker's clock jumps.");
        var folder = Directory.CreateTempSubdirectory("pipeline-clock-");
        try
        {
            await using var app = await AppOnStorage.PrepareAsync();
            var clock = new SkewedClock(Path.Combine(folder.FullName, "clock"), isExact: true);
            clock.JumpTo(TimeSpan.Zero);
            await app.StartHostAsync(settings: [.. clock.Environment.Select(setting => (setting.Key, setting.Value))]);
            var blob = await app.DropAsync("missed/one.txt", Texts.Quake(41));

            await app.Host.RunTimerAsync("MissedDrops", Cancel);
            Assert.Empty(await app.AlertsAsync("missed"));

            clock.JumpTo(MissedDropSweep.Grace + TimeSpan.FromMinutes(1));
            await app.Host.RunTimerAsync("MissedDrops", Cancel);
            await app.DeliveredAsync("missed");
            // Neither the next look nor its event, if that comes after all, tells it again.
            await app.Host.RunTimerAsync("MissedDrops", Cancel);
            Assert.Equal(202, await app.TellAsync(blob));
            await app.RanAsync("ArticleDropped succeeded, blob articles/missed/one.txt");

            Assert.Single(await app.AlertsAsync("missed"));
            Assert.Single(app.Inbox.Requests);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_administrators_address_runs_a_timer()
    {
        var app = await apps.Production;

        using var answer = await app.AskAsync(HttpMethod.Post, "/admin/functions/MissedDrops");

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Single(app.Runs("MissedDrops succeeded"));
        using var unknown = await app.AskAsync(HttpMethod.Post, "/admin/functions/Nope");
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    /// <summary>Processes a drop an hour ago, as a process that died between the ledger's write and the alert's.</summary>
    private static async Task LeaveInOutboxAsync(AppOnStorage app)
    {
        var settings = app.OptionsFor("Production").Settings
            .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPipeline(configuration)
            .AddSingleton<TimeProvider>(new AnHourAgo())
            .AddSingleton<IAlertStore, DyingStore>()
            .BuildServiceProvider();
        await app.DropAsync("left/one.txt", Texts.Quake(41));
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            services.GetRequiredService<TriggeredDrops>().RunAsync("left/one.txt", DyingStore.Life.Token));
        Assert.Empty(await app.AlertsAsync("left"));
    }

    private sealed class AnHourAgo : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(-1);
    }

    private sealed class DyingStore : IAlertStore
    {
        public static CancellationTokenSource Life { get; } = new();

        public async Task CreateIfAbsentAsync(Alert alert, CancellationToken cancellationToken)
        {
            await Life.CancelAsync();
            throw new OperationCanceledException(Life.Token);
        }

        public Task<StoredAlert?> LoadAsync(string watch, string id, CancellationToken cancellationToken) =>
            throw new NotSupportedException("It died before.");

        public Task<string?> TrySaveAsync(Alert alert, string version, CancellationToken cancellationToken) =>
            throw new NotSupportedException("It died before.");
    }
}
