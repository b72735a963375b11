using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations;
using Pipeline.Local;
using Pipeline.Local.Commands;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Destinations;

/// <summary>A kind of destination that is defined here and registered by one line goes all the way that the others go. That its settings
/// must be documented stands in <see cref="Documentation.ConfigurationTests"/>.</summary>
public sealed class KindOfOnesOwnTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_sent_to_and_shown_by_doctor_and_on_the_page_of_deliveries()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Script(InboxAnswer.Of(202, "paged"), InboxAnswer.Of(500), InboxAnswer.Of(202, "paged"));
        inbox.Otherwise = _ => InboxAnswer.Of(404);
        await using var pipeline = await OpenAsync(
            ("Kind", "pager"), ("Name", "night-desk"), ("Url", inbox.At("pages/7")), ("Urgency", "high"));
        await using var web = await LocalWeb.StartAsync(pipeline, 0, Cancel);
        using var client = new HttpClient { BaseAddress = web.Address };

        var first = await DoctorAsync(pipeline);
        await TellAsync(pipeline, "kabul", "A bomb killed 12 people in Kabul on Monday, police said.");
        var delivered = await client.GetStringAsync("deliveries", Cancel);
        await TellAsync(pipeline, "herat", "A bomb killed 15 people in Herat on Monday, police said.");
        var failed = await client.GetStringAsync("deliveries?state=Failed", Cancel);
        var second = await DoctorAsync(pipeline);

        Assert.Equal(ExitCode.Done, first.ExitCode);
        Assert.Contains("note Pipeline:Destinations:0:Urgency wakes people up.", first.Lines, StringComparison.Ordinal);
        Assert.Contains("ok   destination night-desk: HTTP 202: paged", first.Lines, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, second.ExitCode);
        Assert.Contains(
            "FAIL destination night-desk: HTTP 404 (nobody carries that pager)", second.Lines, StringComparison.Ordinal);

        Assert.Equal(["TEST", "PAGE kabul", "PAGE kabul", "PAGE herat", "TEST"], inbox.Requests.Select(request => request.Text));
        Assert.All(inbox.Requests, request => Assert.Equal(
            ("/pages/7", "text/plain", "High"), (request.Target, request.Headers["Content-Type"], request.Headers["x-urgency"])));

        Assert.Contains("night-desk", delivered, StringComparison.Ordinal);
        Assert.Contains("delivered", delivered, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nobody carries that pager", delivered, StringComparison.Ordinal);
        Assert.Contains("night-desk", failed, StringComparison.Ordinal);
        Assert.Contains("HTTP 404 (nobody carries that pager)", failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_that_it_does_not_take_for_one_is_none()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        await using var pipeline = await OpenAsync(("Kind", "Pager"), ("Name", "night-desk"), ("Url", inbox.At("pages/7")));

        var (exitCode, lines) = await DoctorAsync(pipeline);

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("FAIL destination night-desk: HTTP 200: ok (expected paged)", lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Url", "https://pager.example/other", "Url is no pager; those have a path that begins with /pages/.")]
    [InlineData(
        "Url", "http://pager.example/pages/7",
        "Url must begin with https; plain http is accepted only for this machine (localhost, 127.0.0.1, [::1]).")]
    [InlineData("Url", "https://hooks.slack.com/services/T/B/x", "Url belongs to Slack: set Kind to Slack instead of Pager.")]
    [InlineData(
        "Url", "https://p.westeurope.logic.azure.com/pages/7",
        "Url belongs to a Microsoft workflow: set Kind to Teams instead of Pager.")]
    [InlineData("Urgency", "s3cr3t", "Urgency must be one of Low, High.")]
    [InlineData(
        "Urgancy", "s3cr3t",
        "Urgancy is no setting of a destination; there are {settings}, Urgency.")]
    [InlineData("Kind", "Fax", "Kind must be one of {kinds}, Pager.")]
    [InlineData("Kind", "", "Kind is missing: one of {kinds}, Pager.")]
    [InlineData("Kind", "Webhook", "Urgency has no use here: only a Pager has one.")]
    [InlineData("Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "Secret has no use here: only a Webhook is signed.")]
    public async Task Its_mistakes_stop_the_start_like_all_others(string key, string value, string problem)
    {
        (string Key, string Value)[] right =
            [("Kind", "Pager"), ("Name", "night-desk"), ("Url", "https://pager.example/pages/7"), ("Urgency", "Low")];

        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => OpenAsync([.. right.Where(setting => setting.Key != key), (key, value)]));

        await using var without = await PipelineOnAzurite.OpenAsync(azurite);
        var kinds = without.Get<DestinationKinds>();
        Assert.Equal(
            [
                "Pipeline:Destinations:0:" + problem.Replace("{kinds}", kinds.Names, StringComparison.Ordinal)
                    .Replace("{settings}", string.Join(", ", kinds.SettingNames), StringComparison.Ordinal),
            ],
            error.Failures);
    }

    private static async Task TellAsync(LocalPipeline pipeline, string watch, string text)
    {
        await pipeline.DropAsync(watch, "one.txt", text);
        await pipeline.WorkAsync();
    }

    private static async Task<(int ExitCode, string Lines)> DoctorAsync(LocalPipeline pipeline)
    {
        using var result = new StringWriter();
        using var notes = new StringWriter();
        var exitCode = await DoctorCommand.CheckAsync(pipeline, Output.To(result, notes), sendsMessages: true, Cancel);
        return (exitCode, result.ToString());
    }

    /// <summary>With next to no spacing, by the setting that the kind's own spacing brought along.</summary>
    private Task<LocalPipeline> OpenAsync(params (string Key, string Value)[] destination) => PipelineOnAzurite.OpenAsync(
        azurite,
        services => services.AddSingleton<IDestinationKind, PagerKind>(),
        [
            ("Webhooks:PagerSpacing", "00:00:00.010"), ("Webhooks:RetryDelay", "00:00:00"),
            .. destination.Select(setting => ($"Destinations:0:{setting.Key}", setting.Value)),
        ]);
}
