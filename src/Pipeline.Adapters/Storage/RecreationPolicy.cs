using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues.Models;

namespace Pipeline.Adapters.Storage;

/// <summary>Makes a container or queue again that somebody deleted while the host runs, and asks again what found it missing.</summary>
/// <remarks>Hosts make all of them as they start; without this whatever was deleted later would fail every drop and every look until the
/// next start. Storage that is still deleting refuses with 409 for a while, which is a failure like others: the host tries again.</remarks>
internal sealed class RecreationPolicy : HttpPipelinePolicy
{
    /// <summary>Makes what the address of a request lies in; false when that is not one of this pipeline's.</summary>
    public Func<Uri, CancellationToken, Task<bool>>? Recreate { get; set; }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ArgumentNullException.ThrowIfNull(message);
        await ProcessNextAsync(message, pipeline);
        if (IsMissing(message) && Recreate is { } recreate && await recreate(message.Request.Uri.ToUri(), message.CancellationToken))
        {
            await ProcessNextAsync(message, pipeline);
        }
    }

    private static bool IsMissing(HttpMessage message) => message.HasResponse && message.Response.Status == 404
        && message.Response.Headers.TryGetValue("x-ms-error-code", out var code) && (code == BlobErrorCode.ContainerNotFound || code == QueueErrorCode.QueueNotFound);
}
