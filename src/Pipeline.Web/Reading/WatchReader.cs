using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Watches;

namespace Pipeline.Web.Reading;

/// <summary>Reads watches for pages and the API. Nothing is written and nothing is kept that storage does not have. Thread-safe.</summary>
public sealed partial class WatchReader(
    BlobLedgerStore ledgers, BlobTimeline timelines, DeliveryReader deliveries,
    RejectionReader rejections, IWatchSettingsSource settings, TimeProvider clock, ILogger<WatchReader> logger)
{
    /// <summary>Days of activity that are shown.</summary>
    public const int ActivityDays = 30;

    /// <summary>A watch without a drop for this long counts as quiet.</summary>
    public static readonly TimeSpan QuietAfter = TimeSpan.FromDays(7);

    /// <summary>What is new: announced within this time.</summary>
    public static readonly TimeSpan NewWithin = TimeSpan.FromDays(1);

    private const int DigestsKept = 10_000;
    private const int SummariesAtOnce = 16;

    private readonly BoundedCache<WatchDigest> digests = new(DigestsKept);

    /// <summary>All watches, those with the newest news first.</summary>
    /// <remarks>One request per 5,000 ledgers, timeline blobs, alerts and rejections each; ledgers that have not changed
    /// are not read again.</remarks>
    public async Task<IReadOnlyList<WatchSummary>> ListAsync(CancellationToken cancellationToken)
    {
        var blobs = timelines.ListAsync(null, cancellationToken);
        var failed = deliveries.CountFailedAsync(null, cancellationToken);
        var rejected = rejections.CountAsync(cancellationToken);
        var known = await DigestsAsync(cancellationToken);
        var byWatch = (await blobs).ToLookup(blob => blob.Watch, StringComparer.Ordinal);
        var summaries = new List<WatchSummary>(known.Count);
        foreach (var chunk in known.Chunk(SummariesAtOnce))
        {
            summaries.AddRange(await Task.WhenAll(chunk.Select(async digest => await SummaryAsync(
                digest,
                [.. byWatch[digest.Watch]],
                (await failed).GetValueOrDefault(digest.Watch),
                (await rejected).GetValueOrDefault(digest.Watch),
                cancellationToken))));
        }

        return [.. summaries.OrderByDescending(Place).ThenBy(summary => summary.Watch, StringComparer.Ordinal)];
    }

    /// <summary>Where a watch stands in the list of all.</summary>
    public static DateTimeOffset Place(WatchSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.LastNewsAt ?? DateTimeOffset.MinValue;
    }

    /// <summary>A watch with its facts; null when there is no such watch.</summary>
    public async Task<Story?> FindAsync(string watch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watch);
        return DropPath.ProblemWithWatch(watch) is null
            && await ledgers.LoadAsync(watch, cancellationToken) is { Version: not null, Ledger: var ledger }
                ? new Story(ledger, StoryFacts.Of(ledger), await NameAsync(ledger, cancellationToken))
                : null;
    }

    /// <summary>The same for what stands beside it: null also when the ledger can't be read, which must not cost the rest of a
    /// page.</summary>
    public async Task<Story?> TryFindAsync(string watch, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(watch, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            LogUnreadable(watch, exception.Message);
            return null;
        }
    }

    /// <summary>What is told of <paramref name="story"/> beside its facts. Failures are not counted: that takes a listing
    /// of all its alerts.</summary>
    public async Task<WatchSummary> SummaryAsync(Story story, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(story);
        return await SummaryAsync(
            DigestOf(story.Ledger), await timelines.ListAsync(story.Watch, cancellationToken), null, null, cancellationToken);
    }

    /// <summary>The facts of all watches that <paramref name="query"/> asks for, those that changed last first.</summary>
    /// <remarks>One request per 5,000 ledgers, and one for each that is not in memory as it was listed.</remarks>
    public async Task<FoundFacts> SearchAsync(FactQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = new List<StoryFact>();
        var unreadable = new List<string>();
        await foreach (var (_, stored, problem) in ReadAsync(ledgers.ListAsync(cancellationToken), cancellationToken))
        {
            if (stored is null)
            {
                unreadable.Add(problem!);
            }
            else
            {
                var story = new Story(
                    stored.Ledger, StoryFacts.Of(stored.Ledger), await NameAsync(stored.Ledger, cancellationToken));
                found.AddRange(story.Find(query));
            }
        }

        return new FoundFacts(
            [.. found.OrderByDescending(fact => fact.ChangedAt).ThenBy(NameOf, StringComparer.Ordinal)],
            unreadable.Count == 0 ? null : unreadable);
    }

    /// <summary>What tells a fact from others that changed at the same time.</summary>
    public static string NameOf(StoryFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return $"{fact.Watch}\n{fact.Key}";
    }

    private async Task<IReadOnlyList<WatchDigest>> DigestsAsync(CancellationToken cancellationToken)
    {
        var found = new List<WatchDigest>();
        var unread = new List<LedgerListing>();
        await foreach (var listing in ledgers.ListAsync(cancellationToken))
        {
            if (digests.Find($"{listing.Watch}\n{listing.Version}") is { } digest)
            {
                found.Add(digest);
            }
            else
            {
                unread.Add(listing);
            }
        }

        await foreach (var (listing, stored, problem) in ReadAsync(unread.ToAsyncEnumerable(), cancellationToken))
        {
            // What can't be read is kept as well: until it is written again, nobody needs to try again.
            var digest = stored is null ? WatchDigest.Unreadable(listing.Watch, problem!) : DigestOf(stored.Ledger);
            digests.Put($"{digest.Watch}\n{stored?.Version ?? listing.Version}", digest);
            found.Add(digest);
        }

        return found;
    }

    private IAsyncEnumerable<Listed<LedgerListing, StoredLedger>> ReadAsync(
        IAsyncEnumerable<LedgerListing> listings, CancellationToken cancellationToken) => listings.ReadAsync(
            async listing => await ledgers.LoadAsync(listing, cancellationToken) is { Version: not null } stored ? stored : null,
            cancellationToken);

    private async Task<WatchSummary> SummaryAsync(
        WatchDigest digest, IReadOnlyList<TimelineBlob> blobs, int? failed, int? rejected, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var news = digest.Announced.TakeWhile(fact => fact.At >= now - NewWithin).ToArray();
        var last = blobs.Count == 0 ? (DateTimeOffset?)null : blobs.Max(blob => blob.At);
        return new WatchSummary
        {
            Watch = digest.Watch,
            Problem = digest.Problem,
            Title = await TitleAsync(digest.Watch, digest.Headline, cancellationToken),
            OpenedAt = digest.OpenedAt,
            LastNewsAt = digest.LastNewsAt,
            LastDropAt = last,
            Quiet = last is null || last < now - QuietAfter,
            Known = digest.Known,
            NewFacts = news.Length,
            News = [.. (news.Length > 0 ? news : [.. digest.Announced]).Take(WatchSummary.MaxNews)],
            Activity = await ActivityAsync(blobs, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken),
            FailedDeliveries = failed,
            Rejected = rejected,
        };
    }

    private async Task<string?> TitleAsync(string watch, string? headline, CancellationToken cancellationToken) =>
        (await settings.GetAsync(watch, cancellationToken)).Title ?? headline;

    private async Task<AlertStoryName> NameAsync(Ledger ledger, CancellationToken cancellationToken) =>
        new(ledger.Watch, await TitleAsync(ledger.Watch, ledger.Headline, cancellationToken));

    private async Task<IReadOnlyList<DayActivity>> ActivityAsync(
        IReadOnlyList<TimelineBlob> blobs, DateOnly today, CancellationToken cancellationToken)
    {
        var drops = new int[ActivityDays];
        var first = today.AddDays(1 - ActivityDays);
        foreach (var chunk in blobs.Where(blob => blob.Day >= first && blob.Day <= today).Chunk(SummariesAtOnce))
        {
            foreach (var (day, count) in await Task.WhenAll(chunk.Select(async blob =>
                (blob.Day, await timelines.CountAsync(blob, cancellationToken)))))
            {
                drops[day.DayNumber - first.DayNumber] += count;
            }
        }

        return [.. drops.Select((count, index) => new DayActivity(first.AddDays(index), count))];
    }

    private static WatchDigest DigestOf(Ledger ledger)
    {
        var facts = StoryFacts.Of(ledger);
        return new WatchDigest(
            ledger.Watch, ledger.Opened?.At, facts.Announced.Count > 0 ? facts.Announced[0].At : ledger.Opened?.At,
            FactKinds.All.ToDictionary(kind => kind, kind => facts.OfKind(kind).Count()), facts.Announced)
        {
            Headline = ledger.Headline,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Watch} knows is not shown: {Problem}")]
    private partial void LogUnreadable(string watch, string problem);

    private sealed record WatchDigest(
        string Watch, DateTimeOffset? OpenedAt, DateTimeOffset? LastNewsAt,
        IReadOnlyDictionary<FactKind, int> Known, IReadOnlyList<AnnouncedFact> Announced)
    {
        /// <summary>Why the ledger can't be read; null when it can.</summary>
        public string? Problem { get; private init; }

        /// <summary>The headline that opened the story.</summary>
        public string? Headline { get; init; }

        public static WatchDigest Unreadable(string watch, string problem) =>
            new(watch, null, null, WatchSummary.None, []) { Problem = problem };
    }
}

/// <summary>What was found in all watches.</summary>
/// <param name="Facts">The facts, those that changed last first.</param>
/// <param name="Unreadable">Why watches are missing among them: their ledgers can't be read. Null when all can.</param>
public sealed record FoundFacts(IReadOnlyList<StoryFact> Facts, IReadOnlyList<string>? Unreadable);

/// <summary>A watch with everything that its ledger knows.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Facts">Its facts.</param>
/// <param name="Name">What people call it.</param>
public sealed record Story(Ledger Ledger, StoryFacts Facts, AlertStoryName Name)
{
    /// <summary>The watch.</summary>
    public string Watch => Ledger.Watch;

    /// <summary>The facts that <paramref name="query"/> asks for, those that changed last first, with the story's name.</summary>
    public IEnumerable<StoryFact> Find(FactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Facts.All.Where(query.Accepts).Select(fact => fact with { Story = Name });
    }
}
