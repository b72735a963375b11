using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Adapters.Storage;

namespace Pipeline.Bench.Storage;

/// <summary>Counts every request to storage by what it does, repeated tries included: what the service bills. Thread-safe.</summary>
/// <remarks>A kind is a verb and a container or queue: <c>read ledgers</c>, <c>unchanged ledgers</c> (a 304), <c>append
/// timeline</c>.</remarks>
internal sealed class StorageOperations : HttpPipelineSynchronousPolicy
{
    // What the host does to find drops rather than for one of them; settings are read every few seconds, whatever is dropped.
    private static readonly string[] Searching = ["list ", "look up ", "receive ", "read config", "unchanged config", "missing config"];

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly StorageOptions options;
    private string basePath = "/";

    private StorageOperations(StorageOptions options) => this.options = options;

    /// <summary>What was counted since the last <see cref="Reset"/>, by kind.</summary>
    public IReadOnlyDictionary<string, int> Counts =>
        counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>Clients over the storage of <paramref name="options"/>, all of whose requests are counted.</summary>
    public static (StorageClients Clients, StorageOperations Operations) Count(StorageOptions options)
    {
        var operations = new StorageOperations(options);
        var blobs = StorageClients.BlobClientOptions(options);
        blobs.AddPolicy(operations, HttpPipelinePosition.PerRetry);
        var queues = StorageClients.QueueClientOptions(options);
        queues.AddPolicy(operations, HttpPipelinePosition.PerRetry);
        var clients = new StorageClients(new BlobServiceClient(options.ConnectionString, blobs),
            new QueueServiceClient(options.ConnectionString, queues), options);
        operations.basePath = clients.Blobs.Uri.AbsolutePath;
        return (clients, operations);
    }

    /// <summary>Begins anew.</summary>
    public void Reset() => counts.Clear();

    /// <summary>How many of <paramref name="counts"/> were made for drops, not to find them.</summary>
    public static int ForDrops(IReadOnlyDictionary<string, int> counts) =>
        counts.Where(pair => !Searching.Any(kind => pair.Key.StartsWith(kind, StringComparison.Ordinal))).Sum(pair => pair.Value);

    /// <inheritdoc/>
    public override void OnReceivedResponse(HttpMessage message)
    {
        var uri = message.Request.Uri.ToUri();
        var path = uri.AbsolutePath.StartsWith(basePath, StringComparison.Ordinal) ? uri.AbsolutePath[basePath.Length..] : uri.AbsolutePath;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var target = segments.Length == 0 ? "account" : segments[0];
        if (options.Prefix.Length > 0 && target.StartsWith(options.Prefix, StringComparison.Ordinal))
        {
            target = target[options.Prefix.Length..];
        }

        var kind = $"{Verb(message.Request.Method, uri.Query, segments, message.Response.Status)} {target}";
        counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
    }

    // https://learn.microsoft.com/rest/api/storageservices/: what a request does stands in its method and in ?comp=.
    private static string Verb(RequestMethod method, string query, string[] segments, int status)
    {
        var isMessages = segments is [_, "messages", ..];
        return (method.Method, status) switch
        {
            ("GET", _) when query.Contains("comp=list", StringComparison.Ordinal) => "list",
            ("GET", _) when isMessages => "receive",
            ("GET" or "HEAD", 404) when segments.Length > 1 => method == RequestMethod.Head ? "look up" : "missing",
            ("GET", 304) => "unchanged",
            ("GET", _) => "read",
            ("HEAD", _) => "look up",
            ("PUT", 409 or 412) => "refused",
            ("PUT", 404) => "missing",
            ("PUT", _) when query.Contains("comp=appendblock", StringComparison.Ordinal) => "append",
            ("PUT", _) when segments.Length == 1 => "create",
            ("PUT", _) => "write",
            ("POST", _) => "send",
            ("DELETE", _) => "delete",
            _ => method.Method,
        };
    }
}
