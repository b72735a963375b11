using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class BlobAlertStoreTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    [Fact]
    public async Task Creating_an_alert_again_keeps_the_first()
    {
        var alerts = new BlobAlertStore(await Azurite.NewStorageAsync());
        await alerts.CreateIfAbsentAsync(SomeAlert("tarvos") with { Title = "first" }, Cancel);
        await alerts.CreateIfAbsentAsync(SomeAlert("tarvos") with { Title = "second" }, Cancel);

        Assert.Equal("first", (await alerts.LoadAsync("tarvos", "a1", Cancel))!.Alert.Title);
    }

    [Fact]
    public async Task Who_saves_on_an_old_version_has_lost()
    {
        var alerts = new BlobAlertStore(await Azurite.NewStorageAsync());
        await alerts.CreateIfAbsentAsync(SomeAlert("tarvos"), Cancel);
        var (alert, version, _) = (await alerts.LoadAsync("tarvos", "a1", Cancel))!;
        var sending = alert.With(alert.Deliveries[0] with { State = DeliveryState.Sending, Attempts = 1 });

        var saved = await alerts.TrySaveAsync(sending, version, Cancel);

        Assert.NotNull(saved);
        Assert.Null(await alerts.TrySaveAsync(sending, version, Cancel));
        var reloaded = (await alerts.LoadAsync("tarvos", "a1", Cancel))!;
        Assert.Equal(saved, reloaded.Version);
        Assert.Equal(DeliveryState.Sending, reloaded.Alert.DeliveryTo("newsroom")!.State);
    }

    [Theory]
    [InlineData("""{"id":"a2","watch":"tarvos",""")]
    [InlineData("""{"id":"a1","watch":"other",""")]
    [InlineData("""{"id":"a1","watch":"tarvos","title":null,"title":"x",""")]
    [InlineData("""{"id":"a1","watch":null,""")]
    public async Task An_alert_of_another_name_or_with_a_part_missing_is_unreadable(string beginning)
    {
        var clients = await Azurite.NewStorageAsync();
        const string Rest = """
            "raisedAt":"2026-01-01T00:00:00+00:00","article":{"id":"a","source":"a"},"facts":[],"deliveries":[]}
            """;
        await clients.Alerts.GetBlobClient("tarvos/a1.json").UploadAsync(new BinaryData(beginning + Rest), Cancel);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() =>
            new BlobAlertStore(clients).LoadAsync("tarvos", "a1", Cancel));
        Assert.Contains("alerts/tarvos/a1.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_tells_the_time_that_storage_has()
    {
        var alerts = new BlobAlertStore(await Azurite.NewStorageAsync());
        await alerts.CreateIfAbsentAsync(SomeAlert("tarvos"), Cancel);

        var stored = (await alerts.LoadAsync("tarvos", "a1", Cancel))!;

        // It runs on this machine, so its clock is this one's, told in whole seconds.
        Assert.InRange(stored.ReadAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task An_alert_that_is_not_there_is_null()
    {
        var alerts = new BlobAlertStore(await Azurite.NewStorageAsync());
        Assert.Null(await alerts.LoadAsync("tarvos", "a1", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => alerts.LoadAsync("tarvos", "../../ledgers/tarvos", Cancel));
    }

    [Fact]
    public async Task Alerts_are_listed_with_the_newest_last()
    {
        var alerts = new BlobAlertStore(await Azurite.NewStorageAsync(options => options.PageSize = 2));
        foreach (var (watch, id, minute) in new[] { ("b", "x1", 3), ("a", "x2", 1), ("b", "x3", 2), ("a", "x4", 4), ("ab", "x5", 5) })
        {
            await alerts.CreateIfAbsentAsync(SomeAlert(watch) with { Id = id, RaisedAt = Instant.AddMinutes(minute) }, Cancel);
        }

        Assert.Equal(["x2", "x3", "x1", "x4", "x5"], (await All(alerts.ListAsync(cancellationToken: Cancel))).Select(alert => alert.Id));
        Assert.Equal(["x2", "x4"], (await All(alerts.ListAsync("a", cancellationToken: Cancel))).Select(alert => alert.Id));
        Assert.Equal(["x4", "x5"], (await All(alerts.ListAsync(last: 2, cancellationToken: Cancel))).Select(alert => alert.Id));
    }

    [Fact]
    public async Task A_listing_tells_how_deliveries_stand_without_reading()
    {
        var alerts = new BlobAlertStore(await Azurite.NewStorageAsync());
        await alerts.CreateIfAbsentAsync(SomeAlert("tarvos"), Cancel);
        Assert.Equal(
            new AlertListing("tarvos", "a1", Instant, Failed: 0, Waiting: 1),
            Assert.Single(await alerts.ListEntriesAsync(null, Cancel)));

        var (alert, version, _) = (await alerts.LoadAsync("tarvos", "a1", Cancel))!;
        await alerts.TrySaveAsync(alert.With(alert.Deliveries[0] with { State = DeliveryState.Failed }), version, Cancel);

        Assert.Equal(
            new AlertListing("tarvos", "a1", Instant, Failed: 1, Waiting: 0),
            Assert.Single(await alerts.ListEntriesAsync("tarvos", Cancel)));
    }

    internal static Alert SomeAlert(string watch) => new()
    {
        Id = "a1",
        Watch = watch,
        RaisedAt = Instant,
        Article = new AlertArticle("article", "A headline", null, null, null, null, "one.txt"),
        Facts = [],
        Deliveries = [new Delivery("newsroom")],
    };
}
