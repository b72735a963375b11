namespace Pipeline.Functions.Host.Tests;

/// <summary>What becomes of a drop whose tries are all cancelled, as at the function's time limit.</summary>
public sealed class CancelledTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drop_of_which_five_tries_were_cancelled_is_not_given_up_and_is_read_when_missed_drops_are_looked_for()
    {
        await using var app = await AppOnStorage.PrepareAsync();
        await using var storage = await HeldStorage.OpenAsync(app.Clients.Blobs.Uri, "ledgers");
        var throughIt = ("AzureWebJobsStorage", storage.Through(app.ConnectionString));
        // Long enough for what is not held.
        await app.StartHostAsync("Production", throughIt, ("AzureFunctionsJobHost__functionTimeout", "00:00:03"));

        await app.DropAndTellAsync("cancelled/one.txt", Texts.Quake(41));
        await app.RanAsync("ArticleDropped failed, blob articles/cancelled/one.txt", times: 5);
        await app.RanAsync("DropPoisoned succeeded");

        Assert.Equal(5, app.Runs("begins, blob articles/cancelled/one.txt").Count);
        Assert.False(await app.IsGivenUpAsync("cancelled/one.txt"));
        var note = (await app.RejectedAsync("cancelled/one.txt"))!.Value;
        Assert.StartsWith("no try came to its end", note.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await app.AlertsAsync("cancelled"));

        Assert.Equal(0, await app.Host.StopAsync());
        storage.Release();
        storage.IsLater = true;
        var next = await app.StartHostAsync("Production", throughIt);
        await next.RunTimerAsync("MissedDrops", Cancel);
        await app.Inbox.WaitForAsync(1, Cancel);

        Assert.Equal(0, await next.StopAsync());
        Assert.True(await app.Clients.Analyses.GetBlobClient("cancelled/one.txt.json").ExistsAsync(Cancel));
        Assert.Single(await app.AlertsAsync("cancelled"));
        Assert.Single(app.Inbox.Requests);
    }
}
