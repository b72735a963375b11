using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Storage;

/// <summary>What became of each drop: analyses, rejections and the timeline. Thread-safe.</summary>
/// <remarks>
/// An analysis and a rejection carry the drop's ETag in their metadata; that is the receipt. A mended drop leaves its rejection where it
/// is, since removing it would cost a request per article to spare a few; <see cref="ListRejectedAsync"/> leaves out what an analysis of a
/// later version of the drop has overtaken. The other way round an analysis stays beside a later rejection: it is what was last read.
/// </remarks>
public sealed partial class BlobDropArchive(StorageClients clients, DropReceipts receipts, ILogger<BlobDropArchive> logger) : IDropArchive
{
    /// <summary>Longest block of an append blob that every service version takes
    /// (https://learn.microsoft.com/rest/api/storageservices/append-block).</summary>
    internal const int MaxBlockLength = 4 * 1024 * 1024;

    /// <summary>What is noted of a try before anything else can be said of it.</summary>
    internal const string Interrupted =
        "no try came to its end: each was cancelled, at the function's time limit or because the host stopped, or ended with its process";

    /// <summary>Watches whose newest timeline blob is remembered; when there are more, all are found out again.</summary>
    private const int MaxRemembered = 1000;

    private static readonly AppendBlobCreateOptions CreateIfAbsent = new()
    {
        HttpHeaders = new BlobHttpHeaders { ContentType = "application/x-ndjson" },
        Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All },
    };

    private readonly ConcurrentDictionary<string, (DateOnly Day, int Number)> newest = new(StringComparer.Ordinal);

    /// <inheritdoc />
    /// <remarks>Usually one request. A request that is repeated because its answer was lost writes the lines twice; readers ignore the
    /// second ones. A line over 4 MiB goes without its facts, which the analysis has.</remarks>
    public async Task AppendTimelineAsync(string watch, IReadOnlyList<TimelineLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
        {
            return;
        }

        var day = DateOnly.FromDateTime(lines[0].At.UtcDateTime);
        foreach (var block in Blocks(watch, lines))
        {
            await AppendAsync(watch, day, block, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task SaveAnalysisAsync(DropAnalysis analysis, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        await clients.Analyses.GetBlobClient(BlobNames.Receipt(analysis.BlobName)).TryWriteAsync(
            analysis, PipelineJson.Documents.DropAnalysis, null, DropReceipts.Metadata(analysis.ETag), cancellationToken);
        receipts.Add(analysis.BlobName, analysis.ETag);
    }

    /// <inheritdoc />
    public async Task SaveRejectionAsync(RejectedDrop rejection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        await clients.Rejected.GetBlobClient(BlobNames.Receipt(rejection.BlobName)).TryWriteAsync(
            rejection, PipelineJson.Documents.RejectedDrop, null, DropReceipts.Metadata(rejection.ETag), cancellationToken);
        receipts.Add(rejection.BlobName, rejection.ETag);
    }

    /// <summary>Notes why a try to process <paramref name="drop"/> failed, and how many did. Unlike a rejection the note is no receipt:
    /// the drop is tried again, and <see cref="ListRejectedAsync"/> shows it until an analysis overtakes it.</summary>
    /// <remarks>A try that may end with its process is noted before it begins, as <see cref="Interrupted"/>. When it fails after all, its
    /// reason takes the place of that note and is no further try.</remarks>
    /// <returns>How many tries of this version have failed, this one included.</returns>
    public async Task<int> NoteFailureAsync(IDrop drop, string error, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);
        ArgumentNullException.ThrowIfNull(error);
        var earlier = await FindFailureAsync(drop, cancellationToken);
        var isSameTry = earlier?.Detail == Interrupted && error != Interrupted;
        var attempts = (earlier?.Attempts ?? 0) + (isSameTry ? 0 : 1);
        var note = new RejectedDrop
        {
            BlobName = drop.BlobName,
            Watch = DropPath.TryParse(drop.BlobName, out var path, out _) ? path.Watch : null,
            ETag = drop.ETag,
            Size = drop.Size,
            RejectedAt = at,
            Reason = RejectionReason.Failed,
            Detail = error,
            Attempts = attempts,
        };
        await clients.Rejected.GetBlobClient(BlobNames.Receipt(drop.BlobName))
            .TryWriteAsync(note, PipelineJson.Documents.RejectedDrop, null, null, cancellationToken);
        return attempts;
    }

    /// <summary>What was noted of the failed tries of this version of a drop; null when nothing was.</summary>
    public async Task<RejectedDrop?> FindFailureAsync(IDrop drop, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);
        var blob = clients.Rejected.GetBlobClient(BlobNames.Receipt(drop.BlobName));
        try
        {
            return await blob.ReadAsync(PipelineJson.Documents.RejectedDrop, cancellationToken) is var (note, _)
                && note.ETag == drop.ETag && note.Reason == RejectionReason.Failed
                    ? note
                    : null;
        }
        catch (InvalidDataException exception)
        {
            // It is about to be written over; it must not keep a drop from being given up.
            LogUnreadableNote(exception, drop.BlobName);
            return null;
        }
    }

    /// <summary>The analysis of a drop, or null when there is none.</summary>
    /// <param name="dropName">The drop's name in its container.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="InvalidDataException">The blob holds no analysis.</exception>
    public Task<DropAnalysis?> LoadAnalysisAsync(string dropName, CancellationToken cancellationToken) =>
        LoadAnalysisBlobAsync(BlobNames.Receipt(dropName), cancellationToken);

    /// <summary>Analyses in the order of their blobs' names.</summary>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="unreadable">Told why an analysis can't be read, which is left out.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<DropAnalysis> ListAnalysesAsync(
        string? watch, Action<string> unreadable, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        await foreach (var read in clients.ListAsync(clients.Analyses, watch, BlobTraits.None, cancellationToken)
            .ReadAsync(item => LoadAnalysisBlobAsync(item.Name, cancellationToken), cancellationToken))
        {
            if (read.Document is { } analysis)
            {
                yield return analysis;
            }
            else
            {
                unreadable(read.Problem!);
            }
        }
    }

    /// <summary>Rejections in force, in the order of their blobs' names:
    /// those that no later analysis of the same drop has overtaken.</summary>
    /// <param name="watch">Only those of this watch; null for all, also those that name no watch.</param>
    /// <param name="unreadable">Told why the note of a rejection can't be read, which is left out.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <remarks>Two requests per rejection, beside the listing, and one more where the drop was analysed too.</remarks>
    public async IAsyncEnumerable<RejectedDrop> ListRejectedAsync(
        string? watch, Action<string> unreadable, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        await foreach (var read in clients.ListAsync(clients.Rejected, watch, BlobTraits.None, cancellationToken).ReadAsync(
            item => LoadRejectionAsync(item.Name, item.Properties.LastModified, cancellationToken), cancellationToken))
        {
            if (read.Document is { } rejection)
            {
                yield return rejection;
            }
            else
            {
                unreadable(read.Problem!);
            }
        }
    }

    /// <summary>What stands in the container of rejections, newest first; perhaps overtaken by a later analysis, which only
    /// <see cref="FindRejectedAsync"/> finds out. One request per 5,000.</summary>
    /// <param name="watch">Only those of this watch; null for all, also those that name no watch.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<IReadOnlyList<RejectionListing>> ListRejectionsAsync(string? watch, CancellationToken cancellationToken)
    {
        var found = new List<RejectionListing>();
        await foreach (var item in clients.ListAsync(clients.Rejected, watch, BlobTraits.None, cancellationToken))
        {
            found.Add(new RejectionListing(item.Name, item.Properties.LastModified ?? DateTimeOffset.MinValue));
        }

        found.Sort((a, b) => a.At != b.At ? b.At.CompareTo(a.At) : string.CompareOrdinal(a.BlobName, b.BlobName));
        return found;
    }

    /// <summary>The rejection, or null when it has gone or a later analysis of the same drop has overtaken it.</summary>
    public Task<RejectedDrop?> FindRejectedAsync(RejectionListing listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return LoadRejectionAsync(listing.BlobName, listing.At, cancellationToken);
    }

    private async Task AppendAsync(string watch, DateOnly day, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        var number = newest.TryGetValue(watch, out var known) && known.Day == day ? known.Number : 1;
        var blocks = 0;
        while (blocks == 0)
        {
            var blob = clients.Timeline.GetAppendBlobClient(BlobNames.Timeline(watch, day, number));
            try
            {
                // The client library closes the stream it sent, so each try has its own.
                using var content = new MemoryStream(block.ToArray(), writable: false);
                var appended = await blob.AppendBlockAsync(content, cancellationToken: cancellationToken);
                blocks = appended.Value.BlobCommittedBlockCount;
            }
            catch (RequestFailedException exception) when (exception.IsBlobNotFound())
            {
                await CreateAsync(blob, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlockCountExceedsLimit)
            {
                LogRollover(watch, ++number);
            }
        }

        if (newest.Count >= MaxRemembered)
        {
            newest.Clear();
        }

        var next = blocks >= clients.Options.TimelineBlocksPerBlob ? number + 1 : number;
        newest.AddOrUpdate(watch, (day, next), (_, other) => other.Day == day && other.Number > next ? other : (day, next));
    }

    private static async Task CreateAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.CreateAsync(CreateIfAbsent, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.IsConditionNotMet())
        {
            // Another process began the day.
        }
    }

    private IEnumerable<ReadOnlyMemory<byte>> Blocks(string watch, IReadOnlyList<TimelineLine> lines)
    {
        using var block = new MemoryStream();
        foreach (var line in lines)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(line, PipelineJson.Documents.TimelineLine);
            if (json.Length >= MaxBlockLength)
            {
                LogTooLong(watch, line.ArticleId, json.Length);
                json = JsonSerializer.SerializeToUtf8Bytes(
                    line with { Facts = [], Title = null, Url = null }, PipelineJson.Documents.TimelineLine);
            }

            if (block.Length > 0 && block.Length + json.Length + 1 > MaxBlockLength)
            {
                yield return block.ToArray();
                block.SetLength(0);
            }

            block.Write(json);
            block.WriteByte((byte)'\n');
        }

        yield return block.ToArray();
    }

    private async Task<RejectedDrop?> LoadRejectionAsync(string name, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var blob = clients.Rejected.GetBlobClient(name);
        if (await blob.ReadAsync(PipelineJson.Documents.RejectedDrop, cancellationToken) is not var (rejection, _))
        {
            return null;
        }

        if (!IsOf(blob, rejection.BlobName))
        {
            throw IsAnother(blob);
        }

        return await IsOvertakenAsync(rejection, name, at, cancellationToken) ? null : rejection;
    }

    /// <summary>Whether an analysis of the drop is the later word. Versions tell; times, which storage counts in whole seconds, only where
    /// the drop has gone or changed since.</summary>
    private async Task<bool> IsOvertakenAsync(RejectedDrop rejection, string name, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (await FindPropertiesAsync(clients.Analyses.GetBlobClient(name), cancellationToken) is not { } analysis)
        {
            return false;
        }

        var analysed = DropReceipts.ETagIn(analysis.Metadata);
        if (analysed == rejection.ETag)
        {
            return true;
        }

        var drop = await FindPropertiesAsync(clients.Articles.GetBlobClient(rejection.BlobName), cancellationToken);
        return drop?.ETag.Text() switch
        {
            { } current when current == rejection.ETag => false,
            { } current when current == analysed => true,
            // Of the same second the rejection is shown: one too many does less harm than one too few.
            _ => analysis.LastModified > at,
        };
    }

    private static async Task<BlobProperties?> FindPropertiesAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException exception) when (exception.IsBlobNotFound())
        {
            return null;
        }
    }

    private async Task<DropAnalysis?> LoadAnalysisBlobAsync(string name, CancellationToken cancellationToken)
    {
        var blob = clients.Analyses.GetBlobClient(name);
        return await blob.ReadAsync(PipelineJson.Documents.DropAnalysis, cancellationToken) is var (analysis, _)
            ? IsOf(blob, analysis.BlobName) ? analysis : throw IsAnother(blob)
            : null;
    }

    private static bool IsOf(BlobClient blob, string dropName) => dropName.Length > 0 && BlobNames.Receipt(dropName) == blob.Name;

    private static InvalidDataException IsAnother(BlobClient blob) =>
        blob.Unreadable("is of another drop: its field blobName names one that is kept elsewhere");

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was noted of the failed tries of {BlobName} can't be read")]
    private partial void LogUnreadableNote(Exception exception, string blobName);

    [LoggerMessage(Level = LogLevel.Information, Message = "The timeline of {Watch} goes on in blob {Number} of the day")]
    private partial void LogRollover(string watch, int number);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The timeline line of {ArticleId} in {Watch} has {Length} bytes; its facts are left out")]
    private partial void LogTooLong(string watch, string articleId, int length);
}

/// <summary>A rejection as a listing shows it.</summary>
/// <param name="BlobName">Its own name in the container of rejections.</param>
/// <param name="At">When it was written, by the service's clock.</param>
public sealed record RejectionListing(string BlobName, DateTimeOffset At);
