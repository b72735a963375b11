using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace Pipeline.Adapters.Storage;

/// <summary>The containers and queues of one pipeline. Thread-safe; one per process.</summary>
public sealed class StorageClients
{
    /// <summary>The name is the Functions host's own, for every app over one account.</summary>
    private const string BlobTriggerPoison = "webjobs-blobtrigger-poison";

    /// <summary>Takes clients that the host made, for instance with an identity of its own.</summary>
    /// <param name="blobs">Blob service, best made with <see cref="BlobClientOptions"/>.</param>
    /// <param name="queues">Queue service, best made with <see cref="QueueClientOptions"/>. It must not encode messages itself:
    /// <see cref="DeliveryQueue"/> writes base64, as the Functions runtime expects, and has to see what cannot be decoded.</param>
    /// <param name="options">Names and limits.</param>
    public StorageClients(BlobServiceClient blobs, QueueServiceClient queues, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        ArgumentNullException.ThrowIfNull(queues);
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Blobs = blobs;
        Queues = queues;
        Articles = blobs.GetBlobContainerClient(options.Prefix + options.Articles);
        Analyses = blobs.GetBlobContainerClient(options.Prefix + options.Analyses);
        Ledgers = blobs.GetBlobContainerClient(options.Prefix + options.Ledgers);
        Timeline = blobs.GetBlobContainerClient(options.Prefix + options.Timeline);
        Alerts = blobs.GetBlobContainerClient(options.Prefix + options.Alerts);
        Rejected = blobs.GetBlobContainerClient(options.Prefix + options.Rejected);
        Readings = blobs.GetBlobContainerClient(options.Prefix + options.Readings);
        Config = blobs.GetBlobContainerClient(options.Prefix + options.Config);
        Deliveries = queues.GetQueueClient(options.Prefix + options.Deliveries);
        DeliveriesPoison = queues.GetQueueClient(options.Prefix + options.DeliveriesPoison);
        DropsPoison = queues.GetQueueClient(options.Prefix + BlobTriggerPoison);
    }

    /// <summary>Names and limits.</summary>
    public StorageOptions Options { get; }

    /// <summary>The blob service.</summary>
    public BlobServiceClient Blobs { get; }

    /// <summary>The queue service.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>Drops.</summary>
    public BlobContainerClient Articles { get; }

    /// <summary>Analyses, which are receipts too.</summary>
    public BlobContainerClient Analyses { get; }

    /// <summary>Ledgers.</summary>
    public BlobContainerClient Ledgers { get; }

    /// <summary>Timelines.</summary>
    public BlobContainerClient Timeline { get; }

    /// <summary>Alerts.</summary>
    public BlobContainerClient Alerts { get; }

    /// <summary>Rejections, which are receipts too.</summary>
    public BlobContainerClient Rejected { get; }

    /// <summary>What a paid analyzer read.</summary>
    public BlobContainerClient Readings { get; }

    /// <summary>Settings.</summary>
    public BlobContainerClient Config { get; }

    /// <summary>Deliveries to make. Sends and receives text as it is; <see cref="DeliveryQueue"/> encodes it.</summary>
    public QueueClient Deliveries { get; }

    /// <summary>Deliveries that were given up.</summary>
    public QueueClient DeliveriesPoison { get; }

    /// <summary>Drops that the Functions host gave up and nobody has recorded yet. The host creates and fills the queue; elsewhere there is
    /// none.</summary>
    public QueueClient DropsPoison { get; }

    /// <summary>Makes clients from <paramref name="options"/>, which make containers and queues again that are deleted later.</summary>
    /// <param name="options">Connection string, or endpoints.</param>
    /// <param name="credential">The identity, needed when there is no connection string.</param>
    /// <exception cref="ArgumentException">Neither a connection string nor endpoints with a credential.</exception>
    /// <exception cref="FormatException">The connection string is not one.</exception>
    public static StorageClients Create(StorageOptions options, TokenCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return Create(
                options,
                blobs => new BlobServiceClient(options.ConnectionString, blobs),
                queues => new QueueServiceClient(options.ConnectionString, queues));
        }

        if (options is not { BlobServiceUri: { } blobs, QueueServiceUri: { } queues } || credential is null)
        {
            throw new ArgumentException("Storage needs a connection string, or both service URIs and a credential.", nameof(options));
        }

        return Create(
            options,
            client => new BlobServiceClient(blobs, credential, client),
            client => new QueueServiceClient(queues, credential, client));
    }

    /// <summary>Client options with the pipeline's retries.</summary>
    public static BlobClientOptions BlobClientOptions(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var client = new BlobClientOptions();
        Tune(client.Retry, options);
        return client;
    }

    /// <summary>Client options with the pipeline's retries; messages are not encoded by the client.</summary>
    public static QueueClientOptions QueueClientOptions(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var client = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        Tune(client.Retry, options);
        return client;
    }

    /// <summary>Creates the containers and queues that are missing. May be called by every process at every start.</summary>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. Containers.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. OwnQueues.Select(queue => queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);

    /// <summary>The blobs of a container, in ordinal order of their names' UTF-8; one request per <see cref="StorageOptions.PageSize"/>.
    /// </summary>
    /// <param name="container">One of this pipeline's.</param>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="traits">What else the listing brings along.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    internal async IAsyncEnumerable<BlobItem> ListAsync(
        BlobContainerClient container, string? watch, BlobTraits traits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = new GetBlobsOptions { Traits = traits, Prefix = watch is null ? null : watch + "/" };
        await foreach (var page in container.GetBlobsAsync(listed, cancellationToken).AsPages(pageSizeHint: Options.PageSize))
        {
            foreach (var blob in page.Values)
            {
                yield return blob;
            }
        }
    }

    private static StorageClients Create(
        StorageOptions options, Func<BlobClientOptions, BlobServiceClient> blobs, Func<QueueClientOptions, QueueServiceClient> queues)
    {
        var again = new RecreationPolicy();
        var (forBlobs, forQueues) = (BlobClientOptions(options), QueueClientOptions(options));
        forBlobs.AddPolicy(again, HttpPipelinePosition.PerCall);
        forQueues.AddPolicy(again, HttpPipelinePosition.PerCall);
        var clients = new StorageClients(blobs(forBlobs), queues(forQueues), options);
        again.Recreate = clients.RecreateAsync;
        return clients;
    }

    private async Task<bool> RecreateAsync(Uri request, CancellationToken cancellationToken)
    {
        if (Array.Find(Containers, container => IsIn(container.Uri)) is { } missing)
        {
            await missing.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return true;
        }

        if (Array.Find(OwnQueues, queue => IsIn(queue.Uri)) is { } gone)
        {
            await gone.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return true;
        }

        return false;

        bool IsIn(Uri whole) => request.Authority == whole.Authority
            && (request.AbsolutePath == whole.AbsolutePath
                || request.AbsolutePath.StartsWith(whole.AbsolutePath + "/", StringComparison.Ordinal));
    }

    private BlobContainerClient[] Containers => [Articles, Analyses, Ledgers, Timeline, Alerts, Rejected, Readings, Config];

    private QueueClient[] OwnQueues => [Deliveries, DeliveriesPoison];

    private static void Tune(RetryOptions retry, StorageOptions options)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = options.MaxRetries;
        retry.Delay = TimeSpan.FromSeconds(0.4);
        retry.MaxDelay = TimeSpan.FromSeconds(10);
        retry.NetworkTimeout = options.TryTimeout;
    }
}
