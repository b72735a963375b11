using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Telemetry;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class BlobLedgerStoreTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    [Theory]
    [InlineData("""{"watch":"other","format":2}""", "another watch")]
    [InlineData("""{"watch":"tarvos","format":2,"outbox":[null]}""", "can't be read")]
    [InlineData("""{"watch":"tarvos","format":2,"facts":{"country:PE":null}}""", "can't be read")]
    [InlineData("""{"watch":null,"format":2}""", "can't be read")]
    [InlineData("null", "null")]
    [InlineData("""{"watch":"tarvos","format":2,"facts":null}""", "null as facts")]
    [InlineData("""{"watch":"tarvos","format":2,"facts":{},"outbox":null}""", "null as outbox")]
    [InlineData("""{"watch":"tarvos","format":2,"fac""", "can't be read")]
    [InlineData("""{"watch":"tarvos","format":99}""", "layout 99")]
    public async Task A_damaged_ledger_is_told_as_one_and_stays_as_it_is(string json, string words)
    {
        var clients = await Azurite.NewStorageAsync();
        await clients.Ledgers.GetBlobClient("tarvos.json").UploadAsync(BinaryData.FromString(json), Cancel);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Ledgers(clients).LoadAsync("tarvos", Cancel));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Equal(json, (await clients.Ledgers.GetBlobClient("tarvos.json").DownloadContentAsync(Cancel)).Value.Content.ToString());
    }

    [Fact]
    public async Task A_watch_without_a_ledger_has_an_empty_one()
    {
        var stored = await Ledgers(await Azurite.NewStorageAsync()).LoadAsync("tarvos", Cancel);

        Assert.Null(stored.Version);
        Assert.Equal("tarvos", stored.Ledger.Watch);
        Assert.Empty(stored.Ledger.Facts);
    }

    [Theory]
    [InlineData("tarvos")]
    [InlineData("ウクライナ 100% #1?&+é")]
    public async Task A_saved_ledger_is_found_by_another_process(string watch)
    {
        var clients = await Azurite.NewStorageAsync();
        var version = await Ledgers(clients).TrySaveAsync(Known(watch, "group:journalists"), null, Cancel);

        var found = await Ledgers(clients).LoadAsync(watch, Cancel);

        Assert.Equal(version, found.Version);
        Assert.Equal("group:journalists", Assert.Single(found.Ledger.Facts).Key);
        Assert.Equal([watch], (await All(Ledgers(clients).ListAsync(Cancel))).Select(listing => listing.Watch));
    }

    [Fact]
    public async Task Who_saves_second_on_the_same_version_has_lost()
    {
        var clients = await Azurite.NewStorageAsync();
        var (one, other) = (Ledgers(clients), Ledgers(clients));
        var first = await one.TrySaveAsync(Known("tarvos", "group:users"), null, Cancel);

        Assert.NotNull(await other.TrySaveAsync(Known("tarvos", "group:lawyers"), first, Cancel));
        Assert.Null(await one.TrySaveAsync(Known("tarvos", "group:children"), first, Cancel));
        Assert.Equal("group:lawyers", Assert.Single((await one.LoadAsync("tarvos", Cancel)).Ledger.Facts).Key);
    }

    [Fact]
    public async Task A_copy_that_was_confirmed_after_a_drop_began_serves_that_drop_and_no_later_one()
    {
        var clients = await Azurite.NewStorageAsync();
        var (one, other) = (Ledgers(clients), Ledgers(clients));
        var first = await other.TrySaveAsync(Known("tarvos", "group:users"), null, Cancel);
        var began = one.Open("tarvos");
        await one.LoadAsync("tarvos", Cancel);
        var second = await other.TrySaveAsync(Known("tarvos", "group:lawyers"), first, Cancel);

        Assert.Equal(first, (await began.LoadAsync(Cancel)).Version);
        Assert.Equal(second, (await one.Open("tarvos").LoadAsync(Cancel)).Version);
    }

    [Fact]
    public async Task A_copy_that_lost_a_race_serves_nobody()
    {
        var clients = await Azurite.NewStorageAsync();
        var (one, other) = (Ledgers(clients), Ledgers(clients));
        var began = one.Open("tarvos");
        var first = await one.TrySaveAsync(Known("tarvos", "group:users"), null, Cancel);
        var second = await other.TrySaveAsync(Known("tarvos", "group:lawyers"), first, Cancel);
        Assert.Null(await one.TrySaveAsync(Known("tarvos", "group:children"), first, Cancel));

        Assert.Equal(second, (await began.LoadAsync(Cancel)).Version);
    }

    [Fact]
    public async Task Of_two_that_open_a_watch_at_once_one_wins()
    {
        var clients = await Azurite.NewStorageAsync();
        var saves = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Ledgers(clients).TrySaveAsync(Known("tarvos", $"group:{i}"), null, Cancel)));

        Assert.Single(saves, version => version is not null);
    }

    [Fact]
    public async Task A_save_on_a_ledger_that_was_removed_has_lost()
    {
        var clients = await Azurite.NewStorageAsync();
        var ledgers = Ledgers(clients);
        var version = await ledgers.TrySaveAsync(Known("tarvos", "group:users"), null, Cancel);
        await clients.Ledgers.DeleteBlobAsync("tarvos.json", cancellationToken: Cancel);

        Assert.Null(await ledgers.TrySaveAsync(Known("tarvos", "group:users"), version, Cancel));
        Assert.Null((await ledgers.LoadAsync("tarvos", Cancel)).Version);
    }

    [Fact]
    public async Task An_unchanged_ledger_is_not_downloaded_again()
    {
        var statuses = new StatusPolicy();
        var clients = Observed((await Azurite.NewStorageAsync()).Options, statuses);
        var ledgers = Ledgers(clients);
        var version = await ledgers.TrySaveAsync(Known("tarvos", "group:users"), null, Cancel);

        var first = await ledgers.LoadAsync("tarvos", Cancel);
        var second = await ledgers.LoadAsync("tarvos", Cancel);
        await Ledgers(clients).TrySaveAsync(Known("tarvos", "group:lawyers"), version, Cancel);
        var third = await ledgers.LoadAsync("tarvos", Cancel);

        Assert.Equal([201, 304, 304, 201, 200], statuses.Seen);
        Assert.Same(first.Ledger, second.Ledger);
        Assert.Equal("group:lawyers", Assert.Single(third.Ledger.Facts).Key);
    }

    [Fact]
    public async Task A_ledger_that_is_in_memory_as_it_was_listed_takes_no_request()
    {
        var statuses = new StatusPolicy();
        var clients = Observed((await Azurite.NewStorageAsync()).Options, statuses);
        var ledgers = Ledgers(clients);
        var version = await ledgers.TrySaveAsync(Known("tarvos", "group:users"), null, Cancel);
        var listing = Assert.Single(await All(ledgers.ListAsync(Cancel)));
        statuses.Seen.Clear();

        Assert.Equal("group:users", Assert.Single((await ledgers.LoadAsync(listing, Cancel)).Ledger.Facts).Key);
        Assert.Empty(statuses.Seen);

        await Ledgers(clients).TrySaveAsync(Known("tarvos", "group:lawyers"), version, Cancel);
        listing = Assert.Single(await All(ledgers.ListAsync(Cancel)));
        Assert.Equal("group:lawyers", Assert.Single((await ledgers.LoadAsync(listing, Cancel)).Ledger.Facts).Key);
    }

    [Fact]
    public async Task Only_watches_with_something_in_the_outbox_are_swept()
    {
        var clients = await Azurite.NewStorageAsync(options => options.PageSize = 2);
        var ledgers = Ledgers(clients);
        foreach (var watch in new[] { "a", "b", "c", "d" })
        {
            await ledgers.TrySaveAsync(Known(watch, "group:users"), null, Cancel);
        }

        var version = await ledgers.TrySaveAsync(
            Ledger.Empty("pending").WithPending(BlobAlertStoreTests.SomeAlert("pending")), null, Cancel);
        Assert.Equal(["pending"], await All(ledgers.WatchesWithOutboxAsync(Cancel)));

        await ledgers.TrySaveAsync(Ledger.Empty("pending"), version, Cancel);
        Assert.Empty(await All(ledgers.WatchesWithOutboxAsync(Cancel)));
    }

    [Fact]
    public async Task The_outbox_comes_back_as_it_was_saved()
    {
        var clients = await Azurite.NewStorageAsync();
        var alert = BlobAlertStoreTests.SomeAlert("tarvos");
        await Ledgers(clients).TrySaveAsync(Ledger.Empty("tarvos").WithPending(alert), null, Cancel);

        var found = Assert.Single((await Ledgers(clients).LoadAsync("tarvos", Cancel)).Ledger.Outbox);

        Assert.Equal(alert.Id, found.Id);
        Assert.Equal(alert.Deliveries, found.Deliveries);
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("null")]
    [InlineData("""{"format":3,"watch":"tarvos","facts":{},"reports":[],"outbox":[]}""")]
    [InlineData("""{"format":2,"watch":"other","facts":{},"reports":[],"outbox":[]}""")]
    [InlineData("""{"format":2,"watch":"tarvos","watch":"tarvos","facts":{}}""")]
    [InlineData("""{"format":2,"watch":"tarvos","facts":{"group:kings":null}}""")]
    [InlineData("""{"format":2,"watch":"tarvos","facts":{"group:kings":{"label":"kings","states":[null]}}}""")]
    [InlineData("""{"format":2,"watch":"tarvos","outbox":[null]}""")]
    [InlineData("""{"watch":"tarvos","outbox":[{"id":"a/../b","watch":"tarvos","raisedAt":"2026-01-01T00:00:00+00:00","article":{"id":"a","source":"a"},"facts":[],"deliveries":[]}]}""")]
    public async Task A_ledger_that_cannot_be_read_is_an_error_and_never_empty(string content)
    {
        var clients = await Azurite.NewStorageAsync();
        await clients.Ledgers.GetBlobClient("tarvos.json").UploadAsync(new BinaryData(Encoding.UTF8.GetBytes(content)), Cancel);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Ledgers(clients).LoadAsync("tarvos", Cancel));
        Assert.Contains("ledgers/tarvos.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_somebody_holds_is_refused_in_the_end()
    {
        var clients = await Azurite.NewStorageAsync();
        var ledgers = Ledgers(clients);
        await ledgers.TrySaveAsync(
            Ledger.Empty("tarvos").WithPending(BlobAlertStoreTests.SomeAlert("tarvos")), null, Cancel);
        var lease = clients.Ledgers.GetBlobClient("tarvos.json").GetBlobLeaseClient();
        await lease.AcquireAsync(TimeSpan.FromSeconds(-1), cancellationToken: Cancel);
        var outbox = new Outbox(ledgers, new BlobAlertStore(clients), Queue(clients), TimeProvider.System, new PipelineTelemetry());

        var exception = await Assert.ThrowsAsync<AggregateException>(() => outbox.SweepAsync(TimeSpan.Zero, Cancel));
        Assert.IsType<SaveRefusedException>(Assert.Single(exception.InnerExceptions));

        await lease.ReleaseAsync(cancellationToken: Cancel);
        Assert.Equal(1, await outbox.SweepAsync(TimeSpan.Zero, Cancel));
        Assert.Empty((await ledgers.LoadAsync("tarvos", Cancel)).Ledger.Outbox);
    }

    [Fact]
    public async Task A_small_cache_forgets_and_stays_right()
    {
        var clients = await Azurite.NewStorageAsync(options => options.LedgerCacheSize = 1);
        var ledgers = Ledgers(clients);
        foreach (var watch in new[] { "a", "b", "a", "b" })
        {
            var stored = await ledgers.LoadAsync(watch, Cancel);
            Assert.NotNull(await ledgers.TrySaveAsync(Known(watch, "group:" + watch), stored.Version, Cancel));
        }

        Assert.Equal("group:a", Assert.Single((await ledgers.LoadAsync("a", Cancel)).Ledger.Facts).Key);
    }

    private static Ledger Known(string watch, string key)
    {
        var ledger = Ledger.Empty(watch);
        return ledger with { Facts = ledger.Facts.Add(key, new LedgerEntry { Label = key }) };
    }

    private sealed class StatusPolicy : HttpPipelinePolicy
    {
        public List<int> Seen { get; } = [];

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            Seen.Add(message.Response.Status);
        }
    }
}
