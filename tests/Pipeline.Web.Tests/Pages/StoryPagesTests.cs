using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Adapters.Storage;
using Pipeline.Tests.Shared;
using Pipeline.Web.Http;

namespace Pipeline.Web.Tests.Pages;

/// <summary>What pages tell of a story: its name, its events with their figures, and what became of each statement.</summary>
public sealed partial class StoryPagesTests(AzuriteFixture azurite)
{
    private const string Watch = "sidra";

    private static readonly Links To = new(null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_is_called_as_its_settings_say_else_by_its_first_headline_else_by_its_name()
    {
        await using var served = await TellAsync();
        await served.DropAsync("nameless", "one.txt", "A ferry sank off Norway on Monday and 3 people were killed, police said.");
        await served.WorkAsync();

        Assert.Equal("Bomb kills 27 in Sidra", await HeadingAsync(served, Watch));
        Assert.Equal("nameless", await HeadingAsync(served, "nameless"));
        Assert.Contains("<bdi>Bomb kills 27 in Sidra</bdi></a></h3>", await AskAsync(served, "/"), StringComparison.Ordinal);

        await served.Get<StorageClients>().Config.GetBlobClient("watches.json").UploadAsync(
            new BinaryData($$$"""{"{{{Watch}}}":{"title":"The market bombing"}}"""), overwrite: true, Cancel);
        Assert.Equal("The market bombing", await HeadingAsync(served, Watch));
        Assert.Contains("<bdi>The market bombing</bdi></a></h3>", await AskAsync(served, "/"), StringComparison.Ordinal);
        var fact = JsonNode.Parse(await AskAsync(served, $"/api/facts?kind=count"))!["items"]!.AsArray()
            .First(item => (string)item!["watch"]! == Watch)!;
        Assert.Equal("The market bombing", (string)fact["story"]!["title"]!);
    }

    [Fact]
    public async Task The_page_of_a_watch_tells_figures_first_and_beside_them_what_others_say()
    {
        await using var served = await TellAsync();

        var page = await AskAsync(served, To.Watch(Watch));

        var places = new[] { "class=\"figures\"", "class=\"tiles\"", "id=\"countries\"", "id=\"groups\"", "id=\"counts\"", "id=\"news\"" }
            .Select(part => page.IndexOf(part, StringComparison.Ordinal))
            .ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Matches("<strong>27</strong> <bdi>people killed</bdi>", page);
        Assert.Matches(
            "others say <bdi>19 people killed</bdi>:\\s+<a href=\"/articles/sidra/3.json#a-[0-9a-f]+\"><bdi>Harbour Post</bdi>", page);
    }

    [Fact]
    public async Task News_is_told_by_its_headline_on_every_page_that_lists_it()
    {
        await using var served = await TellAsync();
        var alert = JsonNode.Parse(await AskAsync(served, $"/api/watches/{Watch}/alerts"))!["items"]!.AsArray()[^1]!;
        var headline = WebUtility.HtmlEncode((string)alert["headline"]!);

        Assert.StartsWith("27 people killed", headline, StringComparison.Ordinal);
        Assert.Matches($"<bdi>{Regex.Escape(headline)}</bdi>\\s*</a>", await AskAsync(served, To.Watch(Watch)));
        Assert.Contains($"<bdi>{headline}</bdi>", await AskAsync(served, "/deliveries"), StringComparison.Ordinal);
        var article = await AskAsync(served, To.Article(Watch, "1.json"));
        Assert.Contains($"<title>{headline} · Pipeline</title>", article, StringComparison.Ordinal);
        Assert.Contains("<h1><bdi>Bomb kills 27 in Sidra</bdi></h1>", article, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_statement_of_an_article_leads_to_a_fact_that_the_watch_does_not_know()
    {
        await using var served = await TellAsync();
        var facts = 0;

        foreach (var name in new[] { "1.json", "2.json", "3.json" })
        {
            var page = await AskAsync(served, To.Article(Watch, name));
            foreach (var link in FactLinks().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value)))
            {
                using var answer = await served.Client.GetAsync(new Uri(link, UriKind.Relative), Cancel);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{name} leads to {link}");
                facts++;
            }
        }

        Assert.True(facts > 5);
        var first = await AskAsync(served, To.Article(Watch, "1.json"));
        Assert.Matches("<bdi>people</bdi>\\s*<span[^>]*></span>\\s*</p>\\s*<p class=\"fate\">\\s*too general", first);
    }

    [Fact]
    public async Task An_article_with_more_statements_than_one_may_bring_says_so()
    {
        await using var served = await TellAsync();
        var blob = served.Get<StorageClients>().Analyses.GetBlobClient($"{Watch}/1.json.json");
        var analysis = JsonNode.Parse((await blob.DownloadContentAsync(Cancel)).Value.Content)!;
        analysis["articles"]![0]!["beyond"] = 1234;
        await blob.UploadAsync(new BinaryData(analysis.ToJsonString()), overwrite: true, Cancel);

        Assert.Contains(
            "and 1,234 more that nobody looked at", await AskAsync(served, To.Article(Watch, "1.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_shown_also_where_its_ledger_cannot_be_read()
    {
        await using var served = await TellAsync();
        await served.Get<StorageClients>().Ledgers.GetBlobClient($"{Watch}.json")
            .UploadAsync(new BinaryData("{ broken"), overwrite: true, Cancel);

        var page = await AskAsync(served, To.Article(Watch, "1.json"));

        Assert.Contains("27 people killed", page, StringComparison.Ordinal);
        Assert.Empty(FactLinks().Matches(page));
    }

    [Fact]
    public async Task A_ledger_of_an_earlier_version_is_shown_as_it_was()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await served.Get<StorageClients>().Ledgers.GetBlobClient("old.json").UploadAsync(
            new BinaryData(
                """
                {"format":1,"watch":"old","opened":{"at":"2026-02-01T08:00:00Z","alertId":"a1","articleId":"r1"},
                 "facts":{"count:killed:people":{"label":"5 people killed","states":[{"value":5,"bound":"exact",
                  "first":{"articleId":"r1","source":"one.txt","at":"2026-02-01T08:00:00Z","evidence":{"sentence":"It killed 5 people.",
                   "offset":0,"length":19,"rule":"count/active","articleId":"r1","sentenceOffset":0}},
                  "sources":["The Courier"],"announced":{"at":"2026-02-01T08:00:00Z","alertId":"a1","articleId":"r1"}}]}},
                 "reports":[],"outbox":[]}
                """),
            overwrite: true, Cancel);

        var page = await AskAsync(served, To.Watch("old"));
        Assert.Contains("<h1><bdi>old</bdi></h1>", page, StringComparison.Ordinal);
        Assert.Contains("5 people killed", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Killed</h3>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<h1><bdi>5 people killed</bdi></h1>", await AskAsync(served, To.Fact("old", "count:killed:people")), StringComparison.Ordinal);
        Assert.Contains(
            "count:killed:people,count,5 people killed,", await AskAsync(served, "/api/watches/old/facts.csv"), StringComparison.Ordinal);
    }

    private async Task<ServedPipeline> TellAsync()
    {
        var served = await ServedPipeline.StartAsync(
            azurite, ("Destinations:0:Kind", "Console"), ("Destinations:0:Name", "console"));
        foreach (var (name, publisher, at, title, text) in new[]
        {
            ("1.json", "The Courier", "2026-03-02T09:00:00Z", "Bomb kills 27 in Sidra",
                "A bomb killed 27 people in Sidra, Libya, on Monday, police said. Journalists were among the victims."),
            ("2.json", "North Wire", "2026-03-02T12:00:00Z", "Hospitals full after blast",
                "The bombing injured 40 people, doctors said on Monday. Five of them were still in hospital in the evening."),
            ("3.json", "Harbour Post", "2026-03-02T15:00:00Z", "Market bombing in Libya",
                "An explosion at a market killed 19 people, a witness told this paper on Monday, and shops were closed."),
        })
        {
            await served.DropAsync(Watch, name, new JsonObject
            {
                ["title"] = title, ["publisher"] = publisher, ["date_published"] = at, ["text"] = text,
            }.ToJsonString());
            await served.WorkAsync();
        }

        return served;
    }

    private static async Task<string> HeadingAsync(ServedPipeline served, string watch) =>
        Heading().Match(await AskAsync(served, To.Watch(watch))).Groups["text"].Value;

    private static async Task<string> AskAsync(ServedPipeline served, string address)
    {
        using var answer = await served.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    [GeneratedRegex("<h1><bdi>(?<text>[^<]*)</bdi></h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("href=\"(?<address>/watches/[^\"/]+/fact[^\"]*)\"")]
    private static partial Regex FactLinks();
}
