using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Storage;

/// <summary>Where the pipeline keeps its blobs and queues, and how it speaks to them.</summary>
/// <remarks>Either <see cref="ConnectionString"/>, or <see cref="BlobServiceUri"/>
/// with <see cref="QueueServiceUri"/> and an identity.</remarks>
public sealed partial class StorageOptions : IValidatableObject
{
    /// <summary>Longest delay of a queue message, which is also the service's limit
    /// (https://learn.microsoft.com/rest/api/storageservices/put-message).</summary>
    public static readonly TimeSpan MaxVisibilityDelay = TimeSpan.FromDays(7);

    /// <summary>Connection string of the storage account. A secret: it is never logged.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Blob endpoint, for an identity in place of a connection string.</summary>
    public Uri? BlobServiceUri { get; set; }

    /// <summary>Queue endpoint, for an identity in place of a connection string.</summary>
    public Uri? QueueServiceUri { get; set; }

    /// <summary>Stands before the name of every container and queue, so that several pipelines (or tests) share an account. Lower-case
    /// letters, digits and single hyphens.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Container of drops.</summary>
    [Required]
    public string Articles { get; set; } = "articles";

    /// <summary>Container of analyses.</summary>
    [Required]
    public string Analyses { get; set; } = "analyses";

    /// <summary>Container of ledgers.</summary>
    [Required]
    public string Ledgers { get; set; } = "ledgers";

    /// <summary>Container of timelines.</summary>
    [Required]
    public string Timeline { get; set; } = "timeline";

    /// <summary>Container of alerts.</summary>
    [Required]
    public string Alerts { get; set; } = "alerts";

    /// <summary>Container of rejections.</summary>
    [Required]
    public string Rejected { get; set; } = "rejected";

    /// <summary>Container of what a paid analyzer read, so that no text is paid for twice.</summary>
    [Required]
    public string Readings { get; set; } = "readings";

    /// <summary>Container of <c>watches.json</c>.</summary>
    [Required]
    public string Config { get; set; } = "config";

    /// <summary>Queue of deliveries.</summary>
    [Required]
    public string Deliveries { get; set; } = "deliveries";

    /// <summary>Queue of deliveries that were given up; the Functions runtime derives this name itself, with <c>-poison</c>.</summary>
    [Required]
    public string DeliveriesPoison { get; set; } = "deliveries-poison";

    /// <summary>How often a request is repeated after a network error, 408, 429 or 5xx. 0 to 10; 5 with exponential backoff from 0.4 s
    /// waits about 12 s in all, longer than a storage partition takes to move.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 5;

    /// <summary>How long one try may stay silent. 1 second to 10 minutes;
    /// 30 seconds is the service's own limit for most requests.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Ledgers kept in memory, so that an unchanged one is not downloaded again. 1 to 10,000;
    /// a ledger takes tens of kilobytes.</summary>
    [Range(1, 10_000)]
    public int LedgerCacheSize { get; set; } = 64;

    /// <summary>How often a timeline blob is appended to before the next one begins, each time with the lines of one drop. 1 to 50,000,
    /// the service's limit for an append blob.</summary>
    [Range(1, 50_000)]
    public int TimelineBlocksPerBlob { get; set; } = 50_000;

    /// <summary>Blobs asked for per page of a listing. 1 to 5,000, the service's limit.</summary>
    [Range(1, 5_000)]
    public int PageSize { get; set; } = 5_000;

    /// <summary>How long the watches' settings are used before their ETag is asked for again. 0 asks every time.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettingsRefresh { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The containers' names, prefix included.</summary>
    internal IEnumerable<string> ContainerNames =>
        new[] { Articles, Analyses, Ledgers, Timeline, Alerts, Rejected, Readings, Config }.Select(name => Prefix + name);

    /// <summary>The queues' names, prefix included.</summary>
    internal IEnumerable<string> QueueNames => new[] { Deliveries, DeliveriesPoison }.Select(name => Prefix + name);

    /// <summary>What is wrong beyond single values: no way to connect, or a name that storage would refuse.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) && (BlobServiceUri is null || QueueServiceUri is null))
        {
            yield return new(
                $"Give {nameof(ConnectionString)}, or both {nameof(BlobServiceUri)} and {nameof(QueueServiceUri)}.",
                [nameof(ConnectionString)]);
        }

        if (!string.IsNullOrWhiteSpace(ConnectionString) && !IsConnectionString(ConnectionString))
        {
            // Without its value, which holds a key.
            yield return new(
                "The connection string of the storage can't be read; it has the form "
                + "DefaultEndpointsProtocol=https;AccountName=NAME;AccountKey=KEY;EndpointSuffix=core.windows.net.",
                [nameof(ConnectionString)]);
        }

        foreach (var name in ContainerNames.Concat(QueueNames).Where(name => name.Length is < 3 or > 63 || !ValidName().IsMatch(name)))
        {
            yield return new(
                $"'{name}' can't name a container or queue: 3 to 63 lower-case letters, digits and single hyphens between them.",
                [nameof(Prefix)]);
        }

        foreach (var names in new[] { ContainerNames, QueueNames })
        {
            if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                yield return new($"'{twice.Key}' names two different things.");
            }
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
            _ = new QueueServiceClient(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return false;
        }
    }

    // https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ValidName();
}

/// <summary>Checks <see cref="StorageOptions"/> when the host starts, not at the tenth drop.</summary>
[OptionsValidator]
internal sealed partial class ValidateStorageOptions : IValidateOptions<StorageOptions>;
