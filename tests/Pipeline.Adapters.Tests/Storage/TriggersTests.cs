using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Drops;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>What the functions call, over real storage: triggers that come twice, late or for nothing, and their poison messages.</summary>
public sealed class TriggersTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    private const string Story = "Tarvos, 3 March - At least 41 people were killed in an earthquake in Bahrain, officials said on Tuesday.";

    [Fact]
    public async Task A_drop_is_processed_and_a_second_event_for_it_tells_nothing_new()
    {
        var rig = await RigAsync();
        await rig.DropAsync("tarvos", "one.txt", Story);

        Assert.IsType<ProcessOutcome.Processed>(await rig.Drops.RunAsync("tarvos/one.txt", Cancel));
        Assert.IsType<ProcessOutcome.Processed>(await rig.Drops.RunAsync("tarvos/one.txt", Cancel));

        Assert.Single(await All(rig.Get<BlobAlertStore>().ListAsync("tarvos", cancellationToken: Cancel)));
        Assert.Equal(1, (await rig.Get<DeliveryQueue>().CountAsync(Cancel)).Waiting);
    }

    [Fact]
    public async Task An_event_for_a_drop_that_has_gone_is_nobodys_fault()
    {
        var rig = await RigAsync();

        Assert.IsType<ProcessOutcome.Gone>(await rig.Drops.RunAsync("tarvos/none.txt", Cancel));
        Assert.IsType<ProcessOutcome.Gone>(await rig.Drops.GiveUpAsync(Poison(rig, "tarvos/none.txt", "0x1"), Cancel));
    }

    [Fact]
    public async Task A_drop_that_fails_five_times_stands_in_rejected_with_its_reason()
    {
        var clock = new ManualTimeProvider();
        var rig = await RigAsync(new BrokenAnalyzer(), clock: clock);
        var eTag = await rig.DropAsync("tarvos", "one.txt", Story);
        // The host makes the tries without a pause, so each but the last waits before it fails.
        foreach (var pause in new[] { 2, 4, 8, 16 }.Select(seconds => TimeSpan.FromSeconds(seconds)))
        {
            var attempt = rig.Drops.RunAsync("tarvos/one.txt", Cancel);
            await clock.WhenSomebodyWaitsAsync(pause);
            Assert.False(attempt.IsCompleted);
            clock.Advance(pause);
            await Assert.ThrowsAsync<InvalidOperationException>(() => attempt);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Drops.RunAsync("tarvos/one.txt", Cancel));

        // A note is no receipt: until the host gives up, the drop counts as new.
        Assert.Single(await All(rig.Get<DropFeed>().FindNewAsync(Cancel)));

        Assert.IsType<ProcessOutcome.Rejected>(await rig.Drops.GiveUpAsync(Poison(rig, "tarvos/one.txt", eTag), Cancel));

        var rejected = Assert.Single(await All(rig.Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
        Assert.Equal(
            (RejectionReason.Failed, "InvalidOperationException: the analyzer broke", 5),
            (rejected.Reason, rejected.Detail, rejected.Attempts));
        Assert.Empty(await All(rig.Get<DropFeed>().FindNewAsync(Cancel)));
    }

    [Fact]
    public async Task A_drop_that_was_replaced_meanwhile_is_not_given_up()
    {
        var rig = await RigAsync();
        var eTag = await rig.DropAsync("tarvos", "one.txt", "An older text that failed.");
        await rig.DropAsync("tarvos", "one.txt", Story);

        Assert.IsType<ProcessOutcome.Gone>(await rig.Drops.GiveUpAsync(Poison(rig, "tarvos/one.txt", eTag), Cancel));

        Assert.Empty(await All(rig.Get<BlobDropArchive>().ListRejectedAsync(null, Assert.Fail, Cancel)));
    }

    [Fact]
    public async Task A_drop_that_another_event_had_processed_is_not_given_up()
    {
        var rig = await RigAsync();
        var eTag = await rig.DropAsync("tarvos", "one.txt", Story);
        await rig.Drops.RunAsync("tarvos/one.txt", Cancel);

        Assert.IsType<ProcessOutcome.Settled>(await rig.Drops.GiveUpAsync(Poison(rig, "tarvos/one.txt", eTag), Cancel));

        Assert.False(await rig.Clients.Rejected.GetBlobClient("tarvos/one.txt.json").ExistsAsync(Cancel));
    }

    [Fact]
    public async Task A_failing_second_event_does_not_put_a_processed_drop_among_the_rejected()
    {
        var rig = await RigAsync(new BrokenAnalyzer());
        var eTag = await rig.DropAsync("tarvos", "one.txt", Story);
        await rig.Get<BlobDropArchive>().SaveAnalysisAsync(Analysis("tarvos/one.txt", eTag), Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Drops.RunAsync("tarvos/one.txt", Cancel));

        Assert.False(await rig.Clients.Rejected.GetBlobClient("tarvos/one.txt.json").ExistsAsync(Cancel));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ContainerName":"elsewhere","BlobName":"a.txt"}""")]
    public async Task A_poison_message_of_somebody_else_is_dropped(string message)
    {
        var rig = await RigAsync();

        Assert.Null(await rig.Drops.GiveUpAsync(message, Cancel));
    }

    [Fact]
    public async Task A_delivery_of_a_queue_message_is_made_once()
    {
        var rig = await RigAsync();
        var message = await rig.QueuedAsync(Story);

        Assert.Equal(DeliveryState.Failed, (await rig.Deliveries.RunAsync(message, Cancel))!.State);
        Assert.Equal(1, (await rig.Deliveries.RunAsync(message, Cancel))!.Attempts);
    }

    [Fact]
    public async Task A_message_that_is_no_delivery_is_the_hosts_to_poison_and_then_dropped()
    {
        var rig = await RigAsync();

        await Assert.ThrowsAsync<FormatException>(() => rig.Deliveries.RunAsync("{}", Cancel));
        Assert.Null(await rig.Deliveries.GiveUpAsync("{}", Cancel));
    }

    [Fact]
    public async Task A_poisoned_delivery_is_recorded_as_failed_and_can_be_put_back()
    {
        var rig = await RigAsync();
        var message = await rig.QueuedAsync(Story);

        var failed = await rig.Deliveries.GiveUpAsync(message, Cancel);

        Assert.Equal(DeliveryState.Failed, failed!.State);
        Assert.Contains("gave the delivery up", failed.LastError, StringComparison.Ordinal);
        var alert = Assert.Single(await All(rig.Get<BlobAlertStore>().ListAsync(cancellationToken: Cancel)));
        Assert.True(await rig.Get<AlertDispatcher>().RequeueAsync(new DeliveryMessage("tarvos", alert.Id, "desk"), Cancel));
        Assert.Equal(1, (await rig.Get<DeliveryQueue>().CountAsync(Cancel)).Waiting);
        alert = Assert.Single(await All(rig.Get<BlobAlertStore>().ListAsync(cancellationToken: Cancel)));
        Assert.Equal(DeliveryState.Pending, Assert.Single(alert.Deliveries).State);
    }

    [Fact]
    public async Task A_delivery_that_throws_five_times_is_poisoned_and_has_failed_for_the_reason_of_its_last_try()
    {
        var rig = await RigAsync(broken: true);
        var message = await rig.QueuedAsync(Story);
        // The host counts only the tries that throw: one that ends well would begin the count anew.
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Deliveries.RunAsync(message, Cancel));
        }

        Assert.Equal(0, (await rig.Get<DeliveryQueue>().CountAsync(Cancel)).Waiting);
        var failed = await rig.Deliveries.GiveUpAsync(message, Cancel);

        Assert.Equal((DeliveryState.Failed, 5, "InvalidOperationException"), (failed!.State, failed.Attempts, failed.LastError));
    }

    [Fact]
    public async Task A_poisoned_delivery_of_an_alert_that_can_not_be_read_is_dropped()
    {
        var rig = await RigAsync();
        var message = await rig.QueuedAsync(Story);
        var alert = Assert.Single(await All(rig.Get<BlobAlertStore>().ListAsync(cancellationToken: Cancel)));
        await rig.Clients.Alerts.GetBlobClient($"tarvos/{alert.Id}.json").UploadAsync(BinaryData.FromString("{"), overwrite: true, Cancel);

        await Assert.ThrowsAsync<InvalidDataException>(() => rig.Deliveries.RunAsync(message, Cancel));
        Assert.Null(await rig.Deliveries.GiveUpAsync(message, Cancel));
    }

    [Fact]
    public async Task A_note_that_can_not_be_read_counts_as_none()
    {
        var rig = await RigAsync();
        var eTag = await rig.DropAsync("tarvos", "one.txt", Story);
        await rig.Clients.Rejected.GetBlobClient("tarvos/one.txt.json").UploadAsync(BinaryData.FromString("{"), overwrite: true, Cancel);

        Assert.Null(await rig.Drops.GiveUpAsync(Poison(rig, "tarvos/one.txt", eTag), Cancel));

        Assert.Equal(1, Assert.Single(await All(rig.Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel))).Attempts);
    }

    [Fact]
    public async Task A_drop_of_which_each_try_was_cancelled_is_not_rejected_but_taken_up_again()
    {
        var rig = await RigAsync();
        var eTag = await rig.DropAsync("tarvos", "one.txt", Story);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        for (var attempt = 1; attempt <= TriggeredDrops.MaxTries; attempt++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Drops.RunAsync("tarvos/one.txt", cancelled.Token));
        }

        Assert.Null(await rig.Drops.GiveUpAsync(Poison(rig, "tarvos/one.txt", eTag), Cancel));

        var note = Assert.Single(await All(rig.Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
        Assert.StartsWith("no try came to its end", note.Detail, StringComparison.Ordinal);
        Assert.Single(await All(rig.Get<DropFeed>().FindNewAsync(Cancel)));
        Assert.IsType<ProcessOutcome.Processed>(await rig.Drops.RunMissedAsync(await rig.OnlyDropAsync(), Cancel));
        Assert.Empty(await All(rig.Get<DropFeed>().FindNewAsync(Cancel)));
        Assert.Empty(await All(rig.Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
    }

    [Fact]
    public async Task A_drop_that_ends_every_process_that_reads_it_is_given_up_in_the_end()
    {
        var analyzer = new DyingAnalyzer();
        var rig = await RigAsync(analyzer);
        await rig.DropAsync("tarvos", "one.txt", Story);
        var drop = await rig.OnlyDropAsync();
        for (var attempt = 1; attempt <= TriggeredDrops.MaxTries; attempt++)
        {
            // After a cancellation the try can note as little as after a death.
            using var life = new CancellationTokenSource();
            analyzer.Life = life;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Drops.RunMissedAsync(drop, life.Token));
        }

        Assert.IsType<ProcessOutcome.Rejected>(await rig.Drops.RunMissedAsync(await rig.OnlyDropAsync(), Cancel));

        var rejected = Assert.Single(await All(rig.Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
        Assert.Equal(TriggeredDrops.MaxTries, rejected.Attempts);
        Assert.Empty(await All(rig.Get<DropFeed>().FindNewAsync(Cancel)));
    }

    private static string Poison(Rig rig, string blobName, string eTag) =>
        $$"""
        {
         "FunctionId":"Host.Functions.ArticleDropped","BlobType":"BlockBlob","ContainerName":"{{rig.Clients.Articles.Name}}",
         "BlobName":"{{blobName}}","ETag":"\"{{eTag}}\""}
        """;

    private async Task<Rig> RigAsync(ITextAnalyzer? analyzer = null, bool broken = false, TimeProvider? clock = null)
    {
        var options = Azurite.NewOptions();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Pipeline:Storage:ConnectionString"] = options.ConnectionString,
            ["Pipeline:Storage:Prefix"] = options.Prefix,
            ["Pipeline:Storage:SettingsRefresh"] = "00:00:00",
            // No host has this console, so each delivery fails at once: what these tests need.
            ["Pipeline:Destinations:0:Kind"] = "Console",
            ["Pipeline:Destinations:0:Name"] = "desk",
        }).Build();
        var services = new ServiceCollection().AddLogging().AddPipeline(configuration);
        if (analyzer is not null)
        {
            services.AddSingleton(analyzer);
        }

        if (clock is not null)
        {
            services.AddSingleton(clock);
        }

        if (broken)
        {
            services.AddSingleton<IAlertSender, BrokenSender>();
        }

        var rig = new Rig(services.BuildServiceProvider());
        await rig.Clients.EnsureCreatedAsync(Cancel);
        return rig;
    }

    private sealed class BrokenAnalyzer : ITextAnalyzer
    {
        public ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("the analyzer broke\nin many lines");
    }

    private sealed class DyingAnalyzer : ITextAnalyzer
    {
        public CancellationTokenSource? Life { get; set; }

        public async ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken)
        {
            await Life!.CancelAsync();
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private sealed class BrokenSender : IAlertSender
    {
        public IReadOnlyList<Destination> Destinations { get; } = [new("desk")];

        public Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("https://hooks.example/secret broke");
    }

    private sealed class Rig(ServiceProvider services)
    {
        public StorageClients Clients => Get<StorageClients>();

        public TriggeredDrops Drops => Get<TriggeredDrops>();

        public TriggeredDeliveries Deliveries => Get<TriggeredDeliveries>();

        public T Get<T>()
            where T : notnull => services.GetRequiredService<T>();

        public async Task<string> DropAsync(string watch, string name, string text)
        {
            using var content = Text(text);
            return (await Get<DropFeed>().UploadAsync(watch, name, content, null, Cancel)).ETag;
        }

        /// <summary>The one drop without a receipt, as a listing shows it.</summary>
        public async Task<IDrop> OnlyDropAsync() => Assert.Single(await All(Get<DropFeed>().FindNewAsync(Cancel)));

        /// <summary>The text of the message that processing <paramref name="story"/> queues, as the host decodes it.</summary>
        public async Task<string> QueuedAsync(string story)
        {
            await DropAsync("tarvos", "one.txt", story);
            await Drops.RunAsync("tarvos/one.txt", Cancel);
            var message = (await Clients.Deliveries.ReceiveMessageAsync(cancellationToken: Cancel)).Value;
            await Clients.Deliveries.DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancel);
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(message.Body.ToString()));
        }
    }
}
