using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Host.Tests;

/// <summary>What becomes of drops and deliveries whose every try fails: the host counts them, poisons them, and the app records
/// why.</summary>
public sealed partial class PoisonTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drop_whose_ledger_can_not_be_read_is_tried_five_times_poisoned_by_the_host_and_then_stands_in_rejected()
    {
        // Its own, for a poison message does not say in the log whose it is.
        await using var app = await AppOnStorage.StartAsync();
        await app.Clients.Ledgers.GetBlobClient("broken-ledger.json").UploadAsync(BinaryData.FromString("{"), Cancel);

        await app.DropAndTellAsync("broken-ledger/one.txt", Texts.Quake(41));
        for (var attempt = 1; attempt < 5; attempt++)
        {
            await app.RanAsync("ArticleDropped failed, blob articles/broken-ledger/one.txt", attempt);
            await WakeAsync(app);
        }

        await app.RanAsync("DropPoisoned succeeded");

        Assert.Equal(5, app.Runs("begins, blob articles/broken-ledger/one.txt").Count);
        // The host counts by the message.
        Assert.Equal(["1", "2", "3", "4", "5"], DequeueCounts().Matches(string.Join('\n', app.Log.Entries
            .Where(entry => entry.Category == "Function.ArticleDropped").Select(entry => entry.Message))).Select(count => count.Value));
        var moved = Assert.Single(app.Log.Entries, entry => entry.Source == LogSource.Host
            && entry.Message.StartsWith("Message has reached MaxDequeueCount of 5. Moving message to queue", StringComparison.Ordinal));
        Assert.Contains("'webjobs-blobtrigger-poison'", moved.Message, StringComparison.Ordinal);
        // The app counts its tries.
        Assert.Equal(
            Enumerable.Range(1, 5).Select(attempt => $"Try {attempt} of 5 of broken-ledger/one.txt failed"),
            app.Log.Entries
                .Where(entry => entry.Source == LogSource.Worker
                    && entry.Message.EndsWith("broken-ledger/one.txt failed", StringComparison.Ordinal))
                .Select(entry => entry.Message));
        Assert.Equal(["DropPoisoned succeeded, message delivered 1 times"], app.Runs("DropPoisoned succeeded"));
        Assert.True(await app.IsGivenUpAsync("broken-ledger/one.txt"));
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
        // The host deletes the message after the run, and has when it ends.
        Assert.Equal(0, await app.Host.StopAsync());
        Assert.Equal(0, (await app.Clients.DeliveriesPoison.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
    }

    /// <summary>Lets the host look for messages now: while none come, the pauses between its looks grow as long as the app's own between
    /// tries, and each event ends one. This event's blob is not there, so that nothing runs.</summary>
    private static async Task WakeAsync(AppOnStorage app) =>
        Assert.Equal(202, await app.TellAsync(new UploadedBlob(app.Clients.Articles.GetBlobClient("none/one.txt").Uri, "0x1")));

    [GeneratedRegex("(?<=^Trigger Details: .*DequeueCount: )[0-9]+", RegexOptions.Multiline)]
    private static partial Regex DequeueCounts();
}
