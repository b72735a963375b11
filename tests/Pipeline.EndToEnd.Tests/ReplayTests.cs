using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Running articles again, and putting deliveries back.</summary>
public sealed class ReplayTests(AzuriteFixture azurite)
{
    private const string First = "A bomb killed 12 people in Kabul on Monday, police said.";
    private const string Second = "The toll of the Kabul bombing rose to 15 dead, officials said.";

    [Fact]
    public async Task A_rehearsal_shows_what_would_be_new_and_writes_nothing()
    {
        using var cli = new Cli(azurite);
        await cli.DropAsync("kabul", "one.txt", First);
        await cli.RunUntilIdleAsync();
        await cli.DropAsync("kabul", "two.txt", Second);

        var rehearsed = Rows(await cli.OnStorageAsync("replay", "--watch", "kabul"));

        Assert.Equal(["one.txt", "two.txt"], rehearsed.Select(row => row.GetProperty("source").GetString()));
        Assert.Equal([0, 1], rehearsed.Select(row => row.GetProperty("new").GetArrayLength() > 0 ? 1 : 0));
        Assert.Contains("known", rehearsed[0].GetProperty("silent").EnumerateArray().Select(fact => fact.GetProperty("why").GetString()));
        Assert.Single(await cli.AlertsAsync());
        var fromNothing = Rows(await cli.OnStorageAsync("replay", "--watch", "kabul", "--from-nothing", "--name", "one.txt"));
        Assert.True(Assert.Single(fromNothing).GetProperty("new").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_replay_with_alerts_announces_what_is_new_and_nothing_twice()
    {
        using var cli = new Cli(azurite);
        await cli.DropAsync("kabul", "one.txt", First);

        Assert.True(Rows(await cli.OnStorageAsync("replay", "--watch", "kabul", "--alerts"))[0].GetProperty("new").GetArrayLength() > 0);
        Assert.Equal(0, Rows(await cli.OnStorageAsync("replay", "--watch", "kabul", "--alerts"))[0].GetProperty("new").GetArrayLength());

        Assert.Single(await cli.AlertsAsync());
    }

    [Fact]
    public async Task A_drop_that_can_not_be_read_says_so_in_a_replay()
    {
        using var cli = new Cli(azurite);
        await cli.DropAsync("kabul", "blank.txt", " \n");

        Assert.NotEmpty(Assert.Single(Rows(await cli.OnStorageAsync("replay", "--watch", "kabul"))).GetProperty("rejected").GetString()!);
    }

    [Fact]
    public async Task A_rehearsal_from_nothing_can_not_alert()
    {
        using var cli = new Cli(azurite);

        Assert.Equal(2, (await cli.OnStorageAsync("replay", "--watch", "kabul", "--from-nothing", "--alerts")).ExitCode);
    }

    [Fact]
    public async Task A_failed_delivery_is_made_after_it_was_put_back()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Script(InboxAnswer.Of(404, "no such hook"));
        using var cli = new Cli(azurite).SendTo(0, "Webhook", "hook", inbox.At("hook"));
        await cli.DropAsync("kabul", "one.txt", First);
        await cli.RunUntilIdleAsync();
        var alert = Assert.Single(await cli.AlertsAsync());
        Assert.Equal(DeliveryState.Failed, Assert.Single(alert.Deliveries).State);

        Assert.Empty((await cli.OnStorageAsync("requeue", "--destination", "another")).Lines);
        Assert.Equal([$"kabul/{alert.Id} hook"], (await cli.OnStorageAsync("requeue", "--watch", "kabul", "--alert", alert.Id)).Lines);
        await cli.RunUntilIdleAsync();

        Assert.Equal(DeliveryState.Delivered, Assert.Single(Assert.Single(await cli.AlertsAsync()).Deliveries).State);
        Assert.Empty((await cli.OnStorageAsync("requeue")).Lines);
    }

    [Fact]
    public async Task Traces_and_metrics_go_to_an_otlp_receiver_when_one_is_configured()
    {
        await using var receiver = await WebhookInbox.StartAsync();
        receiver.Otherwise = _ => InboxAnswer.Of(200, "");
        using var cli = new Cli(azurite).Set("Telemetry:OtlpEndpoint", receiver.Url.AbsoluteUri);
        await cli.DropAsync("kabul", "one.txt", First);

        await cli.RunUntilIdleAsync();

        Assert.Contains(receiver.Requests, request => request.Target == "/v1/traces");
        Assert.Contains(receiver.Requests, request => request.Target == "/v1/metrics");
        Assert.All(receiver.Requests, request =>
            Assert.DoesNotContain("bomb", System.Text.Encoding.Latin1.GetString(request.Body), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_no_accounts_blobs_is_wrong_usage()
    {
        using var cli = new Cli(azurite);

        var result = await cli.RunAsync("alerts", "--connection", "https://news.example");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("blob.core.windows.net", result.Error, StringComparison.Ordinal);
    }

    private static List<JsonElement> Rows(CliResult result)
    {
        Assert.True(result.ExitCode == 0, result.Error);
        return [.. result.Lines.Select(line => JsonElement.Parse(line))];
    }
}
