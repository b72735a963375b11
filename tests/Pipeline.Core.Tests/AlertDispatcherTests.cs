using Pipeline.Core.Alerts;
using Pipeline.Core.Tests.Fakes;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests;

public sealed class AlertDispatcherTests
{
    private readonly InMemoryStorage storage = new();
    private readonly ScriptedSender sender = new("slack", "teams");
    private readonly ManualTimeProvider clock = new(Some.Instant);
    private readonly TestPipeline pipeline;

    public AlertDispatcherTests() => pipeline = new TestPipeline(storage, sender, clock);

    [Fact]
    public async Task Each_destination_gets_the_alert_once_when_its_message_comes_twice()
    {
        await DropAsync();
        var messages = storage.Messages.ToArray();

        foreach (var (message, _) in messages.Concat(messages))
        {
            await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        }

        Assert.Equal(["slack", "teams"], sender.Sent.Select(sent => sent.Destination));
        Assert.All(Deliveries(), delivery => Assert.Equal((DeliveryState.Delivered, 1), (delivery.State, delivery.Attempts)));
    }

    [Fact]
    public async Task A_dead_destination_neither_delays_nor_repeats_another()
    {
        sender.Answer = (_, destination) => destination == "slack"
            ? new DeliveryOutcome.Failed("404 channel_not_found")
            : new DeliveryOutcome.Delivered("ok");
        await DropAsync();

        await pipeline.DeliverAsync();

        Assert.Equal(["slack", "teams"], sender.Sent.Select(sent => sent.Destination));
        Assert.Equal((DeliveryState.Failed, "404 channel_not_found"), (Delivery("slack").State, Delivery("slack").LastError));
        Assert.Equal(DeliveryState.Delivered, Delivery("teams").State);
    }

    [Fact]
    public async Task A_deferred_delivery_comes_back_after_the_delay_that_the_remote_asked_for()
    {
        var answers = new Queue<DeliveryOutcome>(
            [new DeliveryOutcome.Deferred(TimeSpan.FromSeconds(90), "429"), new DeliveryOutcome.Delivered("ok")]);
        sender.Answer = (_, destination) => destination == "slack" ? answers.Dequeue() : new DeliveryOutcome.Delivered("ok");
        await DropAsync();

        var slack = storage.Messages.Dequeue();
        var deferred = await pipeline.Dispatcher.DispatchAsync(slack.Message, CancellationToken.None);

        Assert.Equal((DeliveryState.Deferred, "429"), (deferred?.State, deferred?.LastError));
        Assert.Contains((slack.Message, TimeSpan.FromSeconds(90)), storage.Messages);
        await pipeline.DeliverAsync();
        Assert.Equal((DeliveryState.Delivered, 2), (Delivery("slack").State, Delivery("slack").Attempts));
        Assert.Null(Delivery("slack").LastError);
    }

    [Fact]
    public async Task A_message_that_comes_too_early_asks_again_later()
    {
        sender.Answer = (_, _) => new DeliveryOutcome.Deferred(TimeSpan.FromMinutes(10), "503");
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        storage.Messages.Clear();
        clock.Advance(TimeSpan.FromMinutes(4));

        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);

        Assert.Equal((message, TimeSpan.FromMinutes(6)), Assert.Single(storage.Messages));
        Assert.Single(sender.Sent);
    }

    [Fact]
    public async Task A_destination_that_stays_away_fails_three_days_after_the_alert_was_raised()
    {
        sender.Answer = (_, destination) => destination == "slack"
            ? new DeliveryOutcome.Deferred(null, "502 bad gateway")
            : new DeliveryOutcome.Delivered("ok");
        await DropAsync();
        var raised = clock.GetUtcNow();

        await pipeline.DeliverAsync();

        var delivery = Delivery("slack");
        Assert.Equal(
            (DeliveryState.Failed, "given up after 10 tries: 502 bad gateway", raised + TimeSpan.FromDays(3)),
            (delivery.State, delivery.LastError, delivery.At));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-3600)]
    public async Task A_remote_that_asks_to_be_tried_at_once_does_not_shorten_the_schedule(int seconds)
    {
        sender.Answer = (_, destination) => destination == "slack"
            ? new DeliveryOutcome.Deferred(TimeSpan.FromSeconds(seconds), "429")
            : new DeliveryOutcome.Delivered("ok");
        await DropAsync();
        var raised = clock.GetUtcNow();
        var slack = storage.Messages.Dequeue();
        storage.Messages.Clear();

        var delays = new List<TimeSpan>();
        for (var next = (slack.Message, Delay: TimeSpan.Zero); ; next = storage.Messages.Dequeue())
        {
            clock.Advance(next.Delay);
            delays.Add(next.Delay);
            if (await pipeline.Dispatcher.DispatchAsync(next.Message, CancellationToken.None) is { State: DeliveryState.Failed })
            {
                break;
            }
        }

        Assert.Equal(new DeliveryPolicy().RetryDelays.Take(8), delays[1..9]);
        Assert.Equal(raised + TimeSpan.FromDays(3), clock.GetUtcNow());
    }

    [Fact]
    public async Task An_alert_that_lay_in_an_outbox_for_a_week_has_its_whole_time_before_it()
    {
        sender.Answer = (_, _) => new DeliveryOutcome.Deferred(null, "429");
        await DropAsync();
        clock.Advance(TimeSpan.FromDays(7));

        await pipeline.DeliverAsync();

        Assert.InRange(Delivery("slack").Attempts, 5, 10);
    }

    [Fact]
    public async Task A_delivery_that_was_put_back_has_its_whole_time_again()
    {
        sender.Answer = (_, _) => new DeliveryOutcome.Deferred(null, "502 bad gateway");
        await DropAsync();
        await pipeline.DeliverAsync();
        var message = new DeliveryMessage("a-watch", storage.Alerts.Single().Id, "slack");

        Assert.True(await pipeline.Dispatcher.RequeueAsync(message, CancellationToken.None));
        var back = clock.GetUtcNow();
        storage.Messages.Clear();
        storage.Messages.Enqueue((message, TimeSpan.Zero));
        await pipeline.DeliverAsync();

        Assert.Equal((DeliveryState.Failed, back + TimeSpan.FromDays(3)), (Delivery("slack").State, Delivery("slack").At));
    }

    [Fact]
    public async Task A_try_that_is_due_and_does_not_come_can_be_put_back()
    {
        sender.Answer = (_, _) => new DeliveryOutcome.Deferred(TimeSpan.FromMinutes(10), "503");
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        storage.Messages.Clear();

        Assert.False(await pipeline.Dispatcher.RequeueAsync(message, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await pipeline.Dispatcher.RequeueAsync(message, CancellationToken.None));

        Assert.Equal((message, TimeSpan.Zero), Assert.Single(storage.Messages));
    }

    [Fact]
    public async Task Waiting_without_a_request_uses_up_no_tries()
    {
        var left = 3 * new DeliveryPolicy().RetryDelays.Count;
        sender.Answer = (_, destination) => destination == "slack" && left-- > 0
            ? new DeliveryOutcome.Deferred(TimeSpan.FromSeconds(10), "waiting for its turn") { IsTry = false }
            : new DeliveryOutcome.Delivered("ok");
        await DropAsync();

        await pipeline.DeliverAsync();

        Assert.Equal((DeliveryState.Delivered, 1), (Delivery("slack").State, Delivery("slack").Attempts));
    }

    [Fact]
    public async Task A_delivery_whose_worker_died_is_taken_over_after_its_lease()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        await DieWhileSendingAsync(message);
        sender.Answer = (_, _) => new DeliveryOutcome.Delivered("ok");
        storage.Messages.Clear();

        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        Assert.Single(sender.Sent);
        await pipeline.DeliverAsync();

        Assert.Equal((DeliveryState.Delivered, 2), (Delivery("slack").State, Delivery("slack").Attempts));
    }

    [Fact]
    public async Task A_worker_whose_clock_is_ahead_leaves_a_delivery_to_who_is_sending_it()
    {
        storage.Clock = clock;
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        var other = new ScriptedSender("slack", "teams");
        var ahead = new TestPipeline(storage, other, new ManualTimeProvider(Some.Instant.AddMinutes(10)));
        var sending = true;
        sender.Answer = (_, _) =>
        {
            if (sending)
            {
                sending = false;
                ahead.Dispatcher.DispatchAsync(message, CancellationToken.None).GetAwaiter().GetResult();
            }

            return new DeliveryOutcome.Delivered("ok");
        };

        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);

        Assert.Empty(other.Sent);
        Assert.Single(sender.Sent);
        Assert.Equal((DeliveryState.Delivered, 1), (Delivery("slack").State, Delivery("slack").Attempts));
    }

    [Fact]
    public async Task A_try_that_throws_leaves_the_delivery_to_the_queues_next_try()
    {
        sender.Answer = (_, _) => throw new InvalidOperationException("https://hooks.example/secret");
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        storage.Messages.Clear();

        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None));

        Assert.Equal(
            (DeliveryState.Pending, 1, "InvalidOperationException"),
            (Delivery("slack").State, Delivery("slack").Attempts, Delivery("slack").LastError));
        Assert.Null(Delivery("slack").Until);
        sender.Answer = (_, _) => new DeliveryOutcome.Delivered("ok");
        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        Assert.Equal((DeliveryState.Delivered, 2), (Delivery("slack").State, Delivery("slack").Attempts));
        Assert.Empty(storage.Messages);
    }

    [Fact]
    public async Task What_the_remote_took_is_not_sent_again_when_recording_it_stumbles()
    {
        sender.Answer = (_, _) =>
        {
            storage.BeforeSave = () => throw new IOException("storage stumbled");
            return new DeliveryOutcome.Delivered("ok");
        };
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();

        await Assert.ThrowsAsync<IOException>(() => pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None));
        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);

        Assert.Single(sender.Sent);
        Assert.Equal((DeliveryState.Delivered, 1), (Delivery("slack").State, Delivery("slack").Attempts));
    }

    [Fact]
    public async Task What_the_remote_took_is_recorded_when_storage_comes_back_within_the_lease()
    {
        var left = 5;
        void Stumble()
        {
            storage.BeforeSave = --left > 0 ? Stumble : null;
            throw new IOException("storage is away");
        }

        sender.Answer = (_, _) =>
        {
            storage.BeforeSave = Stumble;
            return new DeliveryOutcome.Delivered("ok");
        };
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();

        var dispatching = pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            await clock.WhenSomebodyWaitsAsync(TimeSpan.FromSeconds(seconds));
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await Assert.ThrowsAsync<IOException>(() => dispatching);
        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        Assert.Single(sender.Sent);
        Assert.Equal((DeliveryState.Delivered, 1), (Delivery("slack").State, Delivery("slack").Attempts));
    }

    [Fact]
    public async Task A_try_that_throws_after_its_lease_leaves_the_next_workers_delivery_alone()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        sender.Answer = (_, _) =>
        {
            clock.Advance(new DeliveryPolicy().SendingLease);
            new TestPipeline(storage, new ScriptedSender("slack", "teams"), clock).Dispatcher
                .DispatchAsync(message, CancellationToken.None).GetAwaiter().GetResult();
            throw new InvalidOperationException();
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None));

        Assert.Equal((DeliveryState.Delivered, 2), (Delivery("slack").State, Delivery("slack").Attempts));
    }

    [Fact]
    public async Task A_delivery_over_which_every_worker_dies_fails_three_days_after_the_alert_was_raised()
    {
        await DropAsync();
        var raised = clock.GetUtcNow();
        var slack = storage.Messages.Dequeue();
        for (var next = (slack.Message, Delay: TimeSpan.Zero); ; next = storage.Messages.Dequeue())
        {
            clock.Advance(next.Delay);
            storage.Messages.Clear();
            if (await DispatchToADyingWorkerAsync(slack.Message) is { State: DeliveryState.Failed })
            {
                break;
            }

            if (storage.Messages.Count == 0)
            {
                // The worker died with its message, which the queue brings back.
                storage.Messages.Enqueue((slack.Message, new DeliveryPolicy().SendingLease));
            }
        }

        Assert.Equal(
            (DeliveryState.Failed, "given up after 10 tries: the last one never ended"),
            (Delivery("slack").State, Delivery("slack").LastError));
        Assert.InRange(clock.GetUtcNow() - raised, TimeSpan.FromDays(3), TimeSpan.FromDays(3) + 2 * new DeliveryPolicy().SendingLease);
        Assert.Equal(10, sender.Sent.Count);
    }

    [Fact]
    public async Task Workers_that_die_one_after_the_other_do_not_use_up_three_days_in_minutes()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        for (var restart = 0; restart < 2 * new DeliveryPolicy().RetryDelays.Count; restart++)
        {
            await DispatchToADyingWorkerAsync(message);
            clock.Advance(new DeliveryPolicy().SendingLease);
        }

        sender.Answer = (_, _) => new DeliveryOutcome.Delivered("ok");
        await pipeline.DeliverAsync();

        Assert.Equal(DeliveryState.Delivered, Delivery("slack").State);
    }

    [Fact]
    public async Task A_worker_that_dies_late_in_a_short_schedule_leaves_the_delivery_its_time()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        storage.Messages.Clear();
        var hourly = pipeline.DispatcherWith(new DeliveryPolicy { RetryDelays = [TimeSpan.FromHours(1)] });
        sender.Answer = (_, _) => new DeliveryOutcome.Deferred(null, "502 bad gateway");
        for (var tries = 0; tries < 5; tries++)
        {
            await hourly.DispatchAsync(message, CancellationToken.None);
            clock.Advance(TimeSpan.FromHours(1));
        }

        await DieWhileSendingAsync(message, hourly);
        clock.Advance(TimeSpan.FromHours(1));
        sender.Answer = (_, _) => new DeliveryOutcome.Delivered("ok");
        await hourly.DispatchAsync(message, CancellationToken.None);

        Assert.Equal((DeliveryState.Delivered, 7), (Delivery("slack").State, Delivery("slack").Attempts));
    }

    [Fact]
    public async Task A_destination_that_no_process_knows_fails_with_words_after_a_day()
    {
        await DropAsync();
        var raised = clock.GetUtcNow();
        var renamed = new TestPipeline(storage, new ScriptedSender("pager"), clock);

        await renamed.DeliverAsync();

        Assert.All(Deliveries(), delivery => Assert.Equal(
            (DeliveryState.Failed, "no destination of this name was configured for as long as the delivery waited for one"),
            (delivery.State, delivery.LastError)));
        Assert.InRange(clock.GetUtcNow() - raised, TimeSpan.FromDays(1), TimeSpan.FromDays(1.1));
    }

    [Fact]
    public async Task A_delivery_waits_for_a_process_that_knows_its_destination()
    {
        sender.Answer = (_, _) => new DeliveryOutcome.Delivered("ok");
        await DropAsync();
        var restarting = new TestPipeline(storage, new ScriptedSender("pager"), clock);
        foreach (var (message, _) in storage.Messages.ToArray())
        {
            storage.Messages.Dequeue();
            var waiting = await restarting.Dispatcher.DispatchAsync(message, CancellationToken.None);

            Assert.Equal(
                (DeliveryState.Deferred, 0, "waits for a destination of this name to be configured"),
                (waiting!.State, waiting.Attempts, waiting.LastError));
        }

        await pipeline.DeliverAsync();

        Assert.All(Deliveries(), delivery => Assert.Equal((DeliveryState.Delivered, 1), (delivery.State, delivery.Attempts)));
    }

    [Fact]
    public async Task A_process_that_does_not_know_a_destination_fails_no_delivery_at_first_sight_however_old_it_is()
    {
        sender.Answer = (_, _) => new DeliveryOutcome.Deferred(null, "502 bad gateway");
        await DropAsync();
        var slack = storage.Messages.Dequeue();
        storage.Messages.Clear();
        await pipeline.Dispatcher.DispatchAsync(slack.Message, CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(2));
        var restarting = new TestPipeline(storage, new ScriptedSender("pager"), clock);

        var waiting = await restarting.Dispatcher.DispatchAsync(slack.Message, CancellationToken.None);

        Assert.Equal((DeliveryState.Deferred, 1), (waiting!.State, waiting.Attempts));
        sender.Answer = (_, _) => new DeliveryOutcome.Delivered("ok");
        await pipeline.DeliverAsync();
        Assert.Equal(
            (DeliveryState.Delivered, 2, null), (Delivery("slack").State, Delivery("slack").Attempts, Delivery("slack").UnknownSince));
    }

    [Fact]
    public async Task The_day_for_which_a_destination_may_be_unknown_begins_anew_when_a_process_knows_it()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        storage.Messages.Clear();
        var other = new TestPipeline(storage, new ScriptedSender("pager"), clock);
        await other.Dispatcher.DispatchAsync(message, CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(20));
        sender.Answer = (_, _) => new DeliveryOutcome.Deferred(TimeSpan.FromHours(8), "503");
        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(8));

        var waiting = await other.Dispatcher.DispatchAsync(message, CancellationToken.None);

        Assert.Equal(
            (DeliveryState.Deferred, "waits for a destination of this name to be configured", clock.GetUtcNow()),
            (waiting!.State, waiting.LastError, waiting.UnknownSince));
    }

    [Fact]
    public async Task A_delivery_that_was_put_back_waits_a_day_again_for_its_destination()
    {
        await DropAsync();
        var message = storage.Messages.Peek().Message;
        var renamed = new TestPipeline(storage, new ScriptedSender("pager"), clock);
        await renamed.DeliverAsync();

        Assert.True(await renamed.Dispatcher.RequeueAsync(message, CancellationToken.None));
        storage.Messages.Clear();
        var back = await renamed.Dispatcher.DispatchAsync(message, CancellationToken.None);

        Assert.Equal((DeliveryState.Deferred, clock.GetUtcNow()), (back!.State, back.UnknownSince));
    }

    [Fact]
    public async Task A_message_without_an_alert_is_dropped()
    {
        Assert.Null(await pipeline.Dispatcher.DispatchAsync(new DeliveryMessage("a-watch", "none", "slack"), CancellationToken.None));
        Assert.Empty(sender.Sent);
    }

    [Fact]
    public async Task Two_destinations_recorded_at_once_both_stay_recorded()
    {
        await DropAsync();
        var messages = storage.Messages.Select(queued => queued.Message).ToArray();
        // While slack's answer is being recorded, teams is delivered by another process and moves the alert's version.
        sender.Answer = (_, destination) =>
        {
            if (destination == "slack")
            {
                storage.BeforeSave = () => new TestPipeline(storage, new ScriptedSender("slack", "teams"), clock)
                    .Dispatcher.DispatchAsync(messages[1], CancellationToken.None).GetAwaiter().GetResult();
            }

            return new DeliveryOutcome.Delivered("ok");
        };

        await pipeline.Dispatcher.DispatchAsync(messages[0], CancellationToken.None);

        Assert.All(Deliveries(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
    }

    [Fact]
    public async Task An_alert_that_storage_never_takes_ends_the_try_and_is_delivered_when_it_does()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        storage.HoldsAlerts = true;

        var exception = await Assert.ThrowsAsync<SaveRefusedException>(() =>
            pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None));

        Assert.Contains($"alert a-watch/{message.AlertId}", exception.Message, StringComparison.Ordinal);
        Assert.Empty(sender.Sent);
        storage.HoldsAlerts = false;
        await pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None);
        Assert.Equal((DeliveryState.Delivered, 1), (Delivery(message.Destination).State, Delivery(message.Destination).Attempts));
    }

    [Fact]
    public async Task An_answer_that_storage_never_takes_ends_the_try_and_leaves_the_delivery_leased()
    {
        sender.Answer = (_, _) =>
        {
            storage.HoldsAlerts = true;
            return new DeliveryOutcome.Deferred(null, "503");
        };
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();

        await Assert.ThrowsAsync<SaveRefusedException>(() => pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None));

        Assert.Single(sender.Sent);
        Assert.Equal(DeliveryState.Sending, Delivery(message.Destination).State);
    }

    [Fact]
    public async Task A_worker_that_died_over_an_alert_that_storage_never_takes_is_no_endless_loop()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        await DieWhileSendingAsync(message);
        var until = Delivery(message.Destination).Until!.Value;
        clock.Advance(until - clock.GetUtcNow());
        storage.HoldsAlerts = true;

        await Assert.ThrowsAsync<SaveRefusedException>(() => pipeline.Dispatcher.DispatchAsync(message, CancellationToken.None));
    }

    [Fact]
    public async Task An_alert_that_storage_never_takes_is_neither_given_up_nor_put_back()
    {
        await DropAsync();
        var (message, _) = storage.Messages.Dequeue();
        storage.Messages.Clear();
        storage.HoldsAlerts = true;

        await Assert.ThrowsAsync<SaveRefusedException>(() => pipeline.Dispatcher.GiveUpAsync(message, "over", CancellationToken.None));
        await Assert.ThrowsAsync<SaveRefusedException>(() => pipeline.Dispatcher.RequeueAsync(message, CancellationToken.None));

        Assert.Equal(DeliveryState.Pending, Delivery(message.Destination).State);
        Assert.Empty(storage.Messages);
    }

    /// <summary>Lets the worker die as soon as it sends. Null when it did, else where the delivery stands without having been sent.</summary>
    private async Task<Delivery?> DispatchToADyingWorkerAsync(DeliveryMessage message, AlertDispatcher? dispatcher = null)
    {
        sender.Answer = (_, _) =>
        {
            storage.DiesAtWrite = storage.Writes + 1;
            throw new ProcessDiedException();
        };
        try
        {
            return await (dispatcher ?? pipeline.Dispatcher).DispatchAsync(message, CancellationToken.None);
        }
        catch (ProcessDiedException)
        {
            return null;
        }
        finally
        {
            storage.DiesAtWrite = null;
        }
    }

    /// <summary>The process dies after the request went out: nothing of it is written any more.</summary>
    private async Task DieWhileSendingAsync(DeliveryMessage message, AlertDispatcher? dispatcher = null) =>
        Assert.Null(await DispatchToADyingWorkerAsync(message, dispatcher));

    private Task<ProcessOutcome> DropAsync() => pipeline.DropAsync("a-watch/one.txt", "group journalists");

    private IReadOnlyList<Delivery> Deliveries() => Assert.Single(storage.Alerts).Deliveries;

    private Delivery Delivery(string destination) => Assert.Single(storage.Alerts).DeliveryTo(destination)!;
}
