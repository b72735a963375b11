using System.Text.RegularExpressions;
using Pipeline.Tests.Shared;
using Pipeline.Web.Http;

namespace Pipeline.Web.Tests.Pages;

/// <summary>What a stranger wrote is shown on every page and does nothing.</summary>
public sealed partial class HostileArticleTests(AzuriteFixture azurite)
{
    internal const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

    // Markup in every field that a drop has, and in its names.
    internal static readonly string Json = System.Text.Json.JsonSerializer.Serialize(new
    {
        title = $"Title {Attack}",
        publisher = $"Publisher {Attack}",
        author = $"Author {Attack}",
        url = "javascript:alert(3)",
        text = $"A bomb killed 12 people in Kabul, Afghanistan, on Monday, police said {Attack}. "
            + $"Three journalists {Attack} from Bahrain were among the victims.\n\n"
            + "<svg onload=alert(4)> javascript:alert(5) {{constructor.constructor('alert(6)')()}} &lt;script&gt;",
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_has_an_element_or_attribute_of_the_article()
    {
        await using var served = await ServedPipeline.StartAsync(
            azurite, ("Destinations:0:Kind", "Console"), ("Destinations:0:Name", "console"));
        const string Watch = "<b>watch & \"co'";
        const string Name = "<img src=x onerror=alert(7)>.json";
        await served.DropAsync(Watch, Name, Json);
        await served.DropAsync(
            Watch, "plain.txt",
            "A flood killed 30 people in Oslo, Norway, on Monday, police said. "
            + $"<svg onload=alert(4)> {Attack} were <b>three journalists</b>.");
        await served.DropAsync(Watch, "<script>alert(8)</script>.txt", " ");
        await served.WorkAsync();
        var links = new Links(null);

        foreach (var address in new[]
        {
            "/", links.Watch(Watch), links.Fact(Watch, "country:BH"), links.Article(Watch, Name), links.Article(Watch, "plain.txt"),
            "/deliveries", "/rejected", "/nothing<script>"
        })
        {
            using var answer = await served.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True((int)answer.StatusCode < 500, html);
            Assert.Equal(["live.js"], Scripts().Matches(html).Select(match => match.Groups["name"].Value));
            Assert.DoesNotMatch(Handlers(), html);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
        }

        using var page = await served.Client.GetAsync(new Uri(links.Article(Watch, "plain.txt"), UriKind.Relative), Cancel);
        Assert.Contains("&lt;svg onload=alert(", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_lead_out_by_http_alone_and_say_nothing_of_where_they_stand()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await served.DropAsync(
            "w", "a.json",
            """{"title":"T","url":"https://news.example/a?b=c","text":"A bomb killed 12 people in Kabul on Monday, police said."}""");
        await served.WorkAsync();

        var html = await served.Client.GetStringAsync(new Uri("/articles/w/a.json", UriKind.Relative), Cancel);

        var outside = Outside().Matches(html);
        Assert.NotEmpty(outside);
        Assert.All(outside, link => Assert.Contains("rel=\"noopener noreferrer nofollow\"", link.Value, StringComparison.Ordinal));
    }

    [GeneratedRegex(
        "<script(?![^>]*src=\"/assets/(?<name>[a-z.]+)\\?v=[0-9a-f]+\" defer></script>)|<script[^>]*src=\"/assets/(?<name>[a-z.]+)")]
    private static partial Regex Scripts();

    [GeneratedRegex("<[a-z]+[^>\"]*(\"[^\"]*\"[^>\"]*)*\\son[a-z]+=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Handlers();

    [GeneratedRegex("<a [^>]*href=\"https?:[^>]*>")]
    private static partial Regex Outside();
}
