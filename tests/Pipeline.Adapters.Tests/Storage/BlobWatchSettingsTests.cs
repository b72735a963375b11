using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class BlobWatchSettingsTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    [Fact]
    public async Task Without_a_document_every_watch_has_the_defaults()
    {
        using var settings = Settings(await Azurite.NewStorageAsync());

        Assert.Same(WatchSettings.Default, await settings.GetAsync("tarvos", Cancel));
        Assert.Null(await settings.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_changed_document_is_in_force_when_the_refresh_is_over()
    {
        var clients = await Azurite.NewStorageAsync(options => options.SettingsRefresh = TimeSpan.FromSeconds(10));
        var clock = new ManualTimeProvider(Instant);
        using var settings = Settings(clients, clock);
        await PutAsync(clients, """{"tarvos":{"minimumRise":5}}""");
        Assert.Equal(5, (await settings.GetAsync("tarvos", Cancel)).MinimumRise);

        await PutAsync(clients, """{"tarvos":{"minimumRise":6}}""");
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(5, (await settings.GetAsync("tarvos", Cancel)).MinimumRise);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(6, (await settings.GetAsync("tarvos", Cancel)).MinimumRise);
    }

    [Fact]
    public async Task An_invalid_document_leaves_the_last_good_one_in_force_and_is_logged_once()
    {
        var clients = await Azurite.NewStorageAsync();
        var log = new ErrorLog();
        using var settings = new BlobWatchSettings(clients, TimeProvider.System, log);
        await PutAsync(clients, """{"tarvos":{"minimumRise":5}}""");
        await settings.GetAsync("tarvos", Cancel);

        await PutAsync(clients, """{"tarvos":{"minimumRise":-1},"other":{"minimumRise":7}}""");

        Assert.Equal(5, (await settings.GetAsync("tarvos", Cancel)).MinimumRise);
        Assert.Equal(0, (await settings.GetAsync("other", Cancel)).MinimumRise);
        Assert.Contains("minimumRise is -1", settings.Problem, StringComparison.Ordinal);
        Assert.Contains("minimumRise is -1", Assert.Single(log.Errors), StringComparison.Ordinal);

        await PutAsync(clients, """{"other":{"minimumRise":7}}""");
        Assert.Equal(7, (await settings.GetAsync("other", Cancel)).MinimumRise);
        Assert.Null(settings.Problem);
    }

    [Fact]
    public async Task A_process_that_starts_on_an_invalid_document_uses_the_last_good_one()
    {
        var clients = await Azurite.NewStorageAsync();
        await PutAsync(clients, """{"tarvos":{"minimumRise":5}}""");
        using (var before = Settings(clients))
        {
            await before.GetAsync("tarvos", Cancel);
        }

        await PutAsync(clients, "{ broken");
        using var after = Settings(clients);

        Assert.Equal(5, (await after.GetAsync("tarvos", Cancel)).MinimumRise);
        Assert.Contains("line 1", await after.CheckAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_document_brings_back_the_defaults()
    {
        var clients = await Azurite.NewStorageAsync();
        await PutAsync(clients, """{"*":{"minimumRise":5}}""");
        using var settings = Settings(clients);
        Assert.Equal(5, (await settings.GetAsync("tarvos", Cancel)).MinimumRise);

        await clients.Config.DeleteBlobAsync("watches.json", cancellationToken: Cancel);

        Assert.Equal(0, (await settings.GetAsync("tarvos", Cancel)).MinimumRise);
    }

    private static BlobWatchSettings Settings(StorageClients clients, TimeProvider? clock = null) =>
        new(clients, clock ?? TimeProvider.System, NullLogger<BlobWatchSettings>.Instance);

    private static async Task PutAsync(StorageClients clients, string json) =>
        await clients.Config.GetBlobClient("watches.json").UploadAsync(new BinaryData(json), overwrite: true, Cancel);

    private sealed class ErrorLog : ILogger<BlobWatchSettings>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Errors.Add(formatter(state, exception));
            }
        }
    }
}
