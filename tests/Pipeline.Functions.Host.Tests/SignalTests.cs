using Pipeline.Core.Alerts;

namespace Pipeline.Functions.Host.Tests;

/// <summary>SIGTERM in the middle of a drop: to the host, as from a platform that stops it, and to the worker alone.</summary>
public sealed class SignalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SIGTERM_to_the_host_lets_the_drop_under_way_come_to_its_end()
    {
        await using var app = await AppOnStorage.PrepareAsync();
        await using var storage = await HeldStorage.OpenAsync(app.Clients.Blobs.Uri, "ledgers");
        await using var program = await StartInTheMiddleAsync(app, storage, "stopped/one.txt");

        await program.BeginToStopAsync();
        storage.Release();

        Assert.Equal(0, await program.EndedAsync());
        Assert.True(await app.Clients.Analyses.GetBlobClient("stopped/one.txt.json").ExistsAsync(Cancel));
        Assert.Equal(0, await app.CountWaitingDropsAsync());

        // The delivery is the next host's, unless the first one came to it; the drop is nobody's any more.
        var next = await app.StartHostAsync();
        await app.Inbox.WaitForAsync(1, Cancel);
        Assert.Equal(0, await next.StopAsync());
        Assert.Empty(app.Runs("ArticleDropped"));
        Assert.Single(app.Inbox.Requests);
        Assert.Equal(DeliveryState.Delivered, Assert.Single(Assert.Single(await app.AlertsAsync("stopped")).Deliveries).State);
    }

    [Fact]
    public async Task SIGTERM_to_the_host_while_a_drop_fails_leaves_it_to_the_next_host()
    {
        await using var app = await AppOnStorage.PrepareAsync();
        await using var storage = await HeldStorage.OpenAsync(app.Clients.Blobs.Uri, "ledgers");
        var ledger = app.Clients.Ledgers.GetBlobClient("failing.json");
        await ledger.UploadAsync(BinaryData.FromString("{"), Cancel);
        await using var program = await StartInTheMiddleAsync(app, storage, "failing/one.txt");

        await program.BeginToStopAsync();
        storage.Release();

        Assert.Equal(0, await program.EndedAsync());
        Assert.Equal(1, await app.CountWaitingDropsAsync());
        await ledger.DeleteAsync(cancellationToken: Cancel);
        await app.StartHostAsync();
        await app.RanAsync("ArticleDropped succeeded, blob articles/failing/one.txt");
        await app.DeliveredAsync("failing");
        Assert.Single(app.Inbox.Requests);
    }

    [Fact]
    public async Task SIGTERM_to_the_worker_ends_it_at_once_and_the_next_worker_reads_the_drop_and_tells_it_once()
    {
        await using var app = await AppOnStorage.PrepareAsync();
        await using var storage = await HeldStorage.OpenAsync(app.Clients.Blobs.Uri, "ledgers");
        await app.StartHostAsync("Production", ("AzureWebJobsStorage", storage.Through(app.ConnectionString)));
        await app.DropAndTellAsync("interrupted/one.txt", Texts.Quake(41));
        await storage.Reached.WaitAsync(AppOnStorage.Soon, Cancel);

        var worker = await app.Host.Worker;
        worker.Interrupt();

        // It does not wait for the drop, which is still held.
        Assert.Equal(0, await worker.Ended.WaitAsync(AppOnStorage.Soon, Cancel));
        storage.Release();
        await app.RanAsync("ArticleDropped died, blob articles/interrupted/one.txt");
        await app.RanAsync("ArticleDropped succeeded, blob articles/interrupted/one.txt");
        await app.DeliveredAsync("interrupted");
        Assert.Equal(2, app.Runs("begins, blob articles/interrupted/one.txt").Count);
        Assert.Single(app.Inbox.Requests);
    }

    /// <summary>Starts the host's program and drops a text, whose try then waits for the ledger.</summary>
    private static async Task<HostProgram> StartInTheMiddleAsync(AppOnStorage app, HeldStorage storage, string blobName)
    {
        var program = await HostProgram.StartAsync(
            app.OptionsFor("Production", ("AzureWebJobsStorage", storage.Through(app.ConnectionString))));
        try
        {
            Assert.Equal(202, await app.TellAsync(await app.DropAsync(blobName, Texts.Quake(41)), host: program.Address));
            await storage.Reached.WaitAsync(AppOnStorage.Soon, Cancel);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }
}
