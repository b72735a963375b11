using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Drops;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Storage;

/// <summary>Reads timelines: from the beginning as a stream, or from the end, what came last first, a piece at a time, however long
/// a timeline has become. Thread-safe.</summary>
/// <remarks><see cref="BlobDropArchive"/> writes them.</remarks>
public sealed partial class BlobTimeline(StorageClients clients, ILogger<BlobTimeline> logger)
{
    /// <summary>Days whose number of blocks is remembered; a day that is over never changes.</summary>
    private const int MaxRemembered = 10_000;

    /// <summary>Lengths that are read at once: small for the lines of a page, larger for a search through many.</summary>
    private const int FirstPiece = 128 * 1024;
    private const int LaterPiece = 1024 * 1024;

    private readonly ConcurrentDictionary<string, int> blocks = new(StringComparer.Ordinal);

    /// <summary>The blobs of a timeline, newest first; one request per 5,000.</summary>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<IReadOnlyList<TimelineBlob>> ListAsync(string? watch, CancellationToken cancellationToken)
    {
        var found = new List<TimelineBlob>();
        await foreach (var blob in clients.ListAsync(clients.Timeline, watch, BlobTraits.None, cancellationToken))
        {
            // What lies elsewhere was put there by hand.
            if (BlobNames.DayOfTimeline(blob.Name) is var (day, number)
                && DropPath.ProblemWithWatch(blob.Name[..blob.Name.LastIndexOf('/')]) is null)
            {
                found.Add(new TimelineBlob(
                    blob.Name[..blob.Name.LastIndexOf('/')],
                    day,
                    number,
                    blob.Properties.ContentLength ?? 0,
                    blob.Properties.ETag?.Text() ?? "",
                    blob.Properties.LastModified ?? DateTimeOffset.MinValue));
            }
        }

        found.Sort((a, b) => a.Day != b.Day ? b.Day.CompareTo(a.Day) : b.Number.CompareTo(a.Number));
        return found;
    }

    /// <summary>How many blocks <paramref name="blob"/> has: one for each drop, unless a drop's lines are longer than a block.
    /// Asked for once per version, and nothing is read.</summary>
    public async Task<int> CountAsync(TimelineBlob blob, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        var key = $"{blob.Name}\n{blob.Version}";
        if (blocks.TryGetValue(key, out var known))
        {
            return known;
        }

        var properties = (await clients.Timeline.GetAppendBlobClient(blob.Name)
            .GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        if (blocks.Count >= MaxRemembered)
        {
            blocks.Clear();
        }

        return blocks[key] = properties.BlobCommittedBlockCount;
    }

    /// <summary>Lines of the timeline, day by day in the order they were written, each article of each drop once.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="from">First day, UTC; null for the beginning.</param>
    /// <param name="to">Last day, UTC; null for the end.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>Reads as a stream. A line that can't be read is logged and left out.</remarks>
    public async IAsyncEnumerable<TimelineLine> ReadAsync(
        string watch, DateOnly? from, DateOnly? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<(string ArticleId, string ETag)>();
        foreach (var blob in (await ListAsync(watch, cancellationToken))
            .Reverse()
            .Where(blob => (from is null || blob.Day >= from) && (to is null || blob.Day <= to)))
        {
            await foreach (var line in ReadLinesAsync(blob.Name, cancellationToken))
            {
                if (seen.Add((line.ArticleId, line.ETag)))
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>Lines of the timeline, newest first.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="before">Where an earlier page ended; null for the end of the timeline.</param>
    /// <param name="accepts">Which lines are wanted.</param>
    /// <param name="limit">How many of them at most.</param>
    /// <param name="budget">How many bytes are read at most, so that a rare line is looked for in several pages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The lines, and where the next page begins; null at the beginning of the timeline. A line that a repeated run wrote twice
    /// comes once within a page. One that can't be read is logged and left out.</returns>
    public async Task<TimelinePage> ReadBackAsync(
        string watch,
        TimelinePosition? before,
        Func<TimelineLine, bool> accepts,
        int limit,
        long budget,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accepts);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var lines = new List<TimelineLine>();
        var seen = new HashSet<(string ArticleId, string ETag)>();
        foreach (var blob in await ListAsync(watch, cancellationToken))
        {
            var end = before is null || Comes(blob, before) < 0
                ? blob.Length
                : Comes(blob, before) == 0 ? Math.Min(before.Offset, blob.Length) : -1;
            var piece = FirstPiece;
            while (end > 0)
            {
                var (read, start) = await ReadPieceAsync(blob, end, piece, cancellationToken);
                foreach (var (line, offset) in read)
                {
                    if (accepts(line) && seen.Add((line.ArticleId, line.ETag)))
                    {
                        lines.Add(line);
                        if (lines.Count == limit)
                        {
                            return new TimelinePage(lines, new TimelinePosition(blob.Day, blob.Number, offset));
                        }
                    }
                }

                budget -= end - start;
                end = start;
                if (budget <= 0)
                {
                    return new TimelinePage(lines, new TimelinePosition(blob.Day, blob.Number, end));
                }

                piece = (int)Math.Clamp(budget, FirstPiece, LaterPiece);
            }
        }

        return new TimelinePage(lines, null);
    }

    // Blobs come newest first: below zero is one that is older than the position, and zero the one it is in.
    private static int Comes(TimelineBlob blob, TimelinePosition position) =>
        blob.Day != position.Day ? blob.Day.CompareTo(position.Day) : blob.Number.CompareTo(position.Number);

    /// <summary>The whole lines of the piece that ends at <paramref name="end"/>, last first, each with its offset;
    /// and where the first one begins.</summary>
    private async Task<(IReadOnlyList<(TimelineLine Line, long Offset)> Lines, long Start)> ReadPieceAsync(
        TimelineBlob blob, long end, int length, CancellationToken cancellationToken)
    {
        while (true)
        {
            var from = Math.Max(0, end - length);
            byte[] bytes;
            try
            {
                var options = new BlobDownloadOptions { Range = new HttpRange(from, end - from) };
                bytes = (await clients.Timeline.GetBlobClient(blob.Name)
                    .DownloadContentAsync(options, cancellationToken)).Value.Content.ToArray();
            }
            catch (RequestFailedException exception) when (exception.IsBlobNotFound())
            {
                return ([], 0);
            }

            // A piece that begins within a line leaves that line to the piece before.
            var first = from == 0 ? 0 : Array.IndexOf(bytes, (byte)'\n') + 1;
            if (from > 0 && (first == 0 || first >= bytes.Length))
            {
                length *= 4;
                continue;
            }

            return (Parse(blob.Name, bytes, first, from), from + first);
        }
    }

    private async IAsyncEnumerable<TimelineLine> ReadLinesAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Lines may come while it is read: without the permission the first one would end the reading with a lost condition.
        var growing = new BlobOpenReadOptions(allowModifications: true);
        using var reader = new StreamReader(await clients.Timeline.GetBlobClient(name).OpenReadAsync(growing, cancellationToken));
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } text; number++)
        {
            if (text.Length == 0)
            {
                continue;
            }

            if (DocumentReader.Read(Encoding.UTF8.GetBytes(text), PipelineJson.Documents.TimelineLine, out _) is { } line)
            {
                yield return line;
            }
            else
            {
                LogUnreadableLine(name, number);
            }
        }
    }

    private List<(TimelineLine Line, long Offset)> Parse(string name, byte[] bytes, int first, long from)
    {
        var lines = new List<(TimelineLine Line, long Offset)>();
        for (var end = bytes.Length; end > first;)
        {
            var start = Math.Max(first, end >= 2 ? Array.LastIndexOf(bytes, (byte)'\n', end - 2) + 1 : 0);
            var text = bytes.AsSpan(start, end - start).TrimEnd((byte)'\n');
            if (text.Length > 0)
            {
                if (DocumentReader.Read(text, PipelineJson.Documents.TimelineLine, out _) is { } line)
                {
                    lines.Add((line, from + start));
                }
                else
                {
                    LogUnreadable(name, from + start);
                }
            }

            end = start;
        }

        return lines;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Line {Number} of the timeline {BlobName} can't be read and is left out")]
    private partial void LogUnreadableLine(string blobName, int number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The line at {Offset} of the timeline {BlobName} can't be read and is left out")]
    private partial void LogUnreadable(string blobName, long offset);
}

/// <summary>A blob of a timeline as a listing shows it.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Number">Which of the day's blobs, from 1.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When its last line was written, by the service's clock.</param>
public sealed record TimelineBlob(string Watch, DateOnly Day, int Number, long Length, string Version, DateTimeOffset At)
{
    /// <summary>Its name in the container of timelines.</summary>
    public string Name => BlobNames.Timeline(Watch, Day, Number);
}

/// <summary>A place in a timeline, just before which a page ended.</summary>
/// <param name="Day">The blob's day.</param>
/// <param name="Number">The blob's number.</param>
/// <param name="Offset">Bytes before it in the blob.</param>
public sealed record TimelinePosition(DateOnly Day, int Number, long Offset)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static TimelinePosition? Parse(string? text) =>
        text?.Split('_') is [var day, var number, var offset]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsedDay)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedNumber)
        && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedOffset)
            ? new(parsedDay, parsedNumber, parsedOffset)
            : null;

    /// <summary>Day, number and offset, in letters that any URL takes.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}_{Number}_{Offset}");
}

/// <summary>Lines of a timeline, newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where older ones begin; null when there are none.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineLine> Lines, TimelinePosition? Next);
