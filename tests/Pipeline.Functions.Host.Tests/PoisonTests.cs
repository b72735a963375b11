using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Host.Tests;

/// <summary>What becomes of drops and deliveries whose every try fails: the host counts them, poisons them, and the app records why.</summary>
public sealed class PoisonTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drop_whose_ledger_can_not_be_read_is_tried_five_times_and_then_stands_in_rejected()
    {
        // Its own, for a poison message does not say in the log whose it is.
        await using var app = await AppOnStorage.StartAsync();
        await app.Clients.Ledgers.GetBlobClient("broken-ledger.json").UploadAsync(BinaryData.FromString("{"), Cancel);

        await app.DropAndTellAsync("broken-ledger/one.txt", Texts.Quake(41));
        await app.RanAsync("ArticleDropped failed, blob articles/broken-ledger/one.txt", times: 5);
        await app.RanAsync("DropPoisoned succeeded");

        Assert.Equal(5, app.Runs("begins, blob articles/broken-ledger/one.txt").Count);
        // The app counts its tries.
        Assert.Equal(
            Enumerable.Range(1, 5).Select(attempt => $"Try {attempt} of 5 of broken-ledger/one.txt failed"),
            app.Log.Entries
                .Where(entry => entry.Source == LogSource.Worker
                    && entry.Message.EndsWith("broken-ledger/one.txt failed", StringComparison.Ordinal))
                .Select(entry => entry.Message));
        var rejected = (await app.RejectedAsync("broken-ledger/one.txt"))!.Value;
        Assert.Equal(("failed", 5), (rejected.GetProperty("reason").GetString(), rejected.GetProperty("attempts").GetInt32()));
        Assert.StartsWith("InvalidDataException: ", rejected.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_no_delivery_is_tried_five_times_poisoned_and_dropped_with_a_line_in_the_log()
    {
        await using var app = await AppOnStorage.StartAsync();

        await AppOnStorage.SendAsync(app.Clients.Deliveries, "nonsense");
        await app.RanAsync("DeliveryPoisoned succeeded");

        Assert.Equal(
            Enumerable.Range(1, 5).Select(count => $"DeliveryQueued failed, message delivered {count} times"),
            app.Runs("DeliveryQueued failed"));
        Assert.Single(app.Runs("DeliveryPoisoned succeeded"));
        Assert.Contains(app.Log.Entries, entry => entry is { Source: LogSource.Worker, Level: LogLevel.Error }
            && entry.Message.Contains("poison queue of deliveries can't be read", StringComparison.Ordinal));
        Assert.Equal(0, (await app.Clients.DeliveriesPoison.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
    }
}
