using System.Diagnostics;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Adapters.Storage;

namespace Pipeline.Bench.Parts;

/// <summary>The least that any pipeline of this kind does: download a drop, upload a result, append a line. What it thinks in between is
/// nothing.</summary>
internal sealed class BareMinimum(StorageClients clients, int resultLength, int lineLength)
{
    private readonly BinaryData result = new(new byte[resultLength]);
    private readonly byte[] line = new byte[lineLength];

    /// <summary>Does so for <paramref name="blobNames"/>, <paramref name="concurrency"/> at a time.</summary>
    /// <returns>What it took.</returns>
    public async Task<TimeSpan> RunAsync(IReadOnlyList<string> blobNames, int concurrency, CancellationToken cancellationToken)
    {
        var timeline = clients.Timeline.GetAppendBlobClient($"bare/{Guid.NewGuid():N}.jsonl");
        await timeline.CreateAsync(cancellationToken: cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(blobNames,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken }, async (name, token) =>
        {
            await clients.Articles.GetBlobClient(name).DownloadContentAsync(token);
            // New, as the pipeline's are.
            await clients.Analyses.GetBlobClient($"bare/{name}").UploadAsync(result, overwrite: true, token);
            using var block = new MemoryStream(line, writable: false);
            await timeline.AppendBlockAsync(block, cancellationToken: token);
        });
        return Stopwatch.GetElapsedTime(began);
    }
}
