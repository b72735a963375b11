using System.Runtime.CompilerServices;

namespace Pipeline.Adapters.Storage;

/// <summary>A document that a listing named, as it was read.</summary>
/// <param name="Entry">What the listing says of it.</param>
/// <param name="Document">The document; null when it can't be read.</param>
/// <param name="Problem">Why it can't be read, with the blob and the place but none of its content; null when it can.</param>
public sealed record Listed<TEntry, TDocument>(TEntry Entry, TDocument? Document, string? Problem)
    where TDocument : class;

/// <summary>Reads what a listing named.</summary>
public static class ListedReading
{
    /// <summary>How many documents are asked for at once.</summary>
    private const int ReadAhead = 16;

    /// <summary>The documents in the order of <paramref name="entries"/>, sixteen at a time; those that are gone by now are left
    /// out.</summary>
    /// <remarks>One that can't be read is a value with its reason and costs the others nothing: whoever damaged one blob must not take a
    /// whole list away. Failures of storage propagate.</remarks>
    /// <param name="entries">What was listed.</param>
    /// <param name="load">Reads one; null when it is gone, <see cref="InvalidDataException"/> when it can't be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<Listed<TEntry, TDocument>> ReadAsync<TEntry, TDocument>(
        this IAsyncEnumerable<TEntry> entries,
        Func<TEntry, Task<TDocument?>> load,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TDocument : class
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(load);
        await foreach (var chunk in entries.Chunk(ReadAhead).WithCancellation(cancellationToken))
        {
            foreach (var read in await Task.WhenAll(chunk.Select(entry => ReadAsync(entry, load))))
            {
                if (read is not { Document: null, Problem: null })
                {
                    yield return read;
                }
            }
        }
    }

    private static async Task<Listed<TEntry, TDocument>> ReadAsync<TEntry, TDocument>(TEntry entry, Func<TEntry, Task<TDocument?>> load)
        where TDocument : class
    {
        try
        {
            return new Listed<TEntry, TDocument>(entry, await load(entry), null);
        }
        catch (InvalidDataException exception)
        {
            return new Listed<TEntry, TDocument>(entry, null, exception.Message);
        }
    }
}
