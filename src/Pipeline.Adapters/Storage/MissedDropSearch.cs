using System.Runtime.CompilerServices;
using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Drops;

namespace Pipeline.Adapters.Storage;

/// <summary>Looks through the kept drops for those that no host was told of: older than <see cref="MissedDropSweep.Grace"/> and without
/// a receipt.</summary>
/// <remarks>Requests: one per 5,000 drops; one per 5,000 receipts, at most once in a search and only if there is a drop that this process
/// knows no receipt of; up to two for each drop of a page that has a few of those. Thread-safe.</remarks>
public sealed partial class MissedDropSearch(
    DropFeed feed, DropReceipts receipts, TimeProvider clock, ILogger<MissedDropSearch> logger)
{
    /// <summary>Counts the drops and those of them that were missed, for as long as a run of the sweep looks.</summary>
    /// <exception cref="RequestFailedException">The drops or their receipts can't be listed.</exception>
    public async Task<MissedDropTally> CountAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        bool IsOver() => clock.GetElapsedTime(began) > MissedDropSweep.TimeLimit;
        var tally = new MissedDropTally(0, 0, null, false);
        await foreach (var page in PagesAsync(DropRound.From(null), IsOver, cancellationToken))
        {
            tally = tally.With(page);
        }

        return tally;
    }

    /// <summary>The pages of a round, each with the drops of it that were missed.</summary>
    /// <param name="round">Where it begins. A token that storage refuses begins with the first page.</param>
    /// <param name="isOver">Asked before each further request for a page of drops or of receipts. When it says so, the search ends, and
    /// <see cref="MissedDropPage.After"/> of the last page tells what is left.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="RequestFailedException">The drops or their receipts can't be listed.</exception>
    internal async IAsyncEnumerable<MissedDropPage> PagesAsync(
        DropRound round, Func<bool> isOver, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - MissedDropSweep.Grace;
        var areReceiptsRead = false;
        var (at, page) = await BeginAsync(round, cancellationToken);
        while (true)
        {
            var unseen = at.Unseen(page).ToList();
            var missed = Unknown(unseen.Where(drop => drop.DroppedAt <= before));
            if (missed.Count > 0 && !areReceiptsRead && (missed.Count > DropReceipts.MaxLookUps || !receipts.IsLoaded))
            {
                if (!await receipts.RefreshAsync(isOver, cancellationToken))
                {
                    LogTooManyReceipts();
                    yield break;
                }

                areReceiptsRead = true;
                missed = Unknown(missed);
            }

            if (missed.Count <= DropReceipts.MaxLookUps)
            {
                missed = await WithoutReceiptAsync(missed, cancellationToken);
            }

            missed.Sort(BlobDrop.CompareByAge);
            var after = at.After(page);
            yield return new MissedDropPage(unseen.Count, missed, after);
            if (after is null || isOver())
            {
                yield break;
            }

            at = after;
            page = await feed.ListPageAsync(null, at.Token, cancellationToken);
        }
    }

    private async Task<(DropRound At, DropPage Page)> BeginAsync(DropRound round, CancellationToken cancellationToken)
    {
        try
        {
            return (round, await feed.ListPageAsync(null, round.Token, cancellationToken));
        }
        catch (RequestFailedException exception) when (exception.Status == 400 && round.Token is not null)
        {
            // Of another account, or older than storage honours it.
            LogTokenRefused(exception);
            return (DropRound.From(null), await feed.ListPageAsync(null, null, cancellationToken));
        }
    }

    private List<BlobDrop> Unknown(IEnumerable<BlobDrop> drops) =>
        [.. drops.Where(drop => !receipts.Contains(drop.BlobName, drop.ETag))];

    private async Task<List<BlobDrop>> WithoutReceiptAsync(List<BlobDrop> drops, CancellationToken cancellationToken)
    {
        var without = new List<BlobDrop>();
        foreach (var drop in drops)
        {
            if (!await receipts.LookUpAsync(drop.BlobName, drop.ETag, cancellationToken))
            {
                without.Add(drop);
            }
        }

        return without;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The time for a look at the drops was over before all receipts were read: more are kept than it allows")]
    private partial void LogTooManyReceipts();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage refuses to list drops from where the last look stopped; begun anew")]
    private partial void LogTokenRefused(Exception exception);
}

/// <summary>What a look at the kept drops found.</summary>
/// <param name="Drops">Drops that were looked at.</param>
/// <param name="Missed">Those of them that no host was told of.</param>
/// <param name="Oldest">The one of these that was dropped first; null when there is none.</param>
/// <param name="IsWhole">Whether there was time for all drops.</param>
public sealed record MissedDropTally(int Drops, int Missed, IDrop? Oldest, bool IsWhole)
{
    /// <summary>With the next page counted.</summary>
    internal MissedDropTally With(MissedDropPage page) => new(
        Drops + page.Drops,
        Missed + page.Missed.Count,
        page.Missed is [var first, ..] && !(Oldest?.DroppedAt <= first.DroppedAt) ? first : Oldest,
        page.After is null);
}

/// <summary>A page of the listing of drops, searched.</summary>
/// <param name="Drops">How many drops of it the round had not come past.</param>
/// <param name="Missed">Those that were missed, the oldest first.</param>
/// <param name="After">The round with the page behind it; null when that was the last one.</param>
internal sealed record MissedDropPage(int Drops, IReadOnlyList<IDrop> Missed, DropRound? After);
