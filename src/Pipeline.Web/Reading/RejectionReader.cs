using Pipeline.Adapters.Storage;
using Pipeline.Core.Drops;
using Pipeline.Core.Watches;

namespace Pipeline.Web.Reading;

/// <summary>Reads drops that could not be read. Thread-safe.</summary>
public sealed class RejectionReader(BlobDropArchive archive)
{
    /// <summary>How many of the newest rejections are looked at for the counts of watches.</summary>
    public const int MaxCounted = 50;

    /// <summary>Rejections in force by watch, among the newest <see cref="MaxCounted"/>; those that name no watch are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var newest = (await archive.ListRejectionsAsync(null, cancellationToken)).Take(MaxCounted);
        return (await LoadAsync(newest, null, cancellationToken)).Items.Where(drop => drop.Watch is not null)
            .GroupBy(drop => drop.Watch!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    }

    /// <summary>Rejections in force, newest first.</summary>
    /// <param name="watch">Only those of this watch; null for all, also those that name no watch.</param>
    /// <param name="cursor">Where an earlier page ended.</param>
    /// <param name="limit">How many at most; a page may hold fewer though more follow, since those that are overtaken are left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Paged<RejectedDrop>> PageAsync(string? watch, Cursor? cursor, int limit, CancellationToken cancellationToken)
    {
        if (watch is not null && DropPath.ProblemWithWatch(watch) is not null)
        {
            return new Paged<RejectedDrop>([], null);
        }

        var listed = await archive.ListRejectionsAsync(watch, cancellationToken);
        var page = Cursor.Page(listed, cursor, limit, entry => new Cursor(entry.At, entry.BlobName));
        return await LoadAsync(page.Items, page.Next, cancellationToken);
    }

    private async Task<Paged<RejectedDrop>> LoadAsync(
        IEnumerable<RejectionListing> entries, string? next, CancellationToken cancellationToken)
    {
        var read = await entries.ToAsyncEnumerable()
            .ReadAsync(entry => archive.FindRejectedAsync(entry, cancellationToken), cancellationToken)
            .ToListAsync(cancellationToken);
        return read.ToPage(drop => drop, next);
    }
}
