using System.Text;
using Pipeline.Adapters.Storage;

namespace Pipeline.Bench.Stories;

/// <summary>Drops many articles.</summary>
internal static class Drops
{
    // Enough to keep storage busy; it is not measured.
    private const int AtOnce = 16;

    /// <summary>Drops the articles of <paramref name="numbers"/>.</summary>
    /// <param name="feed">Where.</param>
    /// <param name="numbers">The articles' numbers.</param>
    /// <param name="watch">The watch of a number.</param>
    /// <param name="text">The text of a number.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task UploadAsync(
        DropFeed feed, IEnumerable<int> numbers, Func<int, string> watch, Func<int, string> text, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (number, token) =>
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text(number)));
            await feed.UploadAsync(watch(number), BenchArticles.NameOf(number), content, "text/plain", token);
        });
}
