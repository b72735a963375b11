using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

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

    /// <summary>Makes clients from <paramref name="options"/>.</summary>
    /// <param name="options">Connection string, or endpoints.</param>
    /// <param name="credential">The identity, needed when there is no connection string.</param>
    /// <exception cref="ArgumentException">Neither a connection string nor endpoints with a credential.</exception>
    /// <exception cref="FormatException">The connection string is not one.</exception>
    public static StorageClients Create(StorageOptions options, TokenCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return new(
                new BlobServiceClient(options.ConnectionString, BlobClientOptions(options)),
                new QueueServiceClient(options.ConnectionString, QueueClientOptions(options)),
                options);
        }

        if (options is not { BlobServiceUri: { } blobs, QueueServiceUri: { } queues } || credential is null)
        {
            throw new ArgumentException("Storage needs a connection string, or both service URIs and a credential.", nameof(options));
        }

        return new(
            new BlobServiceClient(blobs, credential, BlobClientOptions(options)),
            new QueueServiceClient(queues, credential, QueueClientOptions(options)),
            options);
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
        .. new[] { Deliveries, DeliveriesPoison }.Select(queue => queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);

    /// <summary>Does <paramref name="work"/>; where a container or queue has been deleted, it makes them anew for the next time.</summary>
    /// <exception cref="RequestFailedException">Storage failed, that a container is missing included.</exception>
    public async Task<T> WithContainersAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return await work();
        }
        catch (RequestFailedException exception)
            when (exception.ErrorCode == BlobErrorCode.ContainerNotFound || exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await EnsureCreatedAsync(cancellationToken);
            throw;
        }
    }

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

    private BlobContainerClient[] Containers => [Articles, Analyses, Ledgers, Timeline, Alerts, Rejected, Readings, Config];

    private static void Tune(RetryOptions retry, StorageOptions options)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = options.MaxRetries;
        retry.Delay = TimeSpan.FromSeconds(0.4);
        retry.MaxDelay = TimeSpan.FromSeconds(10);
        retry.NetworkTimeout = options.TryTimeout;
    }
}
