using System.Net;
using Pipeline.Tests.Shared;
using Pipeline.Web.Http;

namespace Pipeline.Web.Tests.Pages;

/// <summary>What the page of a story with many events tells of them.</summary>
public sealed class EventPagesTests(AzuriteFixture azurite)
{
    private static readonly Links To = new(null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_war_shows_its_first_and_newest_events_and_the_rest_on_further_pages()
    {
        await using var served = await ServeAsync(400);

        var first = await AskAsync(served);
        var further = await AskAsync(served, ("events", "9"));

        Assert.Contains("id=\"event-e1\"", first, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(0, 8).Select(back => $"Strike in Town {405 - back}"), Titles(first).Skip(1).Take(8));
        Assert.Contains("393 more events", first, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"event-e1\"", further, StringComparison.Ordinal);
        Assert.Equal(30, Titles(further).Count(title => title.StartsWith("Strike", StringComparison.Ordinal)));
        Assert.Contains("Strike in Town 397", Titles(further)[0], StringComparison.Ordinal);
        Assert.InRange(first.Length, 1000, 300_000);
        Assert.InRange(further.Length, 1000, 300_000);
    }

    [Fact]
    public async Task What_is_claimed_and_what_nobody_placed_stand_under_their_event_and_say_so()
    {
        await using var served = await ServeAsync(2);

        var page = await AskAsync(served);

        var home = page[page.IndexOf("id=\"event-e1\"", StringComparison.Ordinal)..page.IndexOf("id=\"happenings\"", StringComparison.Ordinal)];
        Assert.Matches("claimed</span>\\s*<a[^>]*><strong>120</strong> <bdi>soldiers killed", home);
        Assert.Matches("unclear which event</span>\\s*<a[^>]*><strong>4</strong> <bdi>people killed", home);
        Assert.Contains("no text says whether this is another event", home, StringComparison.Ordinal);
        Assert.DoesNotContain("event-e2", page, StringComparison.Ordinal);
        Assert.Contains("several events in one number", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_totals_are_a_list_of_their_own_with_their_course()
    {
        await using var served = await ServeAsync(2);

        var page = await AskAsync(served);

        var totals = page[page.IndexOf("id=\"totals\"", StringComparison.Ordinal)..];
        Assert.Matches("<strong>61</strong> <bdi>aid workers killed in Libya since 2024", totals);
        Assert.Contains("58 → 60 → 61", totals, StringComparison.Ordinal);
        Assert.DoesNotContain("Aid workers in Libya", string.Join('\n', Titles(page[..page.IndexOf("id=\"totals\"", StringComparison.Ordinal)])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_values_stand_with_their_sources_and_an_unsigned_article_by_its_headline()
    {
        await using var served = await ServeAsync(2);

        var page = await AskAsync(served);

        Assert.Contains("2 independent sources: The Courier, Night of the drones", page, StringComparison.Ordinal);
        Assert.Matches("others say <bdi>33 people killed</bdi>:\\s+<a[^>]*><bdi>Harbour Post</bdi>", page);
        Assert.DoesNotContain(WarStory.Unsigned, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_are_of_one_event_and_the_map_counts_the_events_of_a_country()
    {
        await using var served = await ServeAsync(3);

        var page = await AskAsync(served);

        Assert.Matches("<h3>\\s*Killed\\s*<span class=\"meta\"><bdi>Attack in Sidra, 1 Feb 2026", page);
        Assert.Matches("<h3>\\s*Killed\\s*<span class=\"meta\"><bdi>Aid workers in Libya since 2024", page);
        Assert.DoesNotMatch("<h3>\\s*Killed\\s*<span class=\"meta\"><bdi>Strike in Town", page);
        Assert.Matches("<bdi>Libya</bdi>\\s*<span class=\"meta\">· 3 events</span>", page);
        Assert.Matches("<bdi>Chad</bdi>\\s*<span class=\"meta\">· 1 event</span>", page);
    }

    private static List<string> Titles(string page) =>
        [.. page.Split("id=\"event-").Skip(1).Select(part => part[(part.IndexOf("<bdi>", StringComparison.Ordinal) + 5)..part.IndexOf("</bdi>", StringComparison.Ordinal)])];

    private static async Task<string> AskAsync(ServedPipeline served, params (string, string?)[] query)
    {
        using var answer = await served.Client.GetAsync(new Uri(To.Watch(WarStory.Watch, query), UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<ServedPipeline> ServeAsync(int strikes)
    {
        var served = await ServedPipeline.StartAsync(azurite);
        await WarStory.FillAsync(served, strikes, Cancel);
        return served;
    }
}
