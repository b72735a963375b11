using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Pipeline.Bench.Parts;

/// <summary>A webhook's receiving end on a free loopback port, which notes when each request began to arrive and says yes.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<long> arrivals = new();
    private readonly SemaphoreSlim arrived = new(0);

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Where to send.</summary>
    public Uri Url => new(app.Urls.Single() + "/hook");

    /// <summary>Opens the port.</summary>
    public static async Task<Receiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(async context =>
        {
            receiver.arrivals.Enqueue(Stopwatch.GetTimestamp());
            receiver.arrived.Release();
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        });
        await receiver.app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>When the next request that nobody asked for yet began to arrive.</summary>
    public async Task<long> NextAsync(CancellationToken cancellationToken)
    {
        await arrived.WaitAsync(cancellationToken);
        return arrivals.TryDequeue(out var at) ? at : throw new InvalidOperationException("An arrival was counted and not kept.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        arrived.Dispose();
    }
}
