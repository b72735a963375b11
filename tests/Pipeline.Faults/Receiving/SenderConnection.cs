using System.Diagnostics;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.Faults.Receiving;

/// <summary>One connection of a sender. A sender that got an answer keeps its connection for the next message; one that gave up closes
/// it, and that is the only sign: the answer may be on its way at that very moment, and no error tells the receiver.</summary>
internal sealed class SenderConnection
{
    /// <summary>Longer than a busy machine takes to notice that a connection was closed, shorter than any that is closed
    /// for its age.</summary>
    private static readonly TimeSpan Noticing = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private int requests;
    private long? closed;

    /// <summary>The connection that carries a request, which is counted.</summary>
    public static SenderConnection Of(HttpContext context)
    {
        var items = context.Features.GetRequiredFeature<IConnectionItemsFeature>().Items;
        if (!items.TryGetValue(typeof(SenderConnection), out var known))
        {
            // A connection carries one request at a time.
            var connection = new SenderConnection();
            items[typeof(SenderConnection)] = known = connection;
            context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed.Register(connection.Close);
        }

        var current = (SenderConnection)known!;
        lock (current.gate)
        {
            current.requests++;
        }

        return current;
    }

    /// <summary>Call when the answer has gone out; ask what comes back later: whether the sender closed the connection
    /// instead of reading.</summary>
    public Func<bool> Answered()
    {
        lock (gate)
        {
            var request = requests;
            var answered = Stopwatch.GetTimestamp();
            return () =>
            {
                lock (gate)
                {
                    return requests == request && closed is { } time && Stopwatch.GetElapsedTime(answered, time) < Noticing;
                }
            };
        }
    }

    private void Close()
    {
        lock (gate)
        {
            closed = Stopwatch.GetTimestamp();
        }
    }
}
