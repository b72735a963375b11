namespace Pipeline.Functions.Host.Tests;

/// <summary>How drops come to the app: told of by Event Grid's events, or found by polling.</summary>
public sealed class DropTests(SharedApps apps)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_development_a_drop_is_found_without_an_event_and_reaches_the_desk()
    {
        var app = await apps.Development;

        await app.RanAsync($"ArticleDropped succeeded, blob articles/{SharedApps.EarlyDrop}");
        await app.RanAsync("DeliveryQueued succeeded");

        Assert.Single(await app.AlertsAsync("early"));
        Assert.Contains(app.Inbox.Requests, request => request.Text.Contains("\"early\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_azure_a_drop_waits_for_its_event_and_then_reaches_the_desk_once()
    {
        var app = await apps.Production;
        var blob = await app.DropAsync("plain/one.txt", Texts.Quake(41));

        // The event of another drop, which has come before: this one was there, and nobody looked.
        await app.DropAndTellAsync("plain-other/one.txt", Texts.Quake(42));
        await app.RanAsync("ArticleDropped succeeded, blob articles/plain-other/one.txt");
        Assert.Empty(app.Runs("articles/plain/one.txt"));

        Assert.Equal(202, await app.TellAsync(blob));
        await app.RanAsync("ArticleDropped succeeded, blob articles/plain/one.txt");
        var alert = Assert.Single(await app.AlertsAsync("plain"));
        await DeliveredAsync(app, alert.Id);
    }

    [Fact]
    public async Task Two_events_of_one_drop_tell_one_alert()
    {
        var app = await apps.Production;
        var blob = await app.DropAsync("twice/one.txt", Texts.Quake(41));

        Assert.Equal(202, await app.TellAsync(blob));
        Assert.Equal(202, await app.TellAsync(blob));

        await app.RanAsync("ArticleDropped succeeded, blob articles/twice/one.txt", times: 2);
        var alert = Assert.Single(await app.AlertsAsync("twice"));
        await DeliveredAsync(app, alert.Id);
    }

    [Fact]
    public async Task An_event_of_a_drop_that_has_gone_is_no_failure()
    {
        var app = await apps.Production;
        var blob = await app.DropAsync("gone/one.txt", Texts.Quake(41));
        await app.Clients.Articles.DeleteBlobAsync("gone/one.txt", cancellationToken: Cancel);

        Assert.Equal(202, await app.TellAsync(blob));
        // Events are taken in their order, so that the later one's run comes after.
        await app.DropAndTellAsync("gone/two.txt", Texts.Quake(41));
        await app.RanAsync("ArticleDropped succeeded, blob articles/gone/two.txt");

        Assert.DoesNotContain(app.Runs("articles/gone/one.txt"), run => run.Contains("failed", StringComparison.Ordinal));
        Assert.Null(await app.RejectedAsync("gone/one.txt"));
    }

    [Fact]
    public async Task An_event_of_another_container_touches_no_drop()
    {
        var app = await apps.Production;
        var blob = await AppOnStorage.UploadAsync(app.Clients.Config, "elsewhere/one.txt", Texts.Quake(41));

        Assert.Equal(202, await app.TellAsync(blob));
        await app.DropAndTellAsync("elsewhere-too/one.txt", Texts.Quake(41));
        await app.RanAsync("ArticleDropped succeeded, blob articles/elsewhere-too/one.txt");

        Assert.Empty(await app.AlertsAsync("elsewhere"));
        Assert.Null(await app.RejectedAsync("elsewhere/one.txt"));
    }

    [Theory]
    [InlineData("a+b.txt")]
    [InlineData("a b.txt")]
    [InlineData("a%20b.txt")]
    [InlineData("a#b.txt")]
    [InlineData("a?b=c&d.txt")]
    [InlineData("\U0001F30B ausbruch ä.txt")]
    [InlineData("folder/deeper/one.txt")]
    public async Task A_name_with_anything_in_it_is_the_name_that_is_processed(string name)
    {
        var app = await apps.Production;
        var watch = $"named-{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name))[..12]}";

        await app.DropAndTellAsync($"{watch}/{name}", Texts.Quake(41));
        await app.RanAsync($"ArticleDropped succeeded, blob articles/{watch}/{name}");

        Assert.True(await app.Clients.Analyses.GetBlobClient($"{watch}/{name}.json").ExistsAsync(Cancel));
        Assert.Single(await app.AlertsAsync(watch));
    }

    [Fact]
    public async Task An_event_for_a_function_of_another_name_is_taken_and_lost()
    {
        // What Azure does as well: the reason why DeploymentNamesTests holds the hook's address to the app's function.
        var app = await apps.Production;
        var blob = await app.DropAsync("misnamed/one.txt", Texts.Quake(41));

        Assert.Equal(202, await app.TellAsync(blob, function: "ArticlesDropped"));
        await app.DropAndTellAsync("misnamed/two.txt", Texts.Quake(41));
        await app.RanAsync("ArticleDropped succeeded, blob articles/misnamed/two.txt");

        Assert.Empty(app.Runs("articles/misnamed/one.txt"));
    }

    [Fact]
    public async Task A_drop_that_can_not_be_read_stands_in_rejected_after_one_run()
    {
        var app = await apps.Production;

        await app.DropAndTellAsync("unread/empty.txt", "  \n ");
        await app.RanAsync("ArticleDropped succeeded, blob articles/unread/empty.txt");

        Assert.Equal("empty", (await app.RejectedAsync("unread/empty.txt"))!.Value.GetProperty("reason").GetString());
    }

    private static async Task DeliveredAsync(AppOnStorage app, string alertId)
    {
        await app.Inbox.WaitForAsync(request => request.Text.Contains(alertId, StringComparison.Ordinal), Cancel);
        Assert.Single(app.Inbox.Requests, request => request.Text.Contains(alertId, StringComparison.Ordinal));
    }
}
