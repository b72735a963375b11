using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Pipeline.Core.Alerts;
using Pipeline.Adapters.Storage;
using Pipeline.Local;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Hosting;

/// <summary>The dashboard as the local host serves it.</summary>
public sealed class LocalWebTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_taken_port_is_an_error_when_it_was_asked_for()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var pipeline = await PipelineOnAzurite.OpenAsync(azurite);

        var exception = await Assert.ThrowsAsync<UsageException>(() => LocalWeb.StartAsync(pipeline, port, Cancel));

        Assert.Contains($"Port {port} can't be had", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_port_the_usual_one_or_a_free_one_is_taken()
    {
        await using var pipeline = await PipelineOnAzurite.OpenAsync(azurite);
        // Whether or not somebody else has the usual port: one of the two does not get it.
        await using var first = await LocalWeb.StartAsync(pipeline, null, Cancel);
        await using var second = await LocalWeb.StartAsync(pipeline, null, Cancel);

        Assert.NotEqual(first.Address.Port, second.Address.Port);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(second.Address, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Requests_under_another_name_or_from_another_page_are_refused()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        foreach (var (header, value) in new[]
        {
            ("Host", "attacker.example"), ("Host", $"attacker.example:{served.Address.Port}"), ("Origin", "http://attacker.example")
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/watches");
            request.Headers.Add(header, value);
            using var answer = await served.Client.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Every_answer_says_what_a_page_may_do()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        foreach (var address in new[] { "/", "/deliveries", "/rejected", "/nothing", "/api/watches", "/api/nothing", "/assets/app.css" })
        {
            using var answer = await served.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.DoesNotContain("Server", answer.Headers.Select(header => header.Key), StringComparer.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_page_is_not_sent_again_while_it_is_the_same()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        using var first = await served.Client.GetAsync(new Uri("/rejected", UriKind.Relative), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/rejected");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await served.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task An_error_stays_one_whatever_the_asker_has()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        using var answer = await served.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task Open_pages_are_told_when_a_drop_was_processed()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/live");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await served.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal("retry: 2000", await reader.ReadLineAsync(Cancel));

        await served.DropAsync("kabul", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await served.WorkAsync();

        Assert.Equal("", await reader.ReadLineAsync(Cancel));
        Assert.Equal("event: change", await reader.ReadLineAsync(Cancel));
    }

    [Fact]
    public async Task A_delivery_is_put_back_by_the_form_and_by_nothing_else()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Script(InboxAnswer.Of(410, "gone"));
        await using var served = await ServedPipeline.StartAsync(
            azurite, ("Destinations:0:Kind", "Webhook"), ("Destinations:0:Name", "hook"), ("Destinations:0:Url", inbox.At("hook")));
        await served.DropAsync("kabul", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await served.WorkAsync();
        var page = await served.Client.GetAsync(new Uri("/deliveries", UriKind.Relative), Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "__RequestVerificationToken", "watch", "alert", "destination" })
        {
            fields[name] = Between(html, $"name=\"{name}\" value=\"", "\"");
        }

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(served, [], cookie));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(served, fields, null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(served, new(fields) { ["__RequestVerificationToken"] = "x" }, cookie));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(served, new(fields) { ["alert"] = "../x" }, cookie));
        Assert.Equal(DeliveryState.Failed, (await StateAsync(served)).State);

        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(served, fields, cookie));
        Assert.Equal(DeliveryState.Pending, (await StateAsync(served)).State);
        await served.WorkAsync();
        Assert.Equal(DeliveryState.Delivered, (await StateAsync(served)).State);
    }

    private static async Task<Delivery> StateAsync(ServedPipeline served)
    {
        await foreach (var alert in served.Get<BlobAlertStore>().ListAsync("kabul", cancellationToken: Cancel))
        {
            return alert.Deliveries[0];
        }

        throw new InvalidOperationException("There is no alert.");
    }

    private static async Task<HttpStatusCode> PostAsync(ServedPipeline served, Dictionary<string, string> fields, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/deliveries/retry") { Content = new FormUrlEncodedContent(fields) };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
        }

        using var answer = await served.Client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        Assert.True(start >= before.Length, $"{before} is missing");
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
