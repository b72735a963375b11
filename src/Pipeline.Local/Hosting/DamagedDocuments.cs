using Pipeline.Adapters.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>Finds documents that can't be read: all ledgers and rejections, and the newest alerts.</summary>
internal sealed class DamagedDocuments(BlobLedgerStore ledgers, BlobAlertStore alerts, BlobDropArchive archive)
{
    private const int MostAlerts = 500;

    /// <summary>Why each can't be read, with its place and without its content.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var damaged = new List<string>();
        await foreach (var read in ledgers.ListAsync(cancellationToken).ReadAsync(
            async listing => await ledgers.LoadAsync(listing, cancellationToken), cancellationToken))
        {
            if (read.Problem is { } problem)
            {
                damaged.Add(problem);
            }
        }

        await foreach (var _ in alerts.ListAsync(watch: null, MostAlerts, damaged.Add, cancellationToken))
        {
            // Only those that can't be read are looked for.
        }

        await foreach (var _ in archive.ListRejectedAsync(watch: null, damaged.Add, cancellationToken))
        {
            // Likewise.
        }

        return damaged;
    }
}
