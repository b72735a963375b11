using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Pipeline.Core.Facts;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Api;

/// <summary>The API over real storage, after the seeds were told.</summary>
public sealed class ApiTests(AzuriteFixture azurite)
{
    private const string Watch = "/api/watches/whatsapp-hack";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_tells_its_facts_with_first_sighting_value_sources_and_evidence()
    {
        await using var served = await StoryAsync();

        var watch = Assert.Single((await JsonAsync(served, "/api/watches"))["items"]!.AsArray())!;
        Assert.Equal(
            ("whatsapp-hack", 8, 3), ((string)watch["watch"]!, (int)watch["countries"]!, (int)watch["activity"]!.AsArray()[^1]!["drops"]!));
        Assert.Equal(21, (int)watch["newFacts"]!);
        Assert.StartsWith("WhatsApp breach reached senior officials", (string)watch["title"]!, StringComparison.Ordinal);

        var users = (await JsonAsync(served, $"{Watch}/facts?effect=hacked"))["items"]!.AsArray()
            .Single(fact => (string)fact!["key"]! == "count:hacked@e1")!;
        Assert.Equal(
            (1400, "atLeast", "at least 1,400 users hacked"), ((int)users["value"]!, (string)users["bound"]!, (string)users["label"]!));
        Assert.Equal(
            ("total", "e1", "whatsapp-hack", (string)watch["title"]!),
            ((string)users["scope"]!, (string)users["event"]!["id"]!, (string)users["story"]!["id"]!, (string)users["story"]!["title"]!));
        var state = users["states"]![0]!;
        Assert.Equal("2019-11-01T00:20:00+00:00", (string)state["publishedAt"]!);
        Assert.StartsWith("Its complaint says", (string)state["evidence"]!["sentence"]!, StringComparison.Ordinal);
        Assert.NotEmpty(state["sources"]!.AsArray());
    }

    [Fact]
    public async Task Every_sighting_of_a_fact_is_told_with_what_became_of_it()
    {
        await using var served = await StoryAsync();

        var sightings = (await JsonAsync(served, $"{Watch}/sightings?key=count:hacked@e1"))["items"]!.AsArray();

        Assert.Equal(["known", "known", null], sightings.Select(sighting => (string?)sighting!["fact"]!["suppressed"]));
        Assert.All(sightings, sighting => Assert.NotEmpty((string)sighting!["fact"]!["fact"]!["evidence"]!["sentence"]!));
    }

    [Theory]
    [InlineData("kind=group", 10)]
    [InlineData("country=BH", 1)]
    [InlineData("country=united", 3)]
    [InlineData("role=origin", 8)]
    [InlineData("role=affected", 7)]
    [InlineData("group=lawyers", 1)]
    [InlineData("effect=hacked&minimum=1400", 1)]
    [InlineData("minimum=1401", 0)]
    [InlineData("since=2019-11-01", 21)]
    [InlineData("since=2200-01-01", 0)]
    [InlineData("text=developed a hacking platform", 1)]
    [InlineData("kind=country&text=Bahrain", 6)]
    public async Task Facts_are_found_by_what_is_asked_for(string query, int count)
    {
        await using var served = await StoryAsync();

        Assert.Equal(count, (await JsonAsync(served, $"{Watch}/facts?{query}"))["items"]!.AsArray().Count);
        Assert.Equal(count, (await JsonAsync(served, $"/api/facts?{query}"))["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData($"{Watch}/facts", "key", 7)]
    [InlineData("/api/facts", "key", 5)]
    [InlineData($"{Watch}/alerts", "id", 1)]
    [InlineData("/api/alerts", "id", 1)]
    [InlineData($"{Watch}/timeline", "articleId", 2)]
    [InlineData($"{Watch}/sightings?key=country:US", "seenAt", 1)]
    [InlineData("/api/watches", "watch", 1)]
    [InlineData("/api/rejected", "blobName", 1)]
    public async Task Pages_hold_everything_once(string address, string name, int limit)
    {
        await using var served = await StoryAsync();
        await served.DropAsync("another", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await served.DropAsync("another", "empty.txt", " ");
        await served.DropAsync("another", "void.txt", "");
        await served.WorkAsync();
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var whole = (await JsonAsync(served, address))["items"]!.AsArray().Select(item => (string)item![name]!).ToArray();

        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await JsonAsync(served, $"{address}{separator}limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.True(page["items"]!.AsArray().Count <= limit);
            found.AddRange(page["items"]!.AsArray().Select(item => (string)item![name]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.True(whole.Length > limit);
        Assert.Equal(whole, found);
    }

    [Fact]
    public async Task What_the_asker_has_is_not_sent_again_until_it_changes()
    {
        await using var served = await StoryAsync();
        var address = new Uri($"{Watch}/facts", UriKind.Relative);
        using var first = await served.Client.GetAsync(address, Cancel);
        Assert.False(first.Headers.ETag!.IsWeak);

        using (var again = await AskAsync(served, address, first.Headers.ETag!))
        {
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(first.Headers.ETag, again.Headers.ETag);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        }

        await served.DropAsync("whatsapp-hack", "more.txt", "The malware also hit 25 doctors in Norway, officials said on Friday.");
        await served.WorkAsync();
        using var changed = await AskAsync(served, address, first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Theory]
    [InlineData($"{Watch}/facts?limit=0", 400, "'limit' takes a whole number from 1 to 500.")]
    [InlineData($"{Watch}/facts?limit=x&kind=nation", 400, "'kind' takes {kinds}.")]
    [InlineData($"{Watch}/facts?since=yesterday", 400, "'since' takes a day or time")]
    [InlineData($"{Watch}/facts?kind=1", 400, "'kind' takes")]
    [InlineData($"{Watch}/facts?cursor=!!", 400, "'cursor' takes what the page before gave")]
    [InlineData($"{Watch}/timeline?cursor=20260101_x_1", 400, "'cursor' takes")]
    [InlineData($"{Watch}/facts?kind=count&kind=group", 400, "'kind' is given 2 times.")]
    [InlineData($"{Watch}/facts?kinds=count", 400, "There is no parameter 'kinds'")]
    [InlineData($"{Watch}/sightings", 400, "'key' takes the key of a fact")]
    [InlineData("/api/watches/nobody", 404, "There is no such watch")]
    [InlineData("/api/watches/nobody/facts", 404, "There is no such watch")]
    [InlineData("/api/watches/.hidden", 404, "There is no such watch")]
    [InlineData("/api/articles/whatsapp-hack/none.txt", 404, "No drop of this watch and name")]
    [InlineData("/api/nothing", 404, "There is nothing at this address.")]
    public async Task What_cannot_be_answered_is_a_problem_in_words(string address, int status, string words)
    {
        await using var served = await StoryAsync();

        using var answer = await served.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal(status, (int)problem["status"]!);
        var told = problem["errors"]?.AsArray().Select(error => (string)error!) ?? [];
        Assert.Contains(
            words.Replace("{kinds}", string.Join(", ", FactKinds.All), StringComparison.Ordinal),
            string.Join('\n', told.Prepend((string)problem["detail"]!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_and_alerts_are_exported_as_csv_json_lines_and_a_feed()
    {
        await using var served = await StoryAsync();

        var facts = (await TextAsync(served, $"{Watch}/facts.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        // A header, and a row for each value: one fact has two.
        Assert.Equal(22, facts.Length);
        Assert.StartsWith("\uFEFFkey,kind,label", facts[0], StringComparison.Ordinal);
        Assert.Equal(21, (await TextAsync(served, $"{Watch}/facts.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(
            8, (await TextAsync(served, $"{Watch}/facts.jsonl?kind=country")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(22, (await TextAsync(served, $"{Watch}/alerts.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, (await TextAsync(served, $"{Watch}/alerts.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await TextAsync(served, $"{Watch}/feed.atom")).Root!;
        Assert.Equal(2, feed.Elements(atom + "entry").Count());
        Assert.StartsWith("WhatsApp breach reached senior officials", feed.Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.StartsWith(
            "At least 1,400 users hacked", feed.Elements(atom + "entry").Last().Element(atom + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drop_may_have_any_name_that_storage_allows_and_is_found_under_it()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        string[] names = ["a b/c#2.txt", "q?x=1&y.txt", "100%.txt", "ünï/ço∂é.txt", "<img>.txt", "a//b.txt", "50%2Fhalf.txt"];
        foreach (var name in names)
        {
            await served.DropAsync(
                "names", name, $"A bomb killed {Array.IndexOf(names, name) + 20} people in Kabul on Monday, police said.");
        }

        await served.DropAsync(DropPath.Inbox, "root.txt", "A bomb killed 3 people in Oslo on Monday, police said.");
        await served.WorkAsync();
        var links = new Web.Http.Links(null);

        foreach (var (watch, name) in names.Select(name => ("names", name)).Append((DropPath.Inbox, "root.txt")))
        {
            var drop = await JsonAsync(served, "/api" + links.Article(watch, name));
            Assert.Equal(name, (string)drop["name"]!);
            using var page = await served.Client.GetAsync(new Uri(links.Article(watch, name), UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task Alerts_are_found_by_how_their_deliveries_stand()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Script(InboxAnswer.Of(410, "gone"));
        await using var served = await StoryAsync(
            ("Destinations:0:Kind", "Webhook"), ("Destinations:0:Name", "hook"), ("Destinations:0:Url", inbox.At("hook")));

        var failed = Assert.Single((await JsonAsync(served, "/api/alerts?state=failed"))["items"]!.AsArray())!;
        Assert.Equal("failed", (string)failed["deliveries"]![0]!["state"]!);
        Assert.Empty((await JsonAsync(served, "/api/alerts?state=waiting"))["items"]!.AsArray());
        Assert.Equal(2, (await JsonAsync(served, "/api/alerts"))["items"]!.AsArray().Count);
        Assert.Equal(1, (int)(await JsonAsync(served, "/api/watches"))["items"]![0]!["failedDeliveries"]!);
    }

    private async Task<ServedPipeline> StoryAsync(params (string Name, string Value)[] settings)
    {
        var served = await ServedPipeline.StartAsync(azurite, settings);
        await served.TellSeedStoryAsync();
        return served;
    }

    private static async Task<HttpResponseMessage> AskAsync(ServedPipeline served, Uri address, EntityTagHeaderValue eTag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(eTag);
        return await served.Client.SendAsync(request, Cancel);
    }

    private static async Task<string> TextAsync(ServedPipeline served, string address)
    {
        using var answer = await served.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, System.Text.Encoding.UTF8.GetString(bytes));
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    private static async Task<JsonNode> JsonAsync(ServedPipeline served, string address) =>
        JsonNode.Parse(await TextAsync(served, address))!;
}
