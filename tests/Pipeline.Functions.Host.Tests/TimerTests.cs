using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Functions.Host.Tests;

/// <summary>The timers, run as an administrator runs them: what a crash or a lost event left is made good.</summary>
public sealed class TimerTests
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

        Assert.Single(app.Inbox.Requests);
    }

    [Fact]
    public async Task The_administrators_address_runs_a_timer()
    {
        await using var app = await AppOnStorage.StartAsync();

        using var answer = await app.AskAsync(HttpMethod.Post, "/admin/functions/MissedDrops");

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Single(app.Runs("MissedDrops succeeded"));
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
