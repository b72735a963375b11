using System.Collections.Concurrent;
using Grpc.Core;
using Pipeline.Functions.Host.Protocol;

namespace Pipeline.Functions.Host.Worker;

/// <summary>Hands each worker that connects its side of the conversation. Thread-safe.</summary>
internal sealed class WorkerStreams : FunctionRpc.FunctionRpcBase
{
    private readonly ConcurrentDictionary<string, FunctionWorker> expected = new(StringComparer.Ordinal);

    /// <summary>Lets <paramref name="worker"/> connect.</summary>
    public void Expect(FunctionWorker worker) => expected[worker.Id] = worker;

    /// <inheritdoc/>
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var end = context.CancellationToken;
        if (!await requestStream.MoveNext(end)
            || !expected.TryGetValue(requestStream.Current.StreamStarted?.WorkerId ?? "", out var worker))
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "No such worker was started."));
        }

        worker.Connected();
        var writing = WriteAsync(worker, responseStream, end);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(end))
            {
                worker.Receive(message);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // A worker that ends closes the connection; its exit code says the rest.
        }

        await writing;
    }

    private static async Task WriteAsync(
        FunctionWorker worker, IServerStreamWriter<StreamingMessage> responses, CancellationToken end)
    {
        try
        {
            await foreach (var message in worker.OutgoingAsync(end))
            {
                await responses.WriteAsync(message, end);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // As above.
        }
    }
}
