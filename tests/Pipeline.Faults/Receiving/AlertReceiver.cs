using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pipeline.Tests.Shared;

namespace Pipeline.Faults.Receiving;

/// <summary>All destinations in one real HTTP server, each in the mood it was told, with a record of what each of them took.</summary>
internal sealed class AlertReceiver : IAsyncDisposable
{
    /// <summary>Part of every destination's URL, as a channel's token is; no log may show it.</summary>
    public const string Secret = "T0K3N-of-the-channel";

    private static readonly byte[] Ok = "ok"u8.ToArray();

    private readonly LoopbackServer server;
    private readonly ConcurrentQueue<(long Arrived, TakenAlert Alert, Func<bool> WasClosed)> taken = new();
    private readonly ConcurrentDictionary<string, ReceiverMood> moods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ReceiverMood, int> counts = new();

    private AlertReceiver() => server = new LoopbackServer(TakeAsync);

    /// <summary>How many messages were taken so far.</summary>
    public int TakenCount => taken.Count;

    /// <summary>What was taken so far, in the order in which it came: a repeat may be answered before what it repeats. Ask while the
    /// senders live: one that ends closes its connections, too.</summary>
    public IReadOnlyList<TakenAlert> Taken() =>
    [
        .. taken.OrderBy(message => message.Arrived)
            .Select(message => message.Alert with { IsAnswerLost = message.Alert.IsAnswerLost || message.WasClosed() }),
    ];

    /// <summary>How many requests met each mood.</summary>
    public IReadOnlyDictionary<ReceiverMood, int> Counts => counts;

    /// <summary>Starts the server.</summary>
    public static async Task<AlertReceiver> StartAsync()
    {
        var receiver = new AlertReceiver();
        await receiver.server.StartAsync(CancellationToken.None);
        return receiver;
    }

    /// <summary>The URL of a destination, for one process.</summary>
    public string UrlOf(string destination, string instance) => $"{server.Url}{Secret}/{destination}?from={instance}";

    /// <summary>Puts a destination into a mood.</summary>
    public void Turn(string destination, ReceiverMood mood) => moods[destination] = mood;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var destination = context.Request.Path.Value!.Split('/')[^1];
        var mood = moods.GetValueOrDefault(destination);
        var connection = SenderConnection.Of(context);
        var arrived = Stopwatch.GetTimestamp();
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // The sender died while it spoke: half a message is none.
            return;
        }

        counts.AddOrUpdate(mood, 1, (_, count) => count + 1);
        switch (mood)
        {
            case ReceiverMood.Broken:
                context.Response.StatusCode = 500;
                return;
            case ReceiverMood.Throttling or ReceiverMood.ThrottlingAtOnce or ReceiverMood.ThrottlingInThePast
                or ReceiverMood.ThrottlingSilently:
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = mood switch
                {
                    ReceiverMood.Throttling => "1",
                    ReceiverMood.ThrottlingAtOnce => "0",
                    ReceiverMood.ThrottlingInThePast => "Fri, 01 Nov 2019 00:00:00 GMT",
                    _ => StringValues.Empty,
                };
                return;
            case ReceiverMood.Hanging:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case ReceiverMood.Cutting:
                context.Abort();
                return;
            case ReceiverMood.Slow:
                await Task.Delay(HostSettings.AttemptTimeout * 0.25, CancellationToken.None);
                break;
            case ReceiverMood.Late:
                await Task.Delay(HostSettings.AttemptTimeout * 1.5, CancellationToken.None);
                break;
        }

        var isLost = mood is ReceiverMood.TakingAndCutting or ReceiverMood.Late;
        if (mood == ReceiverMood.TakingAndCutting)
        {
            context.Abort();
        }
        else
        {
            // With its length it goes out in one piece: the sender gets all of it or nothing.
            context.Response.ContentLength = Ok.Length;
            await context.Response.Body.WriteAsync(Ok, CancellationToken.None);
            await context.Response.CompleteAsync();
            isLost |= context.RequestAborted.IsCancellationRequested;
        }

        var alert = new TakenAlert(
            destination,
            context.Request.Query["from"].ToString(),
            context.Request.Headers["pipeline-alert"].ToString(),
            context.Request.Headers["webhook-id"].FirstOrDefault(),
            Convert.ToHexStringLower(SHA256.HashData(body.ToArray())),
            mood,
            Stopwatch.GetElapsedTime(arrived),
            isLost);
        taken.Enqueue((arrived, alert, connection.Answered()));
    }
}
