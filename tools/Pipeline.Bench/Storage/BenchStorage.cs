using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Local.Azurite;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Bench.Storage;

/// <summary>The storage that is measured on: an Azurite of its own, or a given account in which everything made is deleted
/// afterwards.</summary>
internal sealed class BenchStorage : IAsyncDisposable
{
    private readonly AzuriteServer? azurite;
    private readonly DirectoryInfo folder;
    private readonly Output output;
    private readonly string run = $"bench{Guid.NewGuid():N}"[..11];
    private int spaces;

    private BenchStorage(AzuriteServer? azurite, string connection, DirectoryInfo folder, Output output)
    {
        this.azurite = azurite;
        this.folder = folder;
        this.output = output;
        Connection = connection;
    }

    /// <summary>The account's connection string.</summary>
    public string Connection { get; }

    /// <summary>A folder that is gone afterwards.</summary>
    public string Folder => folder.FullName;

    /// <summary>Opens <paramref name="connection"/>, or starts an Azurite whose data is on disk as that of <c>run</c> is,
    /// or in memory.</summary>
    public static async Task<BenchStorage> OpenAsync(
        string? connection, bool isInMemory, Output output, CancellationToken cancellationToken)
    {
        var temporary = Directory.CreateTempSubdirectory("pipeline-bench-");
        try
        {
            var data = isInMemory ? null : Path.Combine(temporary.FullName, "azurite");
            var server = connection is null ? await AzuriteServer.StartAsync(data, output.Progress, cancellationToken) : null;
            return new BenchStorage(server, connection ?? server!.ConnectionString, temporary, output);
        }
        catch
        {
            temporary.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Containers and queues that nothing else uses.</summary>
    public BenchSpace NewSpace() => new(Connection, $"{run}-{Interlocked.Increment(ref spaces)}-", output);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
        else
        {
            await DeleteAsync();
        }

        folder.Delete(recursive: true);
    }

    private async Task DeleteAsync()
    {
        var blobs = new BlobServiceClient(Connection);
        await foreach (var container in blobs.GetBlobContainersAsync(prefix: run))
        {
            await blobs.DeleteBlobContainerAsync(container.Name);
        }

        var queues = new QueueServiceClient(Connection);
        await foreach (var queue in queues.GetQueuesAsync(prefix: run))
        {
            await queues.DeleteQueueAsync(queue.Name);
        }
    }
}

/// <summary>One pipeline's own containers and queues within a <see cref="BenchStorage"/>.</summary>
internal sealed class BenchSpace(string connection, string prefix, Output output)
{
    /// <summary>How the pipeline is told of it.</summary>
    public StorageOptions Options { get; } = new() { ConnectionString = connection, Prefix = prefix };

    /// <summary>The settings of a host on it, whose alerts go to <paramref name="webhook"/>, or to the console.</summary>
    public Dictionary<string, string?> Settings(Uri? webhook = null)
    {
        var settings = new Dictionary<string, string?>(LocalDestinations.Console, StringComparer.OrdinalIgnoreCase)
        {
            ["Pipeline:Storage:ConnectionString"] = connection,
            ["Pipeline:Storage:Prefix"] = prefix,
        };
        if (webhook is not null)
        {
            settings["Pipeline:Destinations:0:Kind"] = "Webhook";
            settings["Pipeline:Destinations:0:Url"] = webhook.AbsoluteUri;
            settings["Pipeline:Destinations:0:AllowPrivate"] = "true";
        }

        return settings;
    }

    /// <summary>The pipeline in this process, all of whose storage operations are counted.</summary>
    public async Task<(LocalPipeline Pipeline, StorageOperations Operations)> OpenAsync(CancellationToken cancellationToken)
    {
        var (clients, operations) = StorageOperations.Count(Options);
        var pipeline = await LocalPipeline.OpenAsync(
            new StorageArguments(connection, new DirectoryInfo(".")), output, LocalSettings.Only(Settings()), LogLevel.Error,
                cancellationToken,
            services => services.AddSingleton(clients));
        return (pipeline, operations);
    }
}
