using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Faults.Storage;

namespace Pipeline.Faults.Tests.Storage;

/// <summary>Each fault does what its name says, as the storage client sees it; without retries, so that every one of them shows.</summary>
public sealed class StorageGateTests(StorageGateTests.Gated gated) : IClassFixture<StorageGateTests.Gated>
{
    private readonly string folder = $"{Guid.NewGuid():N}/";
    private readonly StorageWeather weather = gated.CalmWeather();

    private BlobContainerClient Through => new(
        gated.Storage.Through(gated.Gate.Url, gated.Storage.Queues), "ledgers", new BlobClientOptions { Retry = { MaxRetries = 0 } });

    private BlobContainerClient Direct => new(gated.Storage.ConnectionString, "ledgers");

    [Fact]
    public async Task Without_faults_a_request_and_its_answer_pass_as_they_are()
    {
        await WriteAsync("straße/ä b%2F.json", "content");

        Assert.Equal(
            "content",
            (await Through.GetBlobClient(folder + "straße/ä b%2F.json").DownloadContentAsync(Cancel)).Value.Content.ToString());
        Assert.Equal(
            7,
            (await Through.GetBlobClient(folder + "straße/ä b%2F.json").GetPropertiesAsync(cancellationToken: Cancel)).Value.ContentLength);
        Assert.True(await ExistsAsync("straße/ä b%2F.json"));
    }

    [Theory]
    [InlineData(nameof(StorageFault.Busy), 503)]
    [InlineData(nameof(StorageFault.Error), 500)]
    [InlineData(nameof(StorageFault.Conflict), 409)]
    public async Task A_refusal_is_told_and_nothing_is_done(string fault, int status)
    {
        weather.Turn(1, Enum.Parse<StorageFault>(fault));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => WriteAsync("a.json", "content"));

        Assert.Equal(status, refused.Status);
        Assert.False(await ExistsAsync("a.json"));
    }

    [Fact]
    public async Task A_cut_does_nothing_and_a_lost_answer_does_all()
    {
        weather.Turn(1, StorageFault.Cut);
        await Assert.ThrowsAsync<RequestFailedException>(() => WriteAsync("cut.json", "content"));
        weather.Turn(1, StorageFault.AnswerLost);
        await Assert.ThrowsAsync<RequestFailedException>(() => WriteAsync("lost.json", "content"));

        Assert.False(await ExistsAsync("cut.json"));
        Assert.True(await ExistsAsync("lost.json"));
    }

    [Fact]
    public async Task A_condition_fails_only_for_a_write_that_has_one()
    {
        weather.Turn(1, StorageFault.ConditionNotMet);
        await WriteAsync("a.json", "content");
        var eTag = (await Direct.GetBlobClient(folder + "a.json").GetPropertiesAsync(cancellationToken: Cancel)).Value.ETag;

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Through.GetBlobClient(folder + "a.json").UploadAsync(
            BinaryData.FromString("other"), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = eTag } }, Cancel));

        Assert.Equal(412, refused.Status);
    }

    [Fact]
    public async Task A_truncated_answer_never_looks_whole()
    {
        await WriteAsync("a.json", new string('x', 100_000));
        weather.Turn(1, StorageFault.Truncated);

        await Assert.ThrowsAnyAsync<Exception>(() => Through.GetBlobClient(folder + "a.json").DownloadContentAsync(Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_comes_at_its_request_and_not_before(bool isAfter)
    {
        var crashed = false;
        gated.Gate.Crash = new CrashPoint(StorageStep.WriteLedger, 2, isAfter, () => crashed = true);

        await WriteAsync("one.json", "content");
        Assert.False(crashed);
        await Assert.ThrowsAsync<RequestFailedException>(() => WriteAsync("two.json", "content"));

        Assert.True(crashed && gated.Gate.Crash.Reached.IsCompletedSuccessfully);
        Assert.Equal(isAfter, await ExistsAsync("two.json"));
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_restart()
    {
        await WriteAsync("a.json", "content");

        await gated.Storage.RestartAsync(() => Task.CompletedTask);

        Assert.Equal("content", (await Through.GetBlobClient(folder + "a.json").DownloadContentAsync(Cancel)).Value.Content.ToString());
    }

    [Fact]
    public async Task A_full_disk_refuses_and_an_emptied_one_takes_again()
    {
        if (!FaultyStorage.CanFill)
        {
            Assert.Skip("prlimit is not installed.");
        }

        gated.Storage.Fill(isFull: true);
        try
        {
            var refused = await Task.WhenAll(
                Enumerable.Range(0, 200).Select(async i => await Record.ExceptionAsync(() => WriteAsync($"full-{i}.json", "content"))));
            Assert.All(refused, exception => Assert.IsType<RequestFailedException>(exception));
        }
        finally
        {
            gated.Storage.Fill(isFull: false);
        }

        for (var i = 0; i < 50; i++)
        {
            await WriteAsync($"{i}.json", "content");
        }

        Assert.True(await ExistsAsync("49.json"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task WriteAsync(string name, string content) =>
        await Through.GetBlobClient(folder + name).UploadAsync(BinaryData.FromString(content), overwrite: true, Cancel);

    private async Task<bool> ExistsAsync(string name) => await Direct.GetBlobClient(folder + name).ExistsAsync(Cancel);

    /// <summary>One storage with one gate for all these tests.</summary>
    public sealed class Gated : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("pipeline-gate-").FullName;
        private readonly StorageWeather weather = new(1);
        private FaultyStorage? storage;
        private StorageGate? gate;

        internal FaultyStorage Storage => storage!;

        internal StorageGate Gate => gate!;

        public async ValueTask InitializeAsync()
        {
            storage = await FaultyStorage.StartAsync(folder);
            gate = await StorageGate.OpenAsync(() => storage.Blobs, weather);
            await new BlobContainerClient(storage.ConnectionString, "ledgers")
                .CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await Gate.DisposeAsync();
            await Storage.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        internal StorageWeather CalmWeather()
        {
            weather.Calm();
            Gate.Crash = null;
            return weather;
        }
    }
}
