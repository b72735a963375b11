using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class UnreadableSearchTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    [Fact]
    public async Task Every_document_that_cannot_be_read_is_named_and_the_others_are_counted()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        await Ledgers(clients).TrySaveAsync(Ledger.Empty("whole"), null, Cancel);
        await new BlobAlertStore(clients).CreateIfAbsentAsync(BlobAlertStoreTests.SomeAlert("whole"), Cancel);
        await archive.SaveAnalysisAsync(Analysis("whole/one.txt", "0x1"), Cancel);
        await archive.SaveRejectionAsync(Rejection("whole/two.txt", "0x1"), Cancel);
        var ledger = await clients.Ledgers.GetBlobClient("whole.json").DownloadContentAsync(Cancel);
        await clients.Ledgers.GetBlobClient("copied.json").UploadAsync(ledger.Value.Content, Cancel);
        await clients.Alerts.GetBlobClient("broken/a1.json").UploadAsync(new BinaryData("{ broken"), Cancel);
        await clients.Analyses.GetBlobClient("broken/one.txt.json").UploadAsync(new BinaryData("null"), Cancel);
        await clients.Rejected.GetBlobClient("broken/two.txt.json").UploadAsync(new BinaryData("{}"), Cancel);

        var tally = await new UnreadableSearch(Ledgers(clients), new BlobAlertStore(clients), archive, TimeProvider.System)
            .FindAsync(Cancel);

        Assert.Equal(4, tally.Read);
        Assert.True(tally.IsWhole);
        Assert.Collection(
            tally.Problems,
            problem => Assert.Contains("ledgers/copied.json is the ledger of another watch", problem, StringComparison.Ordinal),
            problem => Assert.Contains("alerts/broken/a1.json can't be read at", problem, StringComparison.Ordinal),
            problem => Assert.Contains("rejected/broken/two.txt.json can't be read at", problem, StringComparison.Ordinal),
            problem => Assert.Contains("analyses/broken/one.txt.json holds null", problem, StringComparison.Ordinal));
    }
}
