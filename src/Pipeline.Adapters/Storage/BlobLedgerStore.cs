using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Alerts;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Storage;

/// <summary>Ledgers as blobs, one per watch, each written whole under its ETag.</summary>
/// <remarks>
/// The last ledgers stay in memory with their ETags; loading one asks storage whether it is still the newest, and downloads it only when it
/// is not. Nothing is ever decided on an unverified copy. Drops that are under way together share an answer: a copy that was confirmed
/// after a drop had begun is what that drop could have got itself.
/// <para>A save whose answer is lost on the way is repeated by the client library, which then meets its own first try and reports a lost
/// race. That is safe: the caller loads again, finds its own facts as known and its alert in the outbox, and flushes that; if it crashes
/// before, the sweep does.</para>
/// Thread-safe.
/// </remarks>
public sealed partial class BlobLedgerStore(StorageClients clients, TimeProvider clock, ILogger<BlobLedgerStore> logger) : ILedgerStore
{
    /// <summary>Name of the metadata that says how many alerts are in the outbox, so that the sweep reads no ledger in vain.</summary>
    private const string OutboxMetadata = "outbox";

    private readonly BoundedCache<Confirmed> cache = new(clients.Options.LedgerCacheSize);

    /// <inheritdoc />
    public IOpenLedger Open(string watch) => new OpenLedger(this, watch, clock.GetTimestamp());

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The blob holds no ledger, or one of a newer layout. It is left as it is.</exception>
    public async Task<StoredLedger> LoadAsync(string watch, CancellationToken cancellationToken)
    {
        var blob = clients.Ledgers.GetBlobClient(BlobNames.Ledger(watch));
        // Before the request: the answer was true at some instant after it.
        var asked = clock.GetTimestamp();
        var cached = cache.Find(watch)?.Stored;
        var conditions = cached?.Version is { } version ? new BlobRequestConditions { IfNoneMatch = BlobDocuments.ToETag(version) } : null;
        try
        {
            var response = await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            if (cached is not null && response.GetRawResponse().Status == 304)
            {
                return Confirm(cached, asked);
            }

            var stored = new StoredLedger(Read(blob, watch, response.Value.Content), response.Value.Details.ETag.Text());
            var ledger = stored.Ledger;
            LogLoaded(watch, ledger.Facts.Count, ledger.Outbox.Count);
            return Confirm(stored, asked);
        }
        catch (RequestFailedException exception) when (exception.Status == 304 && cached is not null)
        {
            return Confirm(cached, asked);
        }
        catch (RequestFailedException exception) when (exception.IsBlobNotFound())
        {
            cache.Remove(watch);
            return new StoredLedger(Ledger.Empty(watch), null);
        }
    }

    /// <summary>The ledger of a watch that was just listed: without a request where the copy in memory is the one that was
    /// listed.</summary>
    /// <exception cref="InvalidDataException">The blob holds no ledger, or one of a newer layout. It is left as it is.</exception>
    public Task<StoredLedger> LoadAsync(LedgerListing listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return cache.Find(listing.Watch)?.Stored is { } copy && copy.Version == listing.Version
            ? Task.FromResult(copy)
            : LoadAsync(listing.Watch, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<string?> TrySaveAsync(Ledger ledger, string? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var asked = clock.GetTimestamp();
        var saved = await clients.Ledgers.GetBlobClient(BlobNames.Ledger(ledger.Watch)).TryWriteAsync(
            ledger,
            PipelineJson.Documents.Ledger,
            version is null ? BlobDocuments.Absent : new BlobRequestConditions { IfMatch = BlobDocuments.ToETag(version) },
            new() { [OutboxMetadata] = ledger.Outbox.Count.ToString(CultureInfo.InvariantCulture) },
            cancellationToken);
        if (saved is null)
        {
            // Known to be old now: no drop under way is to lose the same race with it.
            cache.Remove(ledger.Watch);
            LogLostRace(ledger.Watch);
            return null;
        }

        Confirm(new StoredLedger(ledger, saved), asked);
        return saved;
    }

    /// <inheritdoc />
    /// <remarks>Reads metadata only: one request per 5,000 watches.</remarks>
    public async IAsyncEnumerable<string> WatchesWithOutboxAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in clients.ListAsync(clients.Ledgers, watch: null, BlobTraits.Metadata, cancellationToken))
        {
            // A ledger without the metadata was put there by hand: looking into it is the safe answer.
            var isEmpty = blob.Metadata is not null && blob.Metadata.TryGetValue(OutboxMetadata, out var count) && count == "0";
            if (!isEmpty && BlobNames.WatchOfLedger(blob.Name) is { } watch)
            {
                yield return watch;
            }
        }
    }

    /// <summary>All ledgers with their versions, in ordinal order of their names' UTF-8; none of them is read.</summary>
    public async IAsyncEnumerable<LedgerListing> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in clients.ListAsync(clients.Ledgers, watch: null, BlobTraits.None, cancellationToken))
        {
            if (BlobNames.WatchOfLedger(blob.Name) is { } watch && blob.Properties.ETag is { } eTag)
            {
                yield return new LedgerListing(watch, eTag.Text());
            }
        }
    }

    private Ledger Read(BlobClient blob, string watch, BinaryData content)
    {
        var read = blob.Decode(content, PipelineJson.Documents.Ledger);
        // A list that is missing is empty, as in a layout that had none. None is ever written as null, and one that is null has lost what it
        // held: taken for empty, all that was told would be told again.
        if (NullOf(content.ToMemory().Span) is { } name)
        {
            throw blob.Unreadable($"holds null as {name}");
        }

        // Saved under its own name it would meet another version each time, and what is decided on it would be decided again for ever.
        if (!string.Equals(read.Watch, watch, StringComparison.Ordinal))
        {
            throw blob.Unreadable("is the ledger of another watch: its field watch has another name than the blob");
        }

        if (read.Outbox.Find(alert => !BlobNames.IsAlertId(alert.Id) || DropPath.ProblemWithWatch(alert.Watch) is not null) is not null)
        {
            throw blob.Unreadable("has an alert in its outbox whose id or watch can't be stored");
        }

        return LedgerFormat.Current(read, clock.GetUtcNow())
            ?? throw blob.Unreadable($"has layout {read.Format}, which this version does not know");
    }

    /// <summary>The first of the ledger's own properties that is null.</summary>
    private static string? NullOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                return name;
            }

            reader.Skip();
        }

        return null;
    }

    private StoredLedger Confirm(StoredLedger stored, long asked)
    {
        cache.Put(stored.Ledger.Watch, new Confirmed(stored, asked));
        return stored;
    }

    private sealed class OpenLedger(BlobLedgerStore store, string watch, long since) : IOpenLedger
    {
        public Task<StoredLedger> LoadAsync(CancellationToken cancellationToken) =>
            store.cache.Find(watch) is { } copy && copy.At > since
                ? Task.FromResult(copy.Stored)
                : store.LoadAsync(watch, cancellationToken);
    }

    /// <summary>A ledger that storage held at some instant after <paramref name="At"/>.</summary>
    private sealed record Confirmed(StoredLedger Stored, long At);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Loaded the ledger of {Watch}: {Facts} facts, {Outbox} alerts in the outbox")]
    private partial void LogLoaded(string watch, int facts, int outbox);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The ledger of {Watch} was saved by somebody else first")]
    private partial void LogLostRace(string watch);
}

/// <summary>A ledger as a listing shows it.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Version">The version of its ledger.</param>
public sealed record LedgerListing(string Watch, string Version);
