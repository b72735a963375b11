using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Drops;

namespace Pipeline.Adapters.Storage;

/// <summary>Finds drops that nobody has processed, for a host that has no blob trigger or may have missed its events,
/// and takes drops in.</summary>
/// <remarks>
/// A drop is new while neither an analysis nor a rejection carries its ETag. That is asked of storage, so a restart repeats nothing and
/// several processes share the work; two that look at the same moment may both take a drop, which the ledger makes harmless.
/// <para>Processes that work on one backlog would all take its drops in one order and do everything side by side. So now and then a drop is
/// looked up just before it is yielded; one that somebody else has done meanwhile tells that others are at work. For a while every drop is
/// looked up then, and taken by chance from the oldest ones, so that processes seldom meet.</para>
/// <para>Requests per pass: one per 5,000 drops; for a few unknown drops two more each; for many of them one per 5,000 receipts,
/// and two for each sixteenth drop, or for each while others are at work.</para>
/// Thread-safe.
/// </remarks>
public sealed partial class DropFeed(StorageClients clients, DropReceipts receipts, TimeProvider clock, ILogger<DropFeed> logger)
{
    /// <summary>Of so many drops of a backlog one is looked up to learn whether others are at work.</summary>
    private const int SampleEvery = 16;

    private const string HashMetadata = "sha256";

    /// <summary>From so many of the oldest drops one is taken by chance while others are at work: of a story's reports none is told about
    /// much out of turn, and four processes of four drops each meet at about one drop in five.</summary>
    private const int SharedWindow = 64;

    /// <summary>How long others are taken to be at work after the last drop that they had done first.</summary>
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(10);

    // When a drop was last found done by somebody else, by the clock's timestamp; 0 when none was.
    private long metOthers;

    private long listingTicks;

    /// <summary>How long storage has taken for all listings so far. Hosts that look all the time leave it time for other work.</summary>
    public TimeSpan ListingTime => TimeSpan.FromTicks(Interlocked.Read(ref listingTicks));

    private bool IsShared => Volatile.Read(ref metOthers) is not 0 and var met && clock.GetElapsedTime(met) < SharedFor;

    /// <summary>One pass over the container: the drops without a receipt, page by page, within a page in the order they were dropped unless
    /// other processes are at work.</summary>
    /// <remarks>A page is listed before its drops are yielded, so a drop may have changed when its turn comes;
    /// <see cref="IDrop.ReadAsync"/> notices. A drop whose processing failed is yielded again by the next pass.</remarks>
    public async IAsyncEnumerable<IDrop> FindNewAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in AllPagesAsync(cancellationToken))
        {
            var unknown = page.Drops.Where(drop => !receipts.Contains(drop.BlobName, drop.ETag)).ToList();
            if (unknown.Count == 0)
            {
                continue;
            }

            LogUnknown(unknown.Count, page.Drops.Count);
            unknown.Sort(BlobDrop.CompareByAge);
            var isBacklog = unknown.Count > DropReceipts.MaxLookUps || !receipts.IsLoaded;
            if (isBacklog)
            {
                var began = clock.GetTimestamp();
                await receipts.RefreshAsync(null, cancellationToken);
                AddListing(began);
            }

            for (var taken = 1; unknown.Count > 0; taken++)
            {
                var isShared = IsShared;
                var next = isShared ? Random.Shared.Next(Math.Min(SharedWindow, unknown.Count)) : 0;
                var drop = unknown[next];
                unknown.RemoveAt(next);
                if (receipts.Contains(drop.BlobName, drop.ETag))
                {
                    continue;
                }

                var isTrusted = isBacklog && !isShared && taken % SampleEvery != 0;
                if (isTrusted || !await receipts.LookUpAsync(drop.BlobName, drop.ETag, cancellationToken))
                {
                    yield return drop;
                }
                else
                {
                    Volatile.Write(ref metOthers, clock.GetTimestamp());
                }
            }
        }
    }

    /// <summary>All drops, processed or not, page by page, within a page in the order they were dropped.</summary>
    /// <param name="watch">Only those in the folder of this watch; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<IDrop> ListAsync(string? watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(watch is null ? null : watch + "/", cancellationToken))
        {
            foreach (var drop in page.Drops.Order(Comparer<BlobDrop>.Create(BlobDrop.CompareByAge)))
            {
                yield return drop;
            }
        }
    }

    /// <summary>The newest version of one drop, or null when there is none.</summary>
    /// <param name="blobName">Its name in the container.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<IDrop?> FindAsync(string blobName, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(blobName);
        return await BlobDrop.FindAsync(clients.Articles.GetBlobClient(blobName), cancellationToken);
    }

    /// <summary>Whether a listing shows this version of <paramref name="drop"/>.</summary>
    internal async Task<bool> IsListedAsync(IDrop drop, CancellationToken cancellationToken)
    {
        // Of all names that begin so, the name itself comes first.
        var page = await ListPageAsync(drop.BlobName, token: null, cancellationToken);
        return page.Drops is [var first, ..] && first.BlobName == drop.BlobName && first.ETag == drop.ETag;
    }

    /// <summary>Why nothing can be dropped as <paramref name="name"/> for <paramref name="watch"/>, in words for people; null when it
    /// can.</summary>
    public static string? ProblemWithName(string watch, string name) => BlobNames.ProblemWithDrop(watch, name);

    /// <summary>Drops <paramref name="content"/> as <paramref name="name"/> for <paramref name="watch"/>,
    /// over an earlier drop of that name.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="name">The name within it; may hold folders.</param>
    /// <param name="content">The content, read to its end.</param>
    /// <param name="contentType">Media type; null leaves it to be found out.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is dropped then.</param>
    /// <returns>Name and version, to find its receipt with <see cref="DropReceipts.LookUpAsync"/>.</returns>
    /// <exception cref="ArgumentException">The watch or name can't be used; the message says why.</exception>
    public async Task<UploadedDrop> UploadAsync(
        string watch, string name, Stream content, string? contentType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var blobName = BlobNames.Drop(watch, name);
        var options =
            new BlobUploadOptions { HttpHeaders = contentType is null ? null : new BlobHttpHeaders { ContentType = contentType } };
        var uploaded = await clients.Articles.GetBlobClient(blobName).UploadAsync(content, options, cancellationToken);
        return new UploadedDrop(blobName, uploaded.Value.ETag.Text());
    }

    /// <summary>Drops <paramref name="content"/> as <see cref="UploadAsync"/> does, but never over another drop: what is there under the name
    /// with other content stays, and the new one gets the next of its names.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="names">The names within it, the one to prefer first, by the content's SHA-256 in hexadecimal digits.</param>
    /// <param name="content">The content, which can be read again from its beginning.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is dropped then.</param>
    /// <returns>What it came to; null when other drops are kept under all names.</returns>
    /// <exception cref="ArgumentException">The watch or a name can't be used; the message says why.</exception>
    public async Task<AddedDrop?> AddAsync(
        string watch, Func<string, IEnumerable<string>> names, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(names);
        var hash = await HashOfAsync(content, cancellationToken);
        foreach (var candidate in names(hash))
        {
            content.Position = 0;
            var blob = clients.Articles.GetBlobClient(BlobNames.Drop(watch, candidate));
            try
            {
                var options = new BlobUploadOptions
                {
                    // By it what is there is told from another drop without reading it.
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [HashMetadata] = hash },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                };
                await blob.UploadAsync(content, options, cancellationToken);
                return new AddedDrop(candidate, IsNew: true);
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                if (await IsAsync(blob, content.Length, hash, cancellationToken))
                {
                    return new AddedDrop(candidate, IsNew: false);
                }
            }
        }

        return null;
    }

    private static async Task<bool> IsAsync(BlobClient blob, long length, string hash, CancellationToken cancellationToken)
    {
        var kept = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        if (kept.ContentLength != length)
        {
            return false;
        }

        if (kept.Metadata.TryGetValue(HashMetadata, out var known))
        {
            return known == hash;
        }

        // Dropped by another tool.
        await using var stream = await blob.OpenReadAsync(cancellationToken: cancellationToken);
        return await HashOfAsync(stream, cancellationToken) == hash;
    }

    private static async Task<string> HashOfAsync(Stream content, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));

    private async IAsyncEnumerable<DropPage> PagesAsync(string? prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var page = await ListPageAsync(prefix, token, cancellationToken);
            yield return page;
            token = page.Next;
        }
        while (token is not null);
    }

    /// <summary>The pages of all drops. From where storage can't write the listing of all on, it lists folder by folder, so that the one that
    /// holds the name at fault hinders no other.</summary>
    private async IAsyncEnumerable<DropPage> AllPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (token, last) = (default(string), "");
        do
        {
            if (await TryListPageAsync(null, token, cancellationToken) is not { } page)
            {
                var (folders, atRoot) = await FoldersAsync(cancellationToken);
                yield return Behind(new DropPage(atRoot, null), last);
                foreach (var folder in folders)
                {
                    for (var (more, next) = (true, default(string)); more;)
                    {
                        var within = await TryListPageAsync(folder, next, cancellationToken);
                        yield return Behind(within ?? new DropPage([], null), last);
                        next = within?.Next;
                        more = next is not null;
                    }
                }

                yield break;
            }

            yield return page;
            last = page.Drops is [.., var end] ? end.BlobName : last;
            token = page.Next;
        }
        while (token is not null);
    }

    // What was listed before is not found twice. The order is that of the one storage that needs this: of UTF-16 code units.
    private static DropPage Behind(DropPage page, string last) =>
        page with { Drops = [.. page.Drops.Where(drop => string.CompareOrdinal(drop.BlobName, last) > 0)] };

    private async Task<DropPage?> TryListPageAsync(string? prefix, string? token, CancellationToken cancellationToken)
    {
        try
        {
            return await ListPageAsync(prefix, token, cancellationToken);
        }
        catch (UnwrittenListingException exception)
        {
            LogUnwritten(exception);
            return null;
        }
    }

    /// <summary>The first folders of all drops, and the drops beside them; where a name among these is the one at fault, the folders of the
    /// watches that have a ledger.</summary>
    private async Task<(IReadOnlyList<string> Folders, IReadOnlyList<BlobDrop> AtRoot)> FoldersAsync(CancellationToken cancellationToken)
    {
        var (folders, atRoot) = (new List<string>(), new List<BlobDrop>());
        try
        {
            await foreach (var item in clients.Articles.GetBlobsByHierarchyAsync(
                new GetBlobsByHierarchyOptions { Delimiter = "/" }, cancellationToken))
            {
                if (item.IsPrefix)
                {
                    folders.Add(item.Prefix);
                }
                else
                {
                    atRoot.Add(DropOf(item.Blob));
                }
            }

            return (folders, atRoot);
        }
        catch (Exception exception) when (UnwrittenListingException.Is(exception))
        {
            var known = clients.ListAsync(clients.Ledgers, watch: null, BlobTraits.None, cancellationToken)
                .Select(ledger => BlobNames.WatchOfLedger(ledger.Name)).OfType<string>().Select(watch => watch + "/");
            return (await known.ToListAsync(cancellationToken), atRoot);
        }
    }

    /// <summary>One page of the listing of drops.</summary>
    /// <param name="prefix">What their names begin with; null for all drops.</param>
    /// <param name="token">The <see cref="DropPage.Next"/> of the page before it; null for the first one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="UnwrittenListingException">A name on the page can't be written.</exception>
    internal async Task<DropPage> ListPageAsync(string? prefix, string? token, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            var page = await clients.Articles.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken)
                .AsPages(token, clients.Options.PageSize)
                .FirstAsync(cancellationToken);
            return new DropPage(
                [.. page.Values.Select(DropOf)], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }
        catch (Exception exception) when (UnwrittenListingException.Is(exception))
        {
            throw new UnwrittenListingException(prefix, token, exception);
        }
        finally
        {
            AddListing(began);
        }
    }

    private BlobDrop DropOf(BlobItem item)
    {
        var (name, properties) = (item.Name, item.Properties);
        return new BlobDrop(
            () => clients.Articles.GetBlobClient(name),
            name,
            properties.ETag ?? default,
            properties.ContentLength ?? 0,
            properties.ContentType,
            properties.LastModified ?? DateTimeOffset.MinValue);
    }

    private void AddListing(long began) => Interlocked.Add(ref listingTicks, clock.GetElapsedTime(began).Ticks);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Drops can't be listed as a whole; other folders are listed by themselves")]
    private partial void LogUnwritten(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Unknown} of {Listed} drops have no known receipt")]
    private partial void LogUnknown(int unknown, int listed);
}

/// <summary>A drop that was taken in.</summary>
/// <param name="BlobName">Its name in the container of drops.</param>
/// <param name="ETag">Its version.</param>
public sealed record UploadedDrop(string BlobName, string ETag);

/// <summary>What adding a drop came to.</summary>
/// <param name="Name">The name within the watch under which its content is kept.</param>
/// <param name="IsNew">Whether it was added; false where the same was there already.</param>
public sealed record AddedDrop(string Name, bool IsNew);

/// <summary>A page of the listing of drops.</summary>
/// <param name="Drops">In the order of the listing, which is that of their names; a page may be empty though others follow.</param>
/// <param name="Next">What the next page is listed by; null when this is the last one.</param>
internal sealed record DropPage(IReadOnlyList<BlobDrop> Drops, string? Next);
