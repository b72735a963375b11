using System.Collections.Concurrent;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests;

/// <summary>One local HTTP server stands for Slack, Teams and a webhook, with all the moods that remotes have.</summary>
public sealed class DeliveryTests(AzuriteFixture azurite)
{
    private const string First = "A bomb killed 12 people in Kabul on Monday, police said.";
    private const string Second =
        "The toll of the Kabul bombing rose to 15 dead, officials said. Three aid workers were among the victims.";

    [Fact]
    public async Task Each_alert_reaches_each_destination_once_across_restarts_and_repeated_drops()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Otherwise = Answer;
        using var cli = WithThreeDestinations(inbox);

        await cli.DropAsync("kabul", "one.txt", First);
        await cli.RunUntilIdleAsync();
        await cli.DropAsync("kabul", "two.txt", Second);
        await cli.RunUntilIdleAsync();
        await cli.DropAsync("kabul", "one-again.txt", First);
        await cli.RunUntilIdleAsync();

        await AssertToldOnceAsync(cli, inbox, expectedAlerts: 2);
    }

    [Fact]
    public async Task A_remote_that_stumbles_gets_the_alert_once_all_the_same()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        var seen = new ConcurrentDictionary<string, int>();
        inbox.Otherwise = request => (request.Target, seen.AddOrUpdate(request.Target, 1, (_, count) => count + 1)) switch
        {
            ("/slack", 1) => InboxAnswer.Of(500, "rollup_error"),
            ("/teams", 1) => InboxAnswer.Of(429, "", ("Retry-After", "1")),
            ("/hook", 1) => InboxAnswer.Cut(),
            _ => Answer(request),
        };
        using var cli = WithThreeDestinations(inbox);

        await cli.DropAsync("kabul", "one.txt", First);
        await cli.RunUntilIdleAsync();

        var alert = Assert.Single(await cli.AlertsAsync());
        Assert.All(alert.Deliveries, delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
        Assert.All(new[] { "/slack", "/teams", "/hook" }, target =>
            Assert.Equal(2, inbox.Requests.Count(request => request.Target == target)));
        Assert.Single(inbox.Requests
            .Where(request => request.Target == "/hook")
            .Select(request => request.Headers["webhook-id"])
            .Distinct());
    }

    [Fact]
    public async Task A_remote_that_wants_a_long_rest_is_asked_again_after_it()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Script(InboxAnswer.Of(429, "", ("Retry-After", "2")));
        using var cli = new Cli(azurite).SendTo(0, "Webhook", "hook", inbox.At("hook")).Set("Webhooks:LongestWait", "00:00:01");

        await cli.DropAsync("kabul", "one.txt", First);
        await cli.RunUntilIdleAsync();

        var delivery = Assert.Single(Assert.Single(await cli.AlertsAsync()).Deliveries);
        Assert.Equal((DeliveryState.Delivered, 2), (delivery.State, delivery.Attempts));
        Assert.Equal(2, inbox.Requests.Count);
    }

    [Fact]
    public async Task A_slow_answer_is_waited_for_and_delays_no_other_destination()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        var othersAreThere = new TaskCompletionSource();
        inbox.Otherwise = request => request.Target == "/slack" ? InboxAnswer.After(othersAreThere.Task, 200, "ok") : Answer(request);
        using var cli = WithThreeDestinations(inbox);
        await cli.DropAsync("kabul", "one.txt", First);

        using var run = cli.StartRun("--until-idle", "1.5");
        await inbox.WaitForAsync(3, TestContext.Current.CancellationToken);
        othersAreThere.SetResult();
        Assert.Equal(0, (await run.EndAsync()).ExitCode);

        await AssertToldOnceAsync(cli, inbox, expectedAlerts: 1);
    }

    [Fact]
    public async Task A_channel_that_is_gone_harms_no_other_and_the_alert_stays()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Otherwise = request => request.Target == "/gone" ? InboxAnswer.Of(404, "channel_not_found") : Answer(request);
        using var cli = WithThreeDestinations(inbox).SendTo(3, "Slack", "gone", inbox.At("gone"));

        await cli.DropAsync("kabul", "one.txt", First);
        await cli.RunUntilIdleAsync();

        var deliveries = Assert.Single(await cli.AlertsAsync()).Deliveries;
        Assert.Equal(
            ["hook", "slack", "teams"],
            deliveries.Where(delivery => delivery.State == DeliveryState.Delivered).Select(delivery => delivery.Destination).Order());
        var gone = deliveries.Single(delivery => delivery.Destination == "gone");
        Assert.Equal(DeliveryState.Failed, gone.State);
        Assert.Contains("channel_not_found", gone.LastError, StringComparison.Ordinal);
        Assert.Single(inbox.Requests, request => request.Target == "/gone");
    }

    [Fact]
    public async Task A_run_that_is_killed_while_sending_is_finished_by_the_next()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        var killed = new TaskCompletionSource();
        inbox.Script(InboxAnswer.After(killed.Task, 200, "ok"));
        using var cli = new Cli(azurite).SendTo(0, "Webhook", "hook", inbox.At("hook"))
            .Set("Webhooks:AttemptTimeout", "00:00:04").Set("Webhooks:TotalTimeout", "00:00:04").Set("Webhooks:LongestWait", "00:00:01")
            .Set("Delivery:SendingLease", "00:00:05").Set("Local:DeliveryVisibility", "00:00:06");
        await cli.DropAsync("kabul", "one.txt", First);

        using (var run = cli.StartRun())
        {
            await inbox.WaitForAsync(1, TestContext.Current.CancellationToken);
            run.Kill();
            await run.EndAsync();
        }

        killed.SetResult();
        using (var next = cli.StartRun())
        {
            await inbox.WaitForAsync(2, TestContext.Current.CancellationToken);
            next.Interrupt();
            Assert.Equal(0, (await next.EndAsync()).ExitCode);
        }

        var delivery = Assert.Single(Assert.Single(await cli.AlertsAsync()).Deliveries);
        Assert.Equal((DeliveryState.Delivered, 2), (delivery.State, delivery.Attempts));
        // The one permitted repeat, and the receiver can tell: it carries the same id.
        Assert.Single(inbox.Requests.Select(request => request.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task A_run_until_idle_waits_for_what_a_killed_run_had_received()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        var killed = new TaskCompletionSource();
        inbox.Script(InboxAnswer.After(killed.Task, 200, "ok"));
        using var cli = new Cli(azurite).SendTo(0, "Webhook", "hook", inbox.At("hook"))
            .Set("Webhooks:AttemptTimeout", "00:00:08").Set("Webhooks:TotalTimeout", "00:00:08").Set("Webhooks:LongestWait", "00:00:01")
            .Set("Delivery:SendingLease", "00:00:09").Set("Local:DeliveryVisibility", "00:00:06");
        await cli.DropAsync("kabul", "one.txt", First);
        await cli.DropAsync("kabul", "two.txt", Second);

        // One is being sent and one waits for it when the process dies.
        using (var run = cli.StartRun())
        {
            await inbox.WaitForAsync(1, TestContext.Current.CancellationToken);
            run.Kill();
            await run.EndAsync();
        }

        killed.SetResult();
        await cli.RunUntilIdleAsync();

        Assert.All(
            (await cli.AlertsAsync()).SelectMany(alert => alert.Deliveries),
            delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
        Assert.Equal(0, (await cli.Storage.Deliveries.GetPropertiesAsync(TestContext.Current.CancellationToken))
            .Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_run_until_idle_says_what_waits_for_a_later_time()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Script(InboxAnswer.Of(503, "", ("Retry-After", "7200")));
        using var cli = new Cli(azurite).SendTo(0, "Webhook", "hook", inbox.At("hook")).Set("Webhooks:LongestWait", "00:00:01");
        await cli.DropAsync("kabul", "one.txt", First);

        var run = await cli.OnStorageAsync("run", "--until-idle", "1");

        Assert.Equal(0, run.ExitCode);
        var until = Assert.Single(Assert.Single(await cli.AlertsAsync()).Deliveries).Until!.Value;
        Assert.EndsWith(
            $"1 delivery waits for a later time, the first until {until:yyyy-MM-dd HH:mm} UTC.", run.Error.TrimEnd(), StringComparison.Ordinal);
    }

    private static InboxAnswer Answer(InboxRequest request) => request.Target == "/teams" ? InboxAnswer.Of(202) : InboxAnswer.Of(200, "ok");

    private Cli WithThreeDestinations(WebhookInbox inbox) => new Cli(azurite)
        .SendTo(0, "Slack", "slack", inbox.At("slack"))
        .SendTo(1, "Teams", "teams", inbox.At("teams"))
        .SendTo(2, "Webhook", "hook", inbox.At("hook"));

    private static async Task AssertToldOnceAsync(Cli cli, WebhookInbox inbox, int expectedAlerts)
    {
        var alerts = await cli.AlertsAsync();
        Assert.Equal(expectedAlerts, alerts.Count);
        foreach (var target in new[] { "/slack", "/teams", "/hook" })
        {
            // Every post names its alert in a header; each destination must have got each exactly once.
            var told = inbox.Requests
                .Where(request => request.Target == target)
                .Select(request => request.Headers["pipeline-alert"]);
            Assert.Equal(alerts.Select(alert => alert.Id).Order(), told.Order());
        }
    }
}
