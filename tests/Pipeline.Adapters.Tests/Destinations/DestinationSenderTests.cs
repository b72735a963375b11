using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Adapters.Destinations.Console;
using Pipeline.Adapters.Destinations.Slack;
using Pipeline.Adapters.Destinations.Teams;
using Pipeline.Adapters.Destinations.Webhook;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations;

public sealed class DestinationSenderTests : IAsyncLifetime
{
    private static readonly Alert Alert = SomeAlerts.Changed();
    private WebhookInbox inbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => inbox = await WebhookInbox.StartAsync();

    public ValueTask DisposeAsync() => inbox.DisposeAsync();

    [Theory]
    [InlineData("Slack", 200, "ok", typeof(DeliveryOutcome.Delivered), "HTTP 200: ok")]
    [InlineData(
        "Slack", 200, "no_active_hooks", typeof(DeliveryOutcome.Failed),
        "HTTP 200: no_active_hooks (the webhook was disabled; create a new one) (expected ok; is this a Slack webhook?)")]
    [InlineData(
        "Slack", 200, "<html>Sign in</html>", typeof(DeliveryOutcome.Failed),
        "HTTP 200: <html>Sign in</html> (expected ok; is this a Slack webhook?)")]
    [InlineData(
        "Slack", 400, "invalid_payload", typeof(DeliveryOutcome.Failed),
        "HTTP 400: invalid_payload (Slack does not understand the message; please report this)")]
    [InlineData(
        "Slack", 403, "action_prohibited", typeof(DeliveryOutcome.Failed),
        "HTTP 403: action_prohibited (an administrator restricts posting there)")]
    [InlineData(
        "Slack", 404, "channel_not_found", typeof(DeliveryOutcome.Failed),
        "HTTP 404: channel_not_found (the channel is gone; create a webhook for another one)")]
    [InlineData(
        "Slack", 410, "channel_is_archived", typeof(DeliveryOutcome.Failed),
        "HTTP 410: channel_is_archived (the channel is archived; create a webhook for another one)")]
    [InlineData(
        "Teams", 200, "", typeof(DeliveryOutcome.Delivered),
        "HTTP 200 (accepted; the workflow can still fail afterwards, so check the channel)")]
    [InlineData(
        "Teams", 202, "", typeof(DeliveryOutcome.Delivered),
        "HTTP 202 (accepted; the workflow can still fail afterwards, so check the channel)")]
    [InlineData("Teams", 400, "bad", typeof(DeliveryOutcome.Failed), "HTTP 400: bad")]
    [InlineData("Teams", 410, "", typeof(DeliveryOutcome.Failed), "HTTP 410")]
    [InlineData("Webhook", 200, "", typeof(DeliveryOutcome.Delivered), "HTTP 200")]
    [InlineData("Webhook", 204, "", typeof(DeliveryOutcome.Delivered), "HTTP 204")]
    [InlineData("Webhook", 401, "who?", typeof(DeliveryOutcome.Failed), "HTTP 401: who?")]
    [InlineData("Webhook", 410, "", typeof(DeliveryOutcome.Failed), "HTTP 410 (the receiver wants no more)")]
    [InlineData("Webhook", 415, "", typeof(DeliveryOutcome.Failed), "HTTP 415")]
    public async Task A_clear_answer_decides_at_once(string kind, int status, string body, Type outcome, string words)
    {
        inbox.Script(InboxAnswer.Of(status, body));
        using var rig = SenderRig.For(kind, Url());

        var result = await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        Assert.IsType(outcome, result);
        Assert.Equal(words, WordsOf(result));
        Assert.Single(inbox.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(425)]
    public async Task A_passing_trouble_is_tried_again_within_one_sending(int status)
    {
        inbox.Script(InboxAnswer.Of(status, "rollup_error"));
        using var rig = SenderRig.For("Slack", Url());

        Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        Assert.Equal(2, inbox.Requests.Count);
        Assert.Equal(inbox.Requests[0].Text, inbox.Requests[1].Text);
    }

    [Fact]
    public async Task A_lasting_trouble_is_deferred_after_three_tries()
    {
        inbox.Otherwise = _ => InboxAnswer.Of(502, "bad gateway");
        using var rig = SenderRig.For("Webhook", Url());

        Assert.Equal(new DeliveryOutcome.Deferred(null, "HTTP 502: bad gateway"), await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        Assert.Equal(3, inbox.Requests.Count);
    }

    [Fact]
    public async Task A_cut_connection_is_tried_again()
    {
        inbox.Script(InboxAnswer.Cut(), InboxAnswer.Cut());
        using var rig = SenderRig.For("Teams", Url());

        Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        Assert.Equal(3, inbox.Requests.Count);
    }

    [Fact]
    public async Task Nobody_listening_is_deferred_in_words_without_the_address()
    {
        using var rig = SenderRig.For("Webhook", $"http://127.0.0.1:1/hooks/{SenderRig.Secret}?key={SenderRig.Secret}");

        var deferred = Assert.IsType<DeliveryOutcome.Deferred>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));

        Assert.Null(deferred.RetryAfter);
        Assert.Contains("refused", deferred.Error, StringComparison.OrdinalIgnoreCase);
        NoSecretIn(rig, deferred);
    }

    [Fact]
    public async Task Silence_ends_each_try_and_the_next_one_carries_the_same_id_and_its_own_time()
    {
        inbox.Script(InboxAnswer.Silence());
        var time = new ManualTimeProvider();
        using var rig = SenderRig.For("Webhook", Url(), time, ("Destinations:0:Secret", NewSecret(1)));

        var sending = rig.Sender.SendAsync(Alert, "desk", Cancellation);
        await inbox.WaitForAsync(1, Cancellation);
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.IsType<DeliveryOutcome.Delivered>(await sending);
        var (first, second) = (inbox.Requests[0].Headers, inbox.Requests[1].Headers);
        Assert.Equal([Alert.Id, Alert.Id], [first["webhook-id"], second["webhook-id"]]);
        Assert.Equal(
            15,
            long.Parse(second["webhook-timestamp"], CultureInfo.InvariantCulture)
                - long.Parse(first["webhook-timestamp"], CultureInfo.InvariantCulture));
        Assert.NotEqual(first["webhook-signature"], second["webhook-signature"]);
    }

    [Fact]
    public async Task Endless_silence_ends_within_the_time_of_the_lease()
    {
        inbox.Otherwise = _ => InboxAnswer.Silence();
        var time = new ManualTimeProvider();
        using var rig = SenderRig.For("Webhook", Url(), time, ("Webhooks:Tries", "10"), ("Webhooks:BreakAfter", "100"));

        var sending = rig.Sender.SendAsync(Alert, "desk", Cancellation);
        for (var tries = 1; tries <= 4; tries++)
        {
            await inbox.WaitForAsync(tries, Cancellation);
            time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(new DeliveryOutcome.Deferred(null, "Not delivered within 60 s; last: No answer within 15 s."), await sending);
    }

    [Fact]
    public async Task The_callers_cancellation_passes_through()
    {
        inbox.Otherwise = _ => InboxAnswer.Silence();
        using var rig = SenderRig.For("Webhook", Url());
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var sending = rig.Sender.SendAsync(Alert, "desk", cancelling.Token);
        await inbox.WaitForAsync(1, Cancellation);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("Slack", "7", "", 7)]
    [InlineData("Slack", null, """{"retry_after":3,"ok":false,"error":"rate_limited"}""", 3)]
    [InlineData("Slack", null, "rate_limited", 1)]
    [InlineData("Teams", "10", "", 10)]
    [InlineData("Webhook", "Sun, 01 Mar 2026 12:00:09 GMT", "", 9)]
    public async Task A_short_Retry_After_is_waited_for(string kind, string? header, string body, int seconds)
    {
        inbox.Script(InboxAnswer.Of(429, body, header is null ? [] : [("Retry-After", header)]));
        var time = new ManualTimeProvider();
        using var rig = SenderRig.For(kind, Url(), time);

        var sending = rig.Sender.SendAsync(Alert, "desk", Cancellation);
        await time.WhenSomebodyWaitsAsync(TimeSpan.FromSeconds(seconds));
        Assert.Single(inbox.Requests);
        time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.IsType<DeliveryOutcome.Delivered>(await sending);
        Assert.Equal(2, inbox.Requests.Count);
    }

    [Theory]
    [InlineData("Slack", 429, "0")]
    [InlineData("Slack", 429, null)]
    [InlineData("Teams", 429, "1")]
    [InlineData("Webhook", 503, "0")]
    [InlineData("Webhook", 429, "Sun, 01 Mar 2026 11:00:00 GMT")]
    public async Task A_Retry_After_does_not_shorten_the_pauses_between_tries(string kind, int status, string? header)
    {
        inbox.Otherwise = _ => InboxAnswer.Of(status, "", header is null ? [] : [("Retry-After", header)]);
        var time = new ManualTimeProvider();
        using var rig = SenderRig.For(kind, Url(), time, ("Webhooks:RetryDelay", "00:00:04"), ("Webhooks:AttemptTimeout", "00:00:20"));

        var sending = rig.Sender.SendAsync(Alert, "desk", Cancellation);
        foreach (var (tries, seconds) in ((int, int)[])[(1, 4), (2, 8)])
        {
            await time.WhenSomebodyWaitsAsync(TimeSpan.FromSeconds(seconds));
            Assert.Equal(tries, inbox.Requests.Count);
            time.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.IsType<DeliveryOutcome.Deferred>(await sending);
        Assert.Equal(3, inbox.Requests.Count);
    }

    [Theory]
    [InlineData(429, "11", 11)]
    [InlineData(503, "3600", 3600)]
    [InlineData(429, "Sun, 01 Mar 2026 13:00:00 GMT", 3600)]
    [InlineData(429, "99999999", 86400)]
    public async Task A_long_Retry_After_goes_back_to_the_queue(int status, string header, int seconds)
    {
        inbox.Script(InboxAnswer.Of(status, "slow down", ("Retry-After", header)));
        using var rig = SenderRig.For("Webhook", Url(), new ManualTimeProvider());

        Assert.Equal(
            new DeliveryOutcome.Deferred(TimeSpan.FromSeconds(seconds), $"HTTP {status}: slow down"),
            await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        Assert.Single(inbox.Requests);
    }

    [Fact]
    public async Task What_asks_for_time_holds_off_the_other_destinations_with_its_URL()
    {
        inbox.Script(InboxAnswer.Of(429, "", ("Retry-After", "30")));
        var time = new ManualTimeProvider();
        using var rig = SenderRig.For(
            "Slack", Url(), time, ("Webhooks:SlackSpacing", "00:00:01"),
            ("Destinations:1:Name", "twin"), ("Destinations:1:Kind", "Slack"), ("Destinations:1:Url", Url()));

        await rig.Sender.SendAsync(Alert, "desk", Cancellation);
        var twin = Assert.IsType<DeliveryOutcome.Deferred>(await rig.Sender.SendAsync(Alert, "twin", Cancellation));

        Assert.Equal(TimeSpan.FromSeconds(30), twin.RetryAfter);
        Assert.Single(inbox.Requests);
    }

    [Theory]
    [InlineData("Slack", "SlackSpacing", 1)]
    [InlineData("Teams", "TeamsSpacing", 2)]
    public async Task Messages_to_one_URL_keep_their_distance(string kind, string setting, int seconds)
    {
        var time = new ManualTimeProvider();
        var spacing = TimeSpan.FromSeconds(seconds);
        using var rig = SenderRig.For(
            kind, Url(), time, ($"Webhooks:{setting}", spacing.ToString()),
            ("Destinations:1:Name", "twin"), ("Destinations:1:Kind", kind), ("Destinations:1:Url", Url()),
            ("Destinations:2:Name", "other"), ("Destinations:2:Kind", kind), ("Destinations:2:Url", Url() + "/other"));

        Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        var second = rig.Sender.SendAsync(Alert, "twin", Cancellation);
        await time.WhenSomebodyWaitsAsync(spacing);
        Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "other", Cancellation));
        Assert.False(second.IsCompleted);
        time.Advance(spacing);

        Assert.IsType<DeliveryOutcome.Delivered>(await second);
        Assert.Equal(3, inbox.Requests.Count);
    }

    [Fact]
    public async Task A_long_line_goes_back_to_the_queue_for_as_long_as_it_takes()
    {
        var time = new ManualTimeProvider();
        using var rig = SenderRig.For("Slack", Url(), time, ("Webhooks:SlackSpacing", "00:00:04"));

        Task<DeliveryOutcome>[] sendings = [.. Enumerable.Range(0, 4).Select(_ => rig.Sender.SendAsync(Alert, "desk", Cancellation))];
        await time.WhenSomebodyWaitsAsync(TimeSpan.FromSeconds(8));
        var waiting = Assert.IsType<DeliveryOutcome.Deferred>(await sendings[3]);
        Assert.Equal((TimeSpan.FromSeconds(12), false), (waiting.RetryAfter, waiting.IsTry));
        await sendings[0];
        time.Advance(TimeSpan.FromSeconds(8));

        await Task.WhenAll(sendings);
        Assert.Equal(3, inbox.Requests.Count);
    }

    [Fact]
    public async Task A_destination_that_keeps_failing_is_left_alone_for_a_while()
    {
        inbox.Script(InboxAnswer.Of(500), InboxAnswer.Of(500));
        var time = new ManualTimeProvider();
        using var rig = SenderRig.For("Webhook", Url(), time, ("Webhooks:BreakAfter", "2"), ("Webhooks:Tries", "1"));

        await rig.Sender.SendAsync(Alert, "desk", Cancellation);
        await rig.Sender.SendAsync(Alert, "desk", Cancellation);
        var rested = Assert.IsType<DeliveryOutcome.Deferred>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        Assert.Equal((TimeSpan.FromSeconds(60), false), (rested.RetryAfter, rested.IsTry));
        Assert.Equal(2, inbox.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(61));
        Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_a_failure_and_is_not_followed(int status)
    {
        inbox.Script(InboxAnswer.Of(status, "", ("Location", inbox.At("elsewhere"))));
        using var rig = SenderRig.For("Slack", Url());

        var failed = Assert.IsType<DeliveryOutcome.Failed>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));

        Assert.Equal($"HTTP {status} (a redirect, which is not followed; put the final address into Url)", failed.Error);
        Assert.Single(inbox.Requests);
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        inbox.Script(InboxAnswer.Of(200, "ok", ("Set-Cookie", "session=1")));
        using var rig = SenderRig.For("Slack", Url());

        await rig.Sender.SendAsync(Alert, "desk", Cancellation);
        await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        Assert.False(inbox.Requests[1].Headers.ContainsKey("Cookie"));
    }

    [Theory]
    [InlineData("https://inbox.example/hook", "10.0.0.1")]
    [InlineData("https://inbox.example/hook", "1.1.1.1 192.168.0.1")]
    [InlineData("https://inbox.example/hook", "127.0.0.1")]
    [InlineData("https://inbox.example/hook", "169.254.169.254")]
    [InlineData("http://inbox.localhost/hook", "10.0.0.1")]
    [InlineData("http://inbox.localhost/hook", "1.1.1.1")]
    [InlineData("https://metadata.google.internal/hook", "1.1.1.1")]
    [InlineData("https://10.0.0.1/hook", "")]
    [InlineData("https://[fd00::1]/hook", "")]
    public async Task A_private_address_is_refused_once_and_for_good(string url, string addresses)
    {
        var asked = 0;
        using var rig = new SenderRig(
            resolve: _ =>
            {
                asked++;
                return [.. addresses.Split(' ').Select(IPAddress.Parse)];
            },
            settings: [("Destinations:0:Name", "desk"), ("Destinations:0:Kind", "Webhook"), ("Destinations:0:Url", url)]);

        var failed = Assert.IsType<DeliveryOutcome.Failed>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));

        Assert.Contains("private, local or reserved network", failed.Error, StringComparison.Ordinal);
        Assert.InRange(asked, 0, 1);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_checked()
    {
        using var rig = new SenderRig(
            resolve: _ => [IPAddress.Loopback],
            settings: [
                ("Destinations:0:Name", "desk"), ("Destinations:0:Kind", "Webhook"),
                ("Destinations:0:Url", $"http://no-such-name.localhost:{inbox.Url.Port}/hook")]);

        Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        Assert.Equal($"no-such-name.localhost:{inbox.Url.Port}", Assert.Single(inbox.Requests).Headers["Host"]);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_deferred()
    {
        using var rig = new SenderRig(
            resolve: _ => throw new SocketException((int)SocketError.HostNotFound),
            settings: [
                ("Destinations:0:Name", "desk"), ("Destinations:0:Kind", "Webhook"),
                ("Destinations:0:Url", $"https://inbox.example/{SenderRig.Secret}")]);

        var outcome = await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        Assert.IsType<DeliveryOutcome.Deferred>(outcome);
        NoSecretIn(rig, outcome);
    }

    [Theory]
    [InlineData("Slack", 400)]
    [InlineData("Slack", 200)]
    [InlineData("Teams", 200)]
    [InlineData("Webhook", 500)]
    [InlineData("Webhook", 302)]
    public async Task A_remote_that_repeats_the_request_gives_no_secret_away(string kind, int status)
    {
        inbox.Otherwise = request => InboxAnswer.Of(
            status,
            $"cannot POST {request.Target} {Uri.EscapeDataString(request.Target)}"
                + $" {request.Target.Replace("/", "\\/", StringComparison.Ordinal)} at {request.Headers["Host"]}"
                + $" {SenderRig.Secret[..4]}\u200B{SenderRig.Secret[4..]} {new string('x', 5000)}",
            ("Location", inbox.At(request.Target)));
        (string, string)[] secrets = kind == "Webhook"
            ? [("Destinations:0:Secret", NewSecret(1)), ("Destinations:0:PreviousSecret", NewSecret(2))]
            : [];
        using var rig = SenderRig.For(kind, Url(), null, secrets);

        var outcome = await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        Assert.Contains("cannot POST", WordsOf(outcome), StringComparison.Ordinal);
        Assert.InRange(WordsOf(outcome).Length, 20, 450);
        NoSecretIn(rig, outcome);
    }

    [Fact]
    public async Task No_trace_of_a_request_is_made()
    {
        var traced = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net.Http", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Add(string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(listener);
        using var rig = SenderRig.For("Slack", Url());

        await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        Assert.DoesNotContain(traced, tags => tags.Contains(SenderRig.Secret, StringComparison.Ordinal));
        Assert.False(Assert.Single(inbox.Requests).Headers.ContainsKey("traceparent"));
    }

    [Fact]
    public async Task An_endless_answer_is_not_read()
    {
        inbox.Script(InboxAnswer.Of(200, new string('x', 5_000_000)));
        using var rig = SenderRig.For("Webhook", Url());

        var delivered = Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "desk", Cancellation));
        Assert.InRange(delivered.Answer.Length, 100, 400);
    }

    [Fact]
    public async Task A_webhook_gets_a_signed_cloud_event()
    {
        var (secret, previous) = (NewSecret(1), NewSecret(2));
        using var rig = SenderRig.For(
            "Webhook", Url(), null, ("Destinations:0:Secret", secret), ("Destinations:0:PreviousSecret", previous));

        await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        var request = Assert.Single(inbox.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("application/cloudevents+json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Equal(WebhookEvent.Compose(Alert), request.Body);
        Assert.Equal(Alert.Id, request.Headers["webhook-id"]);
        Assert.InRange(
            DateTimeOffset.UtcNow
                - DateTimeOffset.FromUnixTimeSeconds(long.Parse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture)),
            TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(5));
        var signatures = request.Headers["webhook-signature"].Split(' ');
        Assert.Equal([Verified(secret), Verified(previous)], signatures);

        string Verified(string key)
        {
            // As a receiver does it, from the headers and the bytes alone.
            using var hmac = new HMACSHA256(Convert.FromBase64String(key["whsec_".Length..]));
            var signed = Encoding.ASCII.GetBytes($"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.")
                .Concat(request.Body)
                .ToArray();
            return "v1," + Convert.ToBase64String(hmac.ComputeHash(signed));
        }
    }

    [Fact]
    public async Task Without_a_secret_a_webhook_has_an_id_and_no_signature()
    {
        using var rig = SenderRig.For("Webhook", Url());

        await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        var headers = Assert.Single(inbox.Requests).Headers;
        Assert.Equal(Alert.Id, headers["webhook-id"]);
        Assert.False(headers.ContainsKey("webhook-signature"));
    }

    [Theory]
    [InlineData("Slack", "")]
    [InlineData("Teams", "Envelope")]
    [InlineData("Teams", "Card")]
    public async Task Slack_and_Teams_get_their_message_and_no_signature(string kind, string payload)
    {
        using var rig = SenderRig.For(kind, Url(), null, ("Destinations:0:TeamsPayload", payload));

        await rig.Sender.SendAsync(Alert, "desk", Cancellation);

        var request = Assert.Single(inbox.Requests);
        var path = new Uri(Url()).PathAndQuery;
        Assert.Equal(path, request.Target);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Equal(
            kind == "Slack" ? SlackMessage.Compose(Alert) : TeamsMessage.Compose(Alert, Enum.Parse<TeamsPayload>(payload)), request.Body);
        Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    [InlineData("Webhook")]
    public async Task A_test_message_is_recognised_as_one_and_brings_the_real_answer(string kind)
    {
        using var rig = SenderRig.For(kind, Url());

        var outcome = await rig.Sender.TestAsync("desk", Cancellation);

        Assert.StartsWith("HTTP 200: ok", Assert.IsType<DeliveryOutcome.Delivered>(outcome).Answer, StringComparison.Ordinal);
        Assert.Contains("Test message, not news", Assert.Single(inbox.Requests).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_is_the_hosts()
    {
        var console = new FakeConsole();
        (string, string)[] settings = [("Destinations:0:Name", "screen"), ("Destinations:0:Kind", "Console")];
        using var rig = new SenderRig(console: console, settings: settings);
        using var without = new SenderRig(settings: settings);

        Assert.IsType<DeliveryOutcome.Delivered>(await rig.Sender.SendAsync(Alert, "screen", Cancellation));
        Assert.Equal([(Alert, "screen")], console.Shown);
        Assert.IsType<DeliveryOutcome.Failed>(await without.Sender.SendAsync(Alert, "screen", Cancellation));
    }

    [Fact]
    public async Task An_unknown_destination_is_the_callers_mistake()
    {
        using var rig = new SenderRig();

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Sender.SendAsync(Alert, "nowhere", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Sender.TestAsync("nowhere", Cancellation));
    }

    private static string NewSecret(byte fill) => $"whsec_{Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray())}";

    private static string WordsOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered delivered => delivered.Answer,
        DeliveryOutcome.Deferred deferred => deferred.Error,
        DeliveryOutcome.Failed failed => failed.Error,
        _ => throw new UnreachableException(),
    };

    private static void NoSecretIn(SenderRig rig, DeliveryOutcome outcome)
    {
        Assert.NotEmpty(rig.Logs);
        foreach (var text in (string[])[outcome.ToString(), rig.Logs])
        {
            Assert.DoesNotContain(SenderRig.Secret, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(NewSecret(1)["whsec_".Length..], text, StringComparison.Ordinal);
        }
    }

    private string Url() => inbox.At($"services/T000/{SenderRig.Secret}?sig={SenderRig.Secret}");

    private sealed class FakeConsole : IConsoleAlerts
    {
        public List<(Alert, string)> Shown { get; } = [];

        public Task ShowAsync(Alert alert, string destination, CancellationToken cancellationToken)
        {
            Shown.Add((alert, destination));
            return Task.CompletedTask;
        }
    }
}
