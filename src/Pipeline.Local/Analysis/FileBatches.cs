using Pipeline.Core.Articles;

namespace Pipeline.Local.Analysis;

/// <summary>Reads many files on all cores and hands over what they hold in their order.</summary>
internal static class FileBatches
{
    // Files read ahead of the one being written: enough to keep all cores busy, few enough to keep memory flat.
    private const int Batch = 256;

    /// <summary>Reads <paramref name="files"/> and writes what was read.</summary>
    /// <param name="files">The files.</param>
    /// <param name="threads">How many are read at a time; -1 for as many as there are cores.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="unreadable">What stands for a file that the disk does not give.</param>
    /// <param name="write">Told of each file in turn.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task EachAsync<T>(
        IEnumerable<DroppedFile> files,
        int threads,
        Func<DroppedFile, CancellationToken, Task<T>> read,
        Func<Rejection, T> unreadable,
        Action<DroppedFile, T> write,
        CancellationToken cancellationToken)
    {
        foreach (var batch in files.Chunk(Batch))
        {
            var results = new T[batch.Length];
            await Parallel.ForAsync(
                0,
                batch.Length,
                new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = threads },
                async (i, token) =>
                {
                    try
                    {
                        results[i] = await read(batch[i], token);
                    }
                    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                    {
                        results[i] = unreadable(new Rejection(RejectionReason.Failed, exception.Message));
                    }
                });
            foreach (var (file, result) in batch.Zip(results))
            {
                write(file, result);
            }
        }
    }
}
