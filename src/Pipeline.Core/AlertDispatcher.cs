using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Alerts;
using Pipeline.Core.Telemetry;

namespace Pipeline.Core;

/// <summary>Makes one delivery: takes it, sends it, records what came of it. The same call serves every host.</summary>
/// <remarks>
/// A delivery moves by conditional writes from <i>pending</i> to <i>sending</i> (until a time), and from there to <i>delivered</i>,
/// <i>deferred</i> or <i>failed</i>. Messages may come twice and late: a settled delivery is left alone. Only a crash between the
/// remote's answer and the last move repeats a request, and it carries the same alert id. What throws propagates to the host, whose queue
/// brings the message back and in the end gives it up; the delivery is then free to be taken, or the message that comes back would find it
/// leased, leave a fresh one in its place and never be given up. Workers on several machines compare times that others wrote, so storage's
/// clock counts where this machine's is off, and how long a try takes is never measured by the time of day. Safe for concurrent use.
/// </remarks>
public sealed partial class AlertDispatcher(
    IAlertStore alerts,
    IAlertSender sender,
    IAlertQueue queue,
    DeliveryPolicy policy,
    TimeProvider clock,
    PipelineTelemetry telemetry,
    ILogger<AlertDispatcher> logger)
{
    /// <summary>Wait before what came of a delivery is recorded again; it doubles with each further time.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>From then on an alert that was never tried has lain somewhere while nobody was at work.</summary>
    private static readonly TimeSpan LeftBehind = TimeSpan.FromHours(1);

    /// <summary>How far this machine's clock may be off storage's and still count: an answer takes a while to come, and tells whole
    /// seconds.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    /// <summary>Carries out <paramref name="message"/>.</summary>
    /// <returns>The state in which it leaves the delivery, or null when there is no such delivery.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the delivery is tried again after its lease.</exception>
    /// <exception cref="SaveRefusedException">Storage does not take the alert, though nobody else saves it.</exception>
    public async Task<Delivery?> DispatchAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var activity = telemetry.StartDelivery(message.Watch, message.AlertId, message.Destination, message.TraceParent);
        var since = clock.GetTimestamp();
        var (alert, taken) = await TakeAsync(message, cancellationToken);
        if (alert is null || taken is not { State: DeliveryState.Sending, At: { } takenAt, Until: not null })
        {
            return taken;
        }

        var known = sender.Destinations.FirstOrDefault(
            destination => destination.IsCalled(message.Destination));
        taken = taken with { UnknownSince = known is null ? taken.UnknownSince ?? takenAt : null };
        DeliveryOutcome? outcome = null;
        Delivery? settled;
        try
        {
            outcome = known is not null
                ? await sender.SendAsync(alert, known.Name, cancellationToken)
                : Unknown(taken.UnknownSince ?? takenAt, TimeOfTry());
            settled = await SettleAsync(message, StartOf(alert, taken), taken, outcome, TimeOfTry(), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await ReleaseAsync(message, StartOf(alert, taken), taken, outcome, exception, TimeOfTry, cancellationToken);
            throw;
        }

        activity?.SetTag("pipeline.state", settled?.State.ToString());
        switch (settled)
        {
            case { State: DeliveryState.Delivered }:
                telemetry.Delivered(message.Destination, settled.At - alert.DroppedAt);
                break;
            case { State: DeliveryState.Failed }:
                activity?.SetStatus(ActivityStatusCode.Error, settled.LastError);
                telemetry.Failed(
                    message.Destination,
                    known is null ? "unknown destination" : outcome is DeliveryOutcome.Deferred ? "exhausted" : "refused");
                break;
        }

        return settled;

        DateTimeOffset TimeOfTry() => takenAt + clock.GetElapsedTime(since);
    }

    /// <summary>Gives up a delivery whose message the queue gave up: it has failed. A settled one stays as it is.</summary>
    /// <param name="message">The message.</param>
    /// <param name="reason">Why; null takes the last error that was noted or recorded.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The delivery as it now stands, or null when there is none.</returns>
    public async Task<Delivery?> GiveUpAsync(DeliveryMessage message, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var races = LostRaces.OfAlert(message);
        while (true)
        {
            var stored = await alerts.LoadAsync(message.Watch, message.AlertId, cancellationToken);
            if (stored?.Alert.DeliveryTo(message.Destination) is not { } delivery)
            {
                LogUnknown(message.Watch, message.AlertId, message.Destination);
                return null;
            }

            if (delivery.State is DeliveryState.Delivered or DeliveryState.Failed)
            {
                return delivery;
            }

            var given = delivery with
            {
                State = DeliveryState.Failed,
                At = clock.GetUtcNow(),
                Until = null,
                LastError = reason ?? delivery.LastError ?? "the queue gave the delivery up after repeated errors; the log has them",
            };
            if (await alerts.TrySaveAsync(stored.Alert.With(given), stored.Version, cancellationToken) is not null)
            {
                telemetry.Failed(message.Destination, "poisoned");
                Log(message, given);
                return given;
            }

            races.Add(stored.Version);
        }
    }

    /// <summary>Puts a failed delivery back: pending again, with all its tries and its time before it, and queued. A pending one is queued once more,
    /// which is harmless: the message that comes second finds it settled.</summary>
    /// <returns>Whether it was put back; false when there is no such delivery, it was delivered, is being sent,
    /// or waits for its next try.</returns>
    public async Task<bool> RequeueAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var races = LostRaces.OfAlert(message);
        while (true)
        {
            var stored = await alerts.LoadAsync(message.Watch, message.AlertId, cancellationToken);
            if (stored?.Alert.DeliveryTo(message.Destination) is not { } delivery)
            {
                return false;
            }

            var now = Now(stored);
            if (!CanRequeue(delivery, now))
            {
                return false;
            }

            var again = delivery with { State = DeliveryState.Pending, Attempts = 0, At = now, Until = null, Since = now, UnknownSince = null };
            if (await alerts.TrySaveAsync(stored.Alert.With(again), stored.Version, cancellationToken) is not null)
            {
                // Recorded before it is queued, or the message could come first and find it failed. A crash in between leaves it pending,
                // and a pending one may be put back again.
                await queue.EnqueueAsync(message, TimeSpan.Zero, cancellationToken);
                LogRequeued(message.Watch, message.AlertId, message.Destination);
                return true;
            }

            races.Add(stored.Version);
        }
    }

    // A lease that is long over belongs to a worker that died, and to a message that may be in the poison queue; a try that is due and does
    // not come, to a message that a local store lost.
    private static bool CanRequeue(Delivery delivery, DateTimeOffset now) =>
        delivery is { State: DeliveryState.Failed or DeliveryState.Pending }
        || (delivery is { State: DeliveryState.Sending or DeliveryState.Deferred, Until: { } until } && until <= now);

    /// <summary>Moves the delivery to <i>sending</i>. Returns the alert only when the delivery is ours to send.</summary>
    private async Task<(Alert? Alert, Delivery? Delivery)> TakeAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var races = LostRaces.OfAlert(message);
        while (true)
        {
            var stored = await alerts.LoadAsync(message.Watch, message.AlertId, cancellationToken);
            if (stored?.Alert.DeliveryTo(message.Destination) is not { } delivery)
            {
                LogUnknown(message.Watch, message.AlertId, message.Destination);
                return (null, null);
            }

            if (delivery.State is DeliveryState.Delivered or DeliveryState.Failed)
            {
                return (null, delivery);
            }

            var now = Now(stored);
            if (delivery.Until is { } until && until > now)
            {
                // Another worker has it, or it is not time yet: this message asks again then, since the other one may be lost.
                await queue.EnqueueAsync(message, until - now, cancellationToken);
                return (null, delivery);
            }

            if (delivery is { State: DeliveryState.Sending, At: { } began })
            {
                // Its worker died, perhaps over it, and left a fresh message that the queue never counts. So the schedule does: workers that
                // are restarted a few times must not use up three days, nor may one that dies of each try go on for ever.
                if (NextTry(StartOf(stored.Alert, delivery), delivery.Attempts, TimeSpan.Zero, began) is not { } due)
                {
                    var reason = $"given up after {delivery.Attempts} tries: the last one never ended";
                    return (null, await GiveUpAsync(message, reason, cancellationToken));
                }

                if (due > now)
                {
                    var put = delivery with
                    {
                        State = DeliveryState.Deferred, At = now, Until = due, LastError = "the process that sent it ended before it had an answer",
                    };
                    await queue.EnqueueAsync(message, due - now, cancellationToken);
                    if (await alerts.TrySaveAsync(stored.Alert.With(put), stored.Version, cancellationToken) is not null)
                    {
                        Log(message, put);
                        return (null, put);
                    }

                    races.Add(stored.Version);
                    continue;
                }
            }

            var taken = delivery with
            {
                State = DeliveryState.Sending,
                Attempts = delivery.Attempts + 1,
                // An alert that was left in an outbox while no process ran has its whole time before it.
                Since = delivery.Since ?? (delivery.Attempts == 0 && now - stored.Alert.RaisedAt > LeftBehind ? now : null),
                At = now,
                Until = now + policy.SendingLease,
            };
            if (await alerts.TrySaveAsync(stored.Alert.With(taken), stored.Version, cancellationToken) is not null)
            {
                return (stored.Alert, taken);
            }

            races.Add(stored.Version);
        }
    }

    private async Task<Delivery?> SettleAsync(
        DeliveryMessage message, DateTimeOffset start, Delivery taken, DeliveryOutcome outcome, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var settled = Settle(start, taken, outcome, now);
        if (settled is { State: DeliveryState.Deferred, Until: { } until })
        {
            // Queued before it is recorded: a crash in between leaves a message too many, never one too few.
            await queue.EnqueueAsync(message, until - now, cancellationToken);
        }

        var races = LostRaces.OfAlert(message);
        while (true)
        {
            var stored = await alerts.LoadAsync(message.Watch, message.AlertId, cancellationToken);
            if (stored?.Alert.DeliveryTo(message.Destination) is not { } current)
            {
                LogUnknown(message.Watch, message.AlertId, message.Destination);
                return null;
            }

            if (current.State == DeliveryState.Delivered)
            {
                return current;
            }

            if (await alerts.TrySaveAsync(stored.Alert.With(settled), stored.Version, cancellationToken) is not null)
            {
                Log(message, settled);
                return settled;
            }

            races.Add(stored.Version);
        }
    }

    /// <summary>Ends a try that threw. What the remote said counts all the same, so that nothing it took is sent again; where it said
    /// nothing the delivery is pending, with the reason for the day when the queue gives the message up.</summary>
    private async Task ReleaseAsync(
        DeliveryMessage message, DateTimeOffset start, Delivery taken, DeliveryOutcome? outcome, Exception failure,
        Func<DateTimeOffset> now, CancellationToken cancellationToken)
    {
        var released = outcome is null
            ? taken with { State = DeliveryState.Pending, At = now(), Until = null, LastError = failure.GetType().Name }
            : Settle(start, taken, outcome, now());
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                await RecordReleasedAsync(message, taken, released, cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The failure itself goes to the host; this one must not hide it. But what the remote took has to be recorded before the
                // lease is over and another worker sends it again: an outage of storage is waited for as long as that.
                if (released.State != DeliveryState.Delivered || now() + pause >= taken.Until)
                {
                    LogNotReleased(exception, message.Watch, message.AlertId, message.Destination);
                    return;
                }

                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>Saves <paramref name="released"/>, unless the delivery is no longer as it was taken: then it is another worker's.</summary>
    private async Task RecordReleasedAsync(DeliveryMessage message, Delivery taken, Delivery released, CancellationToken cancellationToken)
    {
        var races = LostRaces.OfAlert(message);
        while (await alerts.LoadAsync(message.Watch, message.AlertId, cancellationToken) is { } stored
            && stored.Alert.DeliveryTo(message.Destination) is { State: DeliveryState.Sending } current
            && current.Attempts == taken.Attempts && current.At == taken.At)
        {
            if (await alerts.TrySaveAsync(stored.Alert.With(released), stored.Version, cancellationToken) is not null)
            {
                Log(message, released);
                return;
            }

            races.Add(stored.Version);
        }
    }

    private DateTimeOffset Now(StoredAlert stored)
    {
        var now = clock.GetUtcNow();
        return stored.ReadAt is { } read && (now - read).Duration() > ClockTolerance ? read : now;
    }

    private Delivery Settle(DateTimeOffset start, Delivery taken, DeliveryOutcome outcome, DateTimeOffset now) => outcome switch
    {
        DeliveryOutcome.Delivered => taken with { State = DeliveryState.Delivered, At = now, Until = null, LastError = null },
        DeliveryOutcome.Deferred deferred when NextTry(start, taken, deferred, now) is { } next => taken with
        {
            State = DeliveryState.Deferred,
            Attempts = deferred.IsTry ? taken.Attempts : taken.Attempts - 1,
            At = now,
            Until = next,
            LastError = deferred.Error,
        },
        DeliveryOutcome.Deferred deferred => taken with
        {
            State = DeliveryState.Failed,
            At = now,
            Until = null,
            LastError = $"given up after {taken.Attempts} tries: {deferred.Error}",
        },
        DeliveryOutcome.Failed failed => taken with { State = DeliveryState.Failed, At = now, Until = null, LastError = failed.Error },
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType()}."),
    };

    /// <summary>When a deferred delivery is tried again; null for never. Waiting for its turn is no try, and has no end.</summary>
    private DateTimeOffset? NextTry(DateTimeOffset start, Delivery taken, DeliveryOutcome.Deferred deferred, DateTimeOffset now)
    {
        var asked = deferred.RetryAfter is not { } wanted || wanted < TimeSpan.Zero ? TimeSpan.Zero
            : wanted > policy.MaxRetryAfter ? policy.MaxRetryAfter
            : wanted;
        return deferred.IsTry ? NextTry(start, taken.Attempts, asked, now) : now + asked;
    }

    /// <summary>When a delivery is tried again after <paramref name="attempts"/> tries: by the schedule, or later where the remote asks for
    /// more, and for the last time when its time is over; null when that was <paramref name="now"/>.</summary>
    private DateTimeOffset? NextTry(DateTimeOffset start, int attempts, TimeSpan asked, DateTimeOffset now)
    {
        var end = start + policy.GiveUpAfter;
        if (policy.RetryDelays.Count == 0 || now >= end)
        {
            return null;
        }

        var scheduled = policy.RetryDelays[Math.Clamp(attempts, 1, policy.RetryDelays.Count) - 1];
        var next = now + (asked > scheduled ? asked : scheduled);
        return next < end ? next : end;
    }

    /// <summary>A destination that this process does not know may be one that another knows, or this one after its restart. What counts is
    /// how long nobody knew it, not how old the alert is: one that was tried for days must not fail because of a minute's restart.</summary>
    private DeliveryOutcome Unknown(DateTimeOffset since, DateTimeOffset now) => now < since + policy.UnknownDestinationAfter
        ? new DeliveryOutcome.Deferred(policy.UnknownDestinationRetry, "waits for a destination of this name to be configured") { IsTry = false }
        : new DeliveryOutcome.Failed("no destination of this name was configured for as long as the delivery waited for one");

    /// <summary>From when on a delivery's time to be tried counts.</summary>
    private static DateTimeOffset StartOf(Alert alert, Delivery delivery) => delivery.Since ?? alert.RaisedAt;

    private void Log(DeliveryMessage message, Delivery settled)
    {
        if (settled.State == DeliveryState.Delivered)
        {
            LogDelivered(message.Watch, message.AlertId, message.Destination, settled.Attempts);
        }
        else
        {
            LogNotDelivered(message.Watch, message.AlertId, message.Destination, settled.State, settled.Attempts, settled.LastError);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivered alert {Watch}/{AlertId} to {Destination} (try {Attempts})")]
    private partial void LogDelivered(string watch, string alertId, string destination, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Watch}/{AlertId} to {Destination} is {State} (try {Attempts}): {Error}")]
    private partial void LogNotDelivered(
        string watch, string alertId, string destination, DeliveryState state, int attempts, string? error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The failed try to deliver alert {Watch}/{AlertId} to {Destination} could not be recorded; it is leased a while")]
    private partial void LogNotReleased(Exception exception, string watch, string alertId, string destination);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "Put the delivery of alert {Watch}/{AlertId} to {Destination} back into the queue")]
    private partial void LogRequeued(string watch, string alertId, string destination);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "No delivery of alert {Watch}/{AlertId} to {Destination} is stored; its message is dropped")]
    private partial void LogUnknown(string watch, string alertId, string destination);
}
