using Pipeline.Tests.Shared;

namespace Pipeline.Functions.Host.Tests;

/// <summary>How alerts leave the app: by the queue, once for each destination.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_that_answers_500_and_then_200_has_the_alert_once_under_one_id()
    {
        // One try a message, so that the second try is the queue's. Its message is sent before the first one is recorded: one that came at
        // once could still find the delivery taken, and would wait for the lease.
        await using var app = await AppOnStorage.StartAsync(
            settings: [("Pipeline__Webhooks__Tries", "1"), ("Pipeline__Delivery__RetryDelays__0", "00:00:02")]);
        app.Inbox.Script(InboxAnswer.Of(500, "down"));

        await app.DropAndTellAsync("flaky/one.txt", Texts.Quake(41));
        var requests = await app.Inbox.WaitForAsync(2, Cancel);
        var delivery = await app.DeliveredAsync("flaky");

        Assert.Single(requests.Select(request => request.Headers["webhook-id"]).Distinct(StringComparer.Ordinal));
        Assert.Equal(2, app.Inbox.Requests.Count);
        Assert.Equal(2, delivery.Attempts);
    }

    [Fact]
    public async Task The_next_alert_of_a_story_is_delivered_as_well()
    {
        await using var app = await AppOnStorage.StartAsync();

        await app.DropAndTellAsync("rising/one.txt", Texts.Quake(41));
        await app.Inbox.WaitForAsync(1, Cancel);
        await app.DropAndTellAsync("rising/two.txt", Texts.Quake(57));
        var requests = await app.Inbox.WaitForAsync(2, Cancel);

        Assert.Contains("57", requests[1].Text, StringComparison.Ordinal);
        await app.RanAsync("DeliveryQueued succeeded", times: 2);
    }
}
