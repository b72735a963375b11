using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Local.Hosting;

/// <summary>A received message that this process works on: hidden from others for a short time, again and again, until the work has
/// ended.</summary>
/// <remarks>So a process that is killed leaves its messages to others soon, however long its work would have taken.</remarks>
internal sealed partial class HeldDelivery : IAsyncDisposable
{
    private readonly ReceivedDelivery received;
    private readonly CancellationTokenSource ending = new();
    private readonly Task hiding;

    /// <summary>Holds <paramref name="received"/>, which was hidden for <paramref name="visibility"/> just now.</summary>
    public HeldDelivery(ReceivedDelivery received, DeliveryMessage message, TimeSpan visibility, TimeProvider clock, ILogger logger)
    {
        this.received = received;
        Message = message;
        hiding = HideAsync(visibility, clock, logger, ending.Token);
    }

    /// <summary>The delivery asked for.</summary>
    public DeliveryMessage Message { get; }

    /// <summary>How often the message was received, this time included.</summary>
    public int DequeueCount => received.DequeueCount;

    /// <summary>Done: the message goes.</summary>
    public async Task CompleteAsync()
    {
        await LetGoAsync();
        await received.CompleteAsync(CancellationToken.None);
    }

    /// <summary>Given up: the message moves to the poison queue.</summary>
    public async Task PoisonAsync(string reason)
    {
        await LetGoAsync();
        await received.PoisonAsync(reason, CancellationToken.None);
    }

    /// <summary>Not now: the message is seen again after <paramref name="delay"/>.</summary>
    public async Task ReleaseAsync(TimeSpan delay)
    {
        await LetGoAsync();
        await received.ReleaseAsync(delay, CancellationToken.None);
    }

    /// <summary>Ends the hiding; a message that did not end by then is seen again.</summary>
    public async ValueTask DisposeAsync()
    {
        await LetGoAsync();
        ending.Dispose();
    }

    // Waited for: each hiding changes by what the message is deleted.
    private async Task LetGoAsync()
    {
        await ending.CancelAsync();
        await hiding;
    }

    private async Task HideAsync(TimeSpan visibility, TimeProvider clock, ILogger logger, CancellationToken ended)
    {
        // Two more tries before others see it.
        var pause = visibility / 3;
        var isOurs = true;
        while (isOurs)
        {
            await Task.Delay(pause, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
            {
                return;
            }

            try
            {
                isOurs = await received.HideAsync(visibility, CancellationToken.None);
            }
            catch (Exception exception)
            {
                // The work goes on, and others may come to see the message: they find the delivery taken.
                LogNotHidden(logger, exception, Message.AlertId, Message.Destination);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message of alert {AlertId} to {Destination} could not be kept from others")]
    private static partial void LogNotHidden(ILogger logger, Exception exception, string alertId, string destination);
}
