using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Adapters.Storage;

/// <summary>Which versions of which drops have been processed: the analyses and rejections in storage say so in their metadata.</summary>
/// <remarks>What it has learnt is kept as one 16-byte hash per drop and version, since a version never comes again; so 100,000 drops take
/// a few megabytes. Storage has the last word: whatever is not known here is asked for there. Thread-safe.</remarks>
public sealed class DropReceipts(StorageClients clients)
{
    /// <summary>Up to this many unknown drops of a page are looked up one by one; beyond, listing all receipts again costs less.</summary>
    internal const int MaxLookUps = 16;

    private const string ETagMetadata = "dropetag";

    private readonly Lock gate = new();
    private HashSet<UInt128>? known;

    // What this process wrote since the listings under way began; null while there are none.
    private HashSet<UInt128>? written;
    private int refreshes;

    /// <summary>Whether all receipts have been read once.</summary>
    internal bool IsLoaded
    {
        get
        {
            lock (gate)
            {
                return known is not null;
            }
        }
    }

    /// <summary>The metadata of a receipt for the version <paramref name="eTag"/> of a drop.</summary>
    internal static Dictionary<string, string> Metadata(string eTag) =>
        new(StringComparer.Ordinal) { [ETagMetadata] = Uri.EscapeDataString(eTag) };

    /// <summary>The version of the drop that a receipt is for; null when it does not say.</summary>
    internal static string? ETagIn(IDictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue(ETagMetadata, out var eTag) ? Uri.UnescapeDataString(eTag) : null;

    /// <summary>Notes a receipt that this process wrote.</summary>
    internal void Add(string dropName, string eTag)
    {
        lock (gate)
        {
            var key = Key(BlobNames.Receipt(dropName), eTag);
            known?.Add(key);
            written?.Add(key);
        }
    }

    /// <summary>Whether a receipt is known without asking storage.</summary>
    internal bool Contains(string dropName, string eTag)
    {
        lock (gate)
        {
            return known is not null && known.Contains(Key(BlobNames.Receipt(dropName), eTag));
        }
    }

    /// <summary>Whether this version of a drop was processed, as storage says: one request when it was analysed,
    /// two when it was not.</summary>
    /// <param name="dropName">The drop's name in its container.</param>
    /// <param name="eTag">The version.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public async Task<bool> LookUpAsync(string dropName, string eTag, CancellationToken cancellationToken)
    {
        foreach (var container in new[] { clients.Analyses, clients.Rejected })
        {
            try
            {
                var properties = await container.GetBlobClient(BlobNames.Receipt(dropName))
                    .GetPropertiesAsync(cancellationToken: cancellationToken);
                if (ETagIn(properties.Value.Metadata) == eTag)
                {
                    Add(dropName, eTag);
                    return true;
                }
            }
            catch (RequestFailedException exception) when (exception.IsBlobNotFound())
            {
                // No receipt of this kind.
            }
        }

        return false;
    }

    /// <summary>Reads all receipts anew: one request per 5,000 of them.</summary>
    /// <param name="isOver">Asked after each request; when it says so, reading is broken off and what was known stays as it was.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Whether all were read.</returns>
    internal async Task<bool> RefreshAsync(Func<bool>? isOver, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            refreshes++;
            written ??= [];
        }

        HashSet<UInt128>? read = null;
        try
        {
            read = await ListAsync(isOver, cancellationToken);
            return read is not null;
        }
        finally
        {
            lock (gate)
            {
                // A receipt that somebody else wrote while the listing ran may be missing from it: it is looked up when its drop comes
                // along. One of ours must not be missing: it would look as if another process had done the drop.
                read?.UnionWith(written!);
                known = read ?? known;
                written = --refreshes > 0 ? written : null;
            }
        }
    }

    private async Task<HashSet<UInt128>?> ListAsync(Func<bool>? isOver, CancellationToken cancellationToken)
    {
        var read = new HashSet<UInt128>();
        foreach (var container in new[] { clients.Analyses, clients.Rejected })
        {
            await foreach (var page in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken)
                .AsPages(pageSizeHint: clients.Options.PageSize))
            {
                foreach (var blob in page.Values)
                {
                    if (ETagIn(blob.Metadata) is { } eTag)
                    {
                        read.Add(Key(blob.Name, eTag));
                    }
                }

                if (isOver?.Invoke() == true)
                {
                    return null;
                }
            }
        }

        return read;
    }

    private static UInt128 Key(string receiptName, string eTag) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{receiptName}\n{eTag}")));
}
