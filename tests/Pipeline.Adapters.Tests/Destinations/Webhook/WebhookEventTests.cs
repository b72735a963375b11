using System.Text;
using System.Text.Json;
using Pipeline.Adapters.Destinations.Webhook;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations.Webhook;

public sealed class WebhookEventTests
{
    [Fact]
    public void A_toll_that_rises_is_a_cloud_event() => Bundle.Matches("event-rise.json", WebhookEvent.Compose(NewsAlerts.Rise()));

    [Fact]
    public void An_alert_of_an_earlier_version_is_the_event_that_it_was_made_for() =>
        Bundle.Matches("event-earlier-changed.json", WebhookEvent.Compose(SomeAlerts.Changed()));

    [Fact]
    public void An_events_subject_is_the_news() => Assert.Equal(
        "Journalists among those hit",
        JsonElement.Parse(WebhookEvent.Compose(NewsAlerts.GroupOnly())).GetProperty("subject").GetString());

    [Fact]
    public void A_test_event_can_be_told_from_news() => Assert.Equal(
        WebhookEvent.AlertTest,
        JsonElement.Parse(WebhookEvent.Compose(SomeAlerts.Changed(), isTest: true)).GetProperty("type").GetString());

    [Fact]
    public void An_event_tells_nobody_where_else_the_alert_goes()
    {
        var alert = SomeAlerts.Changed() with { Deliveries = [new Delivery("secret-desk") { LastError = "HTTP 500" }] };

        Assert.DoesNotContain("secret-desk", Encoding.UTF8.GetString(WebhookEvent.Compose(alert)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b/ü", "/watches/a%20b%2F%C3%BC")]
    [InlineData("inbox", "/watches/inbox")]
    public void An_events_source_is_an_escaped_reference(string watch, string source) => Assert.Equal(
        source, JsonElement.Parse(WebhookEvent.Compose(SomeAlerts.Changed() with { Watch = watch })).GetProperty("source").GetString());

    [Fact]
    public void An_event_is_whole_up_to_256_KiB_and_then_counts_what_it_leaves_out()
    {
        var facts = Enumerable.Range(0, 400).Select(i => SomeAlerts.Group($"group {i}", $"[group {i}] {new string('x', 1000)}")).ToArray();
        var whole = JsonElement.Parse(WebhookEvent.Compose(SomeAlerts.Of(facts[..100])));
        var bytes = WebhookEvent.Compose(SomeAlerts.Of(facts));
        var cut = JsonElement.Parse(bytes);

        Assert.Equal(100, whole.GetProperty("data").GetProperty("facts").GetArrayLength());
        Assert.False(whole.TryGetProperty("factsomitted", out _));
        Assert.InRange(bytes.Length, WebhookEvent.MostBytes - 2000, WebhookEvent.MostBytes);
        Assert.Equal(400, cut.GetProperty("data").GetProperty("facts").GetArrayLength() + cut.GetProperty("factsomitted").GetInt32());
    }
}
