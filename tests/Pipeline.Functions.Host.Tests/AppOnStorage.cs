using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Local.Azurite;
using Pipeline.Tests.Shared;

namespace Pipeline.Functions.Host.Tests;

/// <summary>The Function app under its host, with an Azurite and a receiver of alerts of its own: what a test drives and looks
/// into.</summary>
internal sealed class AppOnStorage : IAsyncDisposable
{
    /// <summary>How long a test waits for what should come within a second or two.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly AzuriteServer azurite;
    private readonly List<FunctionsHost> hosts = [];
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private AppOnStorage(AzuriteServer azurite, WebhookInbox inbox)
    {
        this.azurite = azurite;
        Inbox = inbox;
        Clients = StorageClients.Create(new StorageOptions { ConnectionString = azurite.ConnectionString });
    }

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(typeof(AppOnStorage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Repository").Value!);

    /// <summary>The app's storage.</summary>
    public StorageClients Clients { get; }

    /// <summary>How storage is reached.</summary>
    public string ConnectionString => azurite.ConnectionString;

    /// <summary>The receiver of the alerts of the destination <c>desk</c>.</summary>
    public WebhookInbox Inbox { get; }

    /// <summary>The host that was started first.</summary>
    public FunctionsHost Host => hosts[0];

    /// <summary>What that host said.</summary>
    public HostLog Log => Host.Log;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Makes storage as a developer finds it: with nothing in it, no container and no queue.</summary>
    public static async Task<AppOnStorage> OnEmptyStorageAsync() =>
        new(await AzuriteServer.StartAsync(null, null, Cancel), await WebhookInbox.StartAsync());

    /// <summary>Makes storage as infra/ leaves it: containers and queues, and nothing in them.</summary>
    public static async Task<AppOnStorage> PrepareAsync()
    {
        var app = await OnEmptyStorageAsync();
        await app.Clients.EnsureCreatedAsync(Cancel);
        using var names = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository, "infra", "names.json"), Cancel));
        foreach (var queue in names.RootElement.GetProperty("queues").EnumerateArray())
        {
            await app.Clients.Queues.GetQueueClient(queue.GetString()).CreateIfNotExistsAsync(cancellationToken: Cancel);
        }

        return app;
    }

    /// <summary>Makes storage and starts the app on it.</summary>
    public static async Task<AppOnStorage> StartAsync(string environment = "Production", params (string Name, string Value)[] settings)
    {
        var app = await PrepareAsync();
        try
        {
            await app.StartHostAsync(environment, settings);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a host with a worker; the second one is another instance of the same app.</summary>
    public Task<FunctionsHost> StartHostAsync(string environment = "Production", params (string Name, string Value)[] settings) =>
        StartHostAsync(OptionsFor(environment, settings));

    /// <summary>Starts a host.</summary>
    public async Task<FunctionsHost> StartHostAsync(FunctionsHostOptions options)
    {
        var host = await FunctionsHost.StartAsync(options, new HostLog(), Cancel);
        hosts.Add(host);
        return host;
    }

    /// <summary>The settings of a deployed app, with what makes waits short; <paramref name="settings"/> come over them.</summary>
    public FunctionsHostOptions OptionsFor(string environment, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = ConnectionString,
            ["Pipeline__Destinations__0__Kind"] = "Webhook",
            ["Pipeline__Destinations__0__Name"] = "desk",
            ["Pipeline__Destinations__0__Url"] = Inbox.At("hook"),
            ["Pipeline__Destinations__0__AllowPrivate"] = "true",
            ["Pipeline__Webhooks__RetryDelay"] = "00:00:00.1",
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:00.2",
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.2",
            // A worker lives for seconds here, in which what the runtime learns of its code costs more than it gains.
            ["DOTNET_TieredPGO"] = "0",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new FunctionsHostOptions { Environment = environment, Settings = all };
    }

    /// <summary>Drops a text; nobody is told of it.</summary>
    public Task<UploadedBlob> DropAsync(string blobName, string text) => UploadAsync(Clients.Articles, blobName, text);

    /// <summary>Puts a text into a container; nobody is told of it.</summary>
    public static async Task<UploadedBlob> UploadAsync(BlobContainerClient container, string blobName, string text)
    {
        var blob = container.GetBlobClient(blobName);
        var uploaded = await blob.UploadAsync(BinaryData.FromString(text), overwrite: true, Cancel);
        return new UploadedBlob(blob.Uri, uploaded.Value.ETag.ToString().Trim('"'));
    }

    /// <summary>Tells the app of a new blob as Event Grid does
    /// (https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage).</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="function">The function that the subscription names.</param>
    /// <param name="host">Where the host listens; null for the first one.</param>
    /// <returns>The status of the answer.</returns>
    public async Task<int> TellAsync(UploadedBlob blob, string function = "ArticleDropped", Uri? host = null)
    {
        var options = new FunctionsHostOptions();
        var address = new Uri(
            host ?? Host.Address, $"/runtime/webhooks/blobs?functionName=Host.Functions.{function}&code={options.BlobsExtensionKey}");
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(new[]
            {
                new
                {
                    id = Guid.NewGuid(),
                    eventType = "Microsoft.Storage.BlobCreated",
                    eventTime = DateTimeOffset.UtcNow,
                    subject = "/blobServices/default/containers" + blob.Address.AbsolutePath,
                    topic = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a",
                    data = new
                    {
                        api = "PutBlob", eTag = blob.ETag, contentType = "text/plain", blobType = "BlockBlob",
                        url = blob.Address.AbsoluteUri,
                    },
                    dataVersion = "",
                    metadataVersion = "1",
                },
            }),
        };
        request.Headers.Add("aeg-event-type", "Notification");
        using var answer = await client.SendAsync(request, Cancel);
        return (int)answer.StatusCode;
    }

    /// <summary>Drops a text and tells the app of it.</summary>
    public async Task DropAndTellAsync(string blobName, string text) =>
        Assert.Equal(202, await TellAsync(await DropAsync(blobName, text)));

    /// <summary>Waits until the first host has said <paramref name="line"/> of a run so many times:
    /// <c>ArticleDropped succeeded, blob articles/w/a.txt</c>.</summary>
    public Task RanAsync(string line, int times = 1) => Log.WaitAsync(
        entries => entries.Count(entry =>
            entry.Category == FunctionsHost.InvocationCategory && entry.Message.Contains(line, StringComparison.Ordinal)) >= times,
        TimeSpan.FromSeconds(60), Cancel);

    /// <summary>The lines that the first host said of runs, those that contain <paramref name="words"/>.</summary>
    public IReadOnlyList<string> Runs(string words) =>
    [
        .. Log.Entries
            .Where(entry => entry.Category == FunctionsHost.InvocationCategory && entry.Message.Contains(words, StringComparison.Ordinal))
            .Select(entry => entry.Message),
    ];

    /// <summary>The alerts of a watch, as they are stored.</summary>
    public async Task<IReadOnlyList<Alert>> AlertsAsync(string watch)
    {
        var alerts = new List<Alert>();
        await foreach (var blob in Clients.Alerts.GetBlobsAsync(
            new Azure.Storage.Blobs.Models.GetBlobsOptions { Prefix = watch + "/" }, Cancel))
        {
            var content = await Clients.Alerts.GetBlobClient(blob.Name).DownloadContentAsync(Cancel);
            alerts.Add(JsonSerializer.Deserialize(content.Value.Content, Core.Serialization.PipelineJson.Documents.Alert)!);
        }

        return alerts;
    }

    /// <summary>Waits until the only alert of a watch was delivered to its only destination: looks after each run that ends well.</summary>
    public async Task<Delivery> DeliveredAsync(string watch)
    {
        for (var run = 1; ; run++)
        {
            await RanAsync("DeliveryQueued succeeded", run);
            if (await AlertsAsync(watch) is [{ Deliveries: [{ State: DeliveryState.Delivered } delivery] }])
            {
                return delivery;
            }
        }
    }

    /// <summary>Whether a drop has its receipt among the rejected: it has been given up. What else stands there is the note of a failed
    /// try.</summary>
    public async Task<bool> IsGivenUpAsync(string blobName) =>
        (await Clients.Rejected.GetBlobClient(blobName + ".json").GetPropertiesAsync(cancellationToken: Cancel)).Value.Metadata.Count > 0;

    /// <summary>What stands in <c>rejected</c> of a drop; null when nothing does.</summary>
    public async Task<JsonElement?> RejectedAsync(string blobName)
    {
        var blob = Clients.Rejected.GetBlobClient(blobName + ".json");
        return await blob.ExistsAsync(Cancel)
            ? JsonElement.Parse((await blob.DownloadContentAsync(Cancel)).Value.Content.ToMemory().Span)
            : null;
    }

    /// <summary>How many events of drops the host has not done with, those that it is at included.</summary>
    public async Task<int> CountWaitingDropsAsync()
    {
        var count = 0;
        await foreach (var queue in Clients.Queues.GetQueuesAsync(prefix: "azure-webjobs-blobtrigger-", cancellationToken: Cancel))
        {
            count += (await Clients.Queues.GetQueueClient(queue.Name).GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;
        }

        return count;
    }

    /// <summary>Puts a text into a queue, encoded as the triggers expect it.</summary>
    public static Task SendAsync(QueueClient queue, string text) =>
        queue.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), Cancel);

    /// <summary>Asks the first host.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(Host.Address, path));
        return await client.SendAsync(request, Cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Inbox.DisposeAsync();
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await azurite.DisposeAsync();
    }
}

/// <summary>A blob as an event tells of it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="ETag">The version that was uploaded, without quotes.</param>
internal sealed record UploadedBlob(Uri Address, string ETag);
