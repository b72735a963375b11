using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Http;

/// <summary>Tells open pages that something changed, as server-sent events
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html). Thread-safe.</summary>
/// <remarks>An event says only that there is news; the page asks for itself again. So nothing is lost when events fall together.</remarks>
public sealed class ChangeFeed(TimeProvider clock) : IDisposable
{
    // Keeps proxies and browsers from taking a quiet story for a dead connection.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Channel<long>, byte> readers = new();
    private readonly CancellationTokenSource ending = new();
    private long number;

    /// <summary>How many pages listen.</summary>
    public int Listeners => readers.Count;

    /// <summary>Says that something changed.</summary>
    public void Publish()
    {
        var change = Interlocked.Increment(ref number);
        foreach (var reader in readers.Keys)
        {
            reader.Writer.TryWrite(change);
        }
    }

    /// <summary>Ends all connections, so that the host can stop.</summary>
    public void End() => ending.Cancel();

    /// <inheritdoc/>
    public void Dispose() => ending.Dispose();

    internal async Task ServeAsync(HttpContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending.Token);
        // Changes that nobody has taken yet are one change.
        var channel = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        readers.TryAdd(channel, 0);
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await WriteAsync(context, "retry: 2000\n\n", over.Token);
            while (!over.IsCancellationRequested)
            {
                await WriteAsync(context, await NextAsync(channel.Reader, over.Token), over.Token);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The page was left, or the host stops.
        }
        finally
        {
            readers.TryRemove(channel, out _);
        }
    }

    private async Task<string> NextAsync(ChannelReader<long> reader, CancellationToken cancellationToken)
    {
        using var beat = new CancellationTokenSource(Heartbeat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, beat.Token);
        try
        {
            var change = await reader.ReadAsync(either.Token);
            return string.Create(CultureInfo.InvariantCulture, $"event: change\ndata: {change}\n\n");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ": still here\n\n";
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync(text, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
