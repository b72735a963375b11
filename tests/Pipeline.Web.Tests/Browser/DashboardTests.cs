using System.Text.Json;
using Microsoft.Playwright;
using Pipeline.Tests.Shared;
using Pipeline.Web.Http;
using Pipeline.Web.Tests.Pages;

namespace Pipeline.Web.Tests.Browser;

/// <summary>A person looks at the dashboard with a real browser, over real storage.</summary>
public sealed class DashboardTests(AzuriteFixture azurite, BrowserFixture browsers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Links To = new(null);

    [Fact]
    public async Task Drops_arrive_and_the_open_page_shows_them_without_reload()
    {
        await using var served = await ServeAsync();
        served.Run();
        await using var tab = await OpenAsync(served);
        await tab.Page.GotoAsync("/");
        await Assertions.Expect(tab.Page.GetByText("No watch yet.")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("#live")).ToHaveTextAsync("Live");
        await tab.Page.EvaluateAsync("window.mark = 'not reloaded'");

        await served.DropAsync("kabul", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "kabul" }).WaitForAsync();
        Assert.Equal("not reloaded", await tab.Page.EvaluateAsync<string>("window.mark"));

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "kabul" }).ClickAsync();
        var first = tab.Page.Locator(".feed summary", new() { HasText = "12 people killed" });
        await first.ClickAsync();
        await tab.Page.EvaluateAsync("window.mark = 'still the same page'");
        await served.DropAsync(
            "kabul", "two.txt", "The toll of the Kabul bombing rose to 15 dead, officials said. Three aid workers were among the victims.");

        await tab.Page.Locator(".feed summary", new() { HasText = "15 people killed" }).WaitForAsync();
        Assert.Equal("still the same page", await tab.Page.EvaluateAsync<string>("window.mark"));
        await Assertions.Expect(tab.Page.Locator(".feed details[open] blockquote")).ToContainTextAsync("A bomb killed 12 people in Kabul");
        await Assertions.Expect(first).ToBeFocusedAsync();
        tab.AssertNoTrouble();
    }

    [Fact]
    public async Task A_fact_opens_its_evidence_from_every_place_that_shows_it()
    {
        await using var served = await ServeAsync();
        await QuakeStory.TellAsync(served);
        await using var tab = await OpenAsync(served);
        await tab.Page.GotoAsync(To.Watch(QuakeStory.Watch));

        var told = tab.Page.Locator(".feed li", new() { HasText = "63 people killed" }).Last;
        await told.Locator("summary").ClickAsync();
        await Assertions.Expect(told.Locator("mark")).ToBeVisibleAsync();
        await Assertions.Expect(told).ToContainTextAsync("up 53.7 % from at least 41");

        await told.GetByRole(AriaRole.Link, new() { Name = "evidence in its paragraph" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("63 people killed");
        var proof = tab.Page.Locator("article.value").First;
        await Assertions.Expect(proof.Locator("blockquote mark")).ToHaveTextAsync("63 people");
        await Assertions.Expect(proof.Locator("blockquote")).ToContainTextAsync("Between 350 and 400 people were injured");
        foreach (var (term, words) in new[]
        {
            ("Publisher", "Example Tribune"), ("Replaced", "up 53.7 % from at least 41"), ("Rule", "count"), ("Confidence", "0."),
            ("Original", "exampletribune.example")
        })
        {
            await Assertions.Expect(proof.Locator(".proof div", new() { HasText = term })).ToContainTextAsync(words);
        }

        await Assertions.Expect(tab.Page.Locator("#sightings")).ToBeVisibleAsync();
        await tab.Page.Locator("ol.facts summary").First.ClickAsync();
        await Assertions.Expect(tab.Page.Locator("ol.facts details[open] mark")).ToBeVisibleAsync();

        await tab.Page.GotoAsync(To.Watch(QuakeStory.Watch));
        await tab.Page.Locator(".roles a", new() { HasText = "Turkey" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Turkey");
        await tab.Page.GoBackAsync();
        await tab.Page.Locator(".chart .p").First.ClickAsync();
        await Assertions.Expect(tab.Page.Locator("#values")).ToBeVisibleAsync();
        tab.AssertNoTrouble();
    }

    [Fact]
    public async Task An_article_says_of_each_fact_why_it_was_told_or_not()
    {
        await using var served = await ServeAsync();
        await QuakeStory.TellAsync(served);
        await using var tab = await OpenAsync(served);
        await tab.Page.GotoAsync(To.Article(QuakeStory.Watch, "2026-03-04-thousands.json"));

        await Assertions.Expect(tab.Page.Locator(".fates li", new() { HasText = "people killed" }))
            .ToContainTextAsync("already known since");
        await Assertions.Expect(tab.Page.Locator(".fates li.told", new() { HasText = "people displaced" }))
            .ToContainTextAsync("announced: new");
        await tab.Page.Locator(".body a.m-count", new() { HasText = "12,000" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".fates li:target")).ToContainTextAsync("people displaced");
        tab.AssertNoTrouble();
    }

    [Fact]
    public async Task Search_finds_facts_and_export_saves_them()
    {
        await using var served = await ServeAsync();
        await QuakeStory.TellAsync(served);
        await using var tab = await OpenAsync(served);
        await tab.Page.GotoAsync(To.Watch(QuakeStory.Watch));

        await tab.Page.Locator("#q-kind").SelectOptionAsync("count");
        await tab.Page.Locator("#q-minimum").FillAsync("300");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "found" })).ToHaveTextAsync("2 facts found");
        await Assertions.Expect(tab.Page.Locator("ul.facts.table .what"))
            .ToHaveTextAsync(["350 to 400 people injured", "about 12,000 people displaced"], new() { UseInnerText = true });
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Clear" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("#q-minimum")).ToHaveValueAsync("");

        var download = await tab.Page.RunAndWaitForDownloadAsync(
            () => tab.Page.GetByRole(AriaRole.Link, new() { Name = "facts as CSV" }).ClickAsync());
        Assert.Equal("tarvos-quake-facts.csv", download.SuggestedFilename);
        Assert.Contains(
            "count:killed@e1,count,63 people killed",
            await File.ReadAllTextAsync(await download.PathAsync(), Cancel),
            StringComparison.Ordinal);
        tab.AssertNoTrouble();
    }

    [Fact]
    public async Task A_failed_delivery_shows_the_remotes_words_and_retry_delivers()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Script(InboxAnswer.Of(410, "this hook was <b>removed</b>"));
        await using var served = await ServedPipeline.StartAsync(
            azurite, ("Destinations:0:Kind", "Webhook"), ("Destinations:0:Name", "newsroom"), ("Destinations:0:Url", inbox.At("hook")));
        await served.DropAsync("kabul", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await served.WorkAsync();
        served.Run();
        await using var tab = await OpenAsync(served);

        await tab.Page.GotoAsync("/");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "1 delivery failed" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".remote")).ToContainTextAsync("this hook was <b>removed</b>");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Retry the delivery to newsroom" }).ClickAsync();

        await Assertions.Expect(tab.Page.Locator(".note")).ToContainTextAsync("Put back into the queue");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".state")).ToHaveTextAsync("delivered");
        Assert.Equal(2, inbox.Requests.Count);
        tab.AssertNoTrouble();
    }

    [Fact]
    public async Task A_hostile_article_is_shown_and_does_nothing()
    {
        await using var served = await ServeAsync();
        const string Watch = "<img src=x onerror=alert(9)>";
        await served.DropAsync(Watch, "a.json", HostileArticleTests.Json);
        await served.DropAsync(
            Watch,
            "<script>alert(8)</script>.txt",
            $"A flood killed 30 people in Oslo on Monday. <script>alert(1)</script> {HostileArticleTests.Attack} "
                + "<a href=javascript:alert(2)>x</a>");
        await served.DropAsync(Watch, "\"><svg onload=alert(3)>.txt", " ");
        await served.WorkAsync();
        await using var tab = await OpenAsync(served);

        foreach (var address in new[]
        {
            "/", To.Watch(Watch), To.Watch(Watch, ("text", HostileArticleTests.Attack), ("minimum", HostileArticleTests.Attack)),
            To.Fact(Watch, "country:BH"), To.Article(Watch, "a.json"), To.Article(Watch, "<script>alert(8)</script>.txt"),
            "/deliveries?watch=" + Uri.EscapeDataString(HostileArticleTests.Attack), "/rejected",
        })
        {
            await tab.Page.GotoAsync(address);
            await tab.Page.WaitForLoadStateAsync(LoadState.Load);
            // Every element stands where the page put it: none of the article's.
            Assert.Equal(
                0,
                await tab.Page
                    .Locator("main img, main script, main iframe, main [onerror], main [onload], main a[href^='javascript']")
                    .CountAsync());
        }

        await tab.Page.GotoAsync(To.Article(Watch, "<script>alert(8)</script>.txt"));
        await Assertions.Expect(tab.Page.Locator(".body")).ToContainTextAsync("<script>alert(1)</script>");
        tab.AssertNoTrouble();
    }

    [Fact]
    public async Task Everything_is_there_without_scripts()
    {
        await using var served = await ServeAsync();
        await QuakeStory.TellAsync(served);
        await using var tab = await OpenAsync(served, new() { JavaScriptEnabled = false });

        await tab.Page.GotoAsync("/");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = QuakeStory.Title, Exact = true }).First.ClickAsync();
        await tab.Page.Locator(".feed summary").First.ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".feed details[open] mark").First).ToBeVisibleAsync();
        await tab.Page.Locator("#q-country").FillAsync("Syria");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("ul.facts.table .what")).ToHaveTextAsync("Syria");
    }

    [Fact]
    public async Task A_keyboard_reaches_the_content_and_opens_evidence()
    {
        await using var served = await ServeAsync();
        await QuakeStory.TellAsync(served);
        await using var tab = await OpenAsync(served);
        await tab.Page.GotoAsync(To.Watch(QuakeStory.Watch));

        await tab.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(tab.Page.Locator(".skip")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        for (var presses = 0; await tab.Page.Locator(".feed summary:focus").CountAsync() == 0; presses++)
        {
            Assert.True(presses < 100, "The keyboard does not reach the announcements.");
            await tab.Page.Keyboard.PressAsync("Tab");
        }

        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator(".feed details[open]")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_is_accessible_and_fits_in_both_themes(int width, ColorScheme scheme)
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Otherwise = request => request.Target == "/desk"
            ? InboxAnswer.Of(404, "no_team: this webhook was removed")
            : InboxAnswer.Of(200, "ok");
        await using var served = await ServedPipeline.StartAsync(
            azurite,
            ("Destinations:0:Kind", "Webhook"), ("Destinations:0:Name", "newsroom"), ("Destinations:0:Url", inbox.At("newsroom")),
            ("Destinations:1:Kind", "Webhook"), ("Destinations:1:Name", "desk"), ("Destinations:1:Url", inbox.At("desk")),
            ("Destinations:1:Watches:0", QuakeStory.Watch));
        await QuakeStory.TellAsync(served);
        await WarStory.FillAsync(served, 40, Cancel);
        await using var tab = await OpenAsync(served, new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = scheme });
        var problems = new List<string>();

        foreach (var (name, address) in new[]
        {
            ("watches", "/"), ("watch", To.Watch(QuakeStory.Watch)), ("watch-seeds", To.Watch("whatsapp-hack")),
            ("watch-war", To.Watch(WarStory.Watch)), ("watch-war-more", To.Watch(WarStory.Watch, ("events", "9"))),
            ("fact", To.Fact(QuakeStory.Watch, "count:killed@e1")),
            ("article", To.Article(QuakeStory.Watch, "2026-03-05-rescuers.json")),
            ("deliveries", "/deliveries"), ("rejected", "/rejected"), ("not-found", "/watches/nobody"),
        })
        {
            await tab.Page.GotoAsync(address);
            if (name == "watch")
            {
                await tab.Page.Locator(".feed summary").First.ClickAsync();
            }

            await tab.Page.EvaluateAsync("window.scrollTo(0, 0)");
            await tab.Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(
                    BrowserFixture.Screenshots,
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{width}-{scheme}.png").ToLowerInvariant()),
                FullPage = true,
            });
            Assert.True(
                await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                $"{name} is wider than {width} pixels");
            problems.AddRange(await LookAsync(tab.Page, name));
        }

        Assert.Empty(problems);
    }

    /// <summary>What axe finds of impact serious or critical.</summary>
    private static async Task<IEnumerable<string>> LookAsync(IPage page, string name)
    {
        // Through the browser's own door: the page's policy lets no other script in.
        await page.EvaluateAsync(await File.ReadAllTextAsync(BrowserFixture.Axe, Cancel));
        var found = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        return found.GetProperty("violations").EnumerateArray()
            .Where(violation => violation.GetProperty("impact").GetString() is "serious" or "critical")
            .SelectMany(violation => violation.GetProperty("nodes").EnumerateArray()
                .Select(node => $"{name}: {violation.GetProperty("id").GetString()}: "
                    + $"{node.GetProperty("html").GetString()} {node.GetProperty("failureSummary").GetString()}"));
    }

    private Task<ServedPipeline> ServeAsync() =>
        ServedPipeline.StartAsync(azurite, ("Destinations:0:Kind", "Console"), ("Destinations:0:Name", "console"));

    private async Task<WatchedPage> OpenAsync(ServedPipeline served, BrowserNewContextOptions? options = null) =>
        await WatchedPage.OpenAsync(await browsers.BrowserAsync(), served, options);
}
