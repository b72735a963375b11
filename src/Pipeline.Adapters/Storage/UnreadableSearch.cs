using System.Runtime.CompilerServices;

namespace Pipeline.Adapters.Storage;

/// <summary>Reads every ledger, alert, rejection and analysis, to find those that can't be read. Thread-safe.</summary>
/// <remarks>Whoever lists them at work names what he meets; this one is asked when somebody wants to know of all.</remarks>
public sealed class UnreadableSearch(BlobLedgerStore ledgers, BlobAlertStore alerts, BlobDropArchive archive, TimeProvider clock)
{
    /// <summary>How long one look takes at most: everything that is kept may be very much.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>Looks, ledgers first, which a watch can't do without, and analyses last, of which there are most.</summary>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<UnreadableTally> FindAsync(CancellationToken cancellationToken)
    {
        var (began, read, problems) = (clock.GetTimestamp(), 0, new List<string>());
        var all = LedgersAsync(problems.Add, cancellationToken)
            .Concat(alerts.ListAsync(null, null, problems.Add, cancellationToken))
            .Concat(archive.ListRejectedAsync(null, problems.Add, cancellationToken))
            .Concat<object>(archive.ListAnalysesAsync(null, problems.Add, cancellationToken));
        await foreach (var _ in all.WithCancellation(cancellationToken))
        {
            read++;
            if (clock.GetElapsedTime(began) > TimeLimit)
            {
                return new UnreadableTally(read, problems, IsWhole: false);
            }
        }

        return new UnreadableTally(read, problems, IsWhole: true);
    }

    private async IAsyncEnumerable<object> LedgersAsync(
        Action<string> unreadable, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (_, ledger, problem) in ledgers.ListAsync(cancellationToken)
            .ReadAsync(async listing => await ledgers.LoadAsync(listing, cancellationToken) as object, cancellationToken))
        {
            if (ledger is not null)
            {
                yield return ledger;
            }
            else
            {
                unreadable(problem!);
            }
        }
    }
}

/// <summary>What a look at all documents found.</summary>
/// <param name="Read">How many were read.</param>
/// <param name="Problems">Why others can't be, each with its blob and the place.</param>
/// <param name="IsWhole">Whether there was time for all.</param>
public sealed record UnreadableTally(int Read, IReadOnlyList<string> Problems, bool IsWhole);
