using System.Text.Json;
using Pipeline.Adapters.Destinations.Slack;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations.Slack;

public sealed class SlackMessageTests
{
    [Theory]
    [MemberData(nameof(MessagesOfNews.Names), MemberType = typeof(MessagesOfNews))]
    public void News_reads_well_in_Slack(string name) =>
        Bundle.Matches($"slack-{name}.json", SlackMessage.Compose(MessagesOfNews.Named(name)));

    [Fact]
    public void An_alert_of_an_earlier_version_says_which_story_opened() =>
        Bundle.Matches("slack-earlier-opened.json", SlackMessage.Compose(SomeAlerts.Opened()));

    [Fact]
    public void An_alert_of_an_earlier_version_says_what_changed() =>
        Bundle.Matches("slack-earlier-changed.json", SlackMessage.Compose(SomeAlerts.Changed()));

    [Fact]
    public void A_lock_screen_shows_the_news_and_nothing_else() => Assert.Equal(
        "Toll rises to 14 killed in Port Amal, was 9, 36 injured",
        JsonElement.Parse(SlackMessage.Compose(NewsAlerts.Rise())).GetProperty("text").GetString());

    [Fact]
    public void What_is_beyond_five_lines_is_counted_and_leads_to_the_article()
    {
        var more = Assert.Single(ElementsOf(SlackMessage.Compose(MessagesOfNews.Overlong())), element =>
            element.GetProperty("text").GetString()!.StartsWith("and ", StringComparison.Ordinal));

        Assert.Equal(("and 7 more", "https://news.example/2026/02/ferry?id=7"), (
            more.GetProperty("text").GetString(), more.GetProperty("url").GetString()));
    }

    [Fact]
    public void A_story_that_opens_without_facts_says_just_that()
    {
        var alert = SomeAlerts.Of() with
        {
            Opened = true,
            Title = null,
            Article = new AlertArticle("a", null, null, null, null, null, "drop.txt")
        };

        Bundle.Matches("slack-earlier-empty.json", SlackMessage.Compose(alert));
    }

    [Fact]
    public void Six_countries_from_one_sentence_show_it_once_with_each_of_them_marked()
    {
        var quotes = Quotes(SlackMessage.Compose(SomeAlerts.Opened()));

        var quote = Assert.Single(quotes, runs => runs.Any(run => run.Text == "Bahrain"));
        Assert.Equal(
            ["United States", "United Arab Emirates", "Bahrain", "Mexico", "Pakistan", "India"],
            quote.Where(run => run.IsBold).Select(run => run.Text));
    }

    [Theory]
    [InlineData("Officials said [41 people] died, 41 days after the first 41 victims were found.", "41 people")]
    [InlineData("Two more bodies were found, so [a dozen] died.", "a dozen")]
    [InlineData("[41] died.", "41")]
    [InlineData("Of 41 miners [41] died.", "41")]
    [InlineData("The toll, at  last,\nrose to [41\n people].", "41 people")]
    public void The_words_that_state_a_count_are_marked(string sentence, string marked)
    {
        var fact = SomeAlerts.Count(marked == "a dozen" ? 12 : 41, "people", VictimEffect.Killed, sentence);

        Assert.Equal(
            [marked], Assert.Single(Quotes(SlackMessage.Compose(SomeAlerts.Of(fact)))).Where(run => run.IsBold).Select(run => run.Text));
    }

    [Fact]
    public void Nothing_is_marked_when_the_evidence_does_not_tell_the_words()
    {
        var fact = SomeAlerts.Count(41, "people", VictimEffect.Killed, "Of [41] miners 41 died.");
        fact = fact with { Evidence = fact.Evidence with { SentenceOffset = 0 } };

        Assert.DoesNotContain(Assert.Single(Quotes(SlackMessage.Compose(SomeAlerts.Of(fact)))), run => run.IsBold);
    }

    [Fact]
    public void A_sentence_that_stands_twice_in_the_article_is_shown_once()
    {
        var facts = new[]
        {
            SomeAlerts.Country("BH", "Bahrain", CountryRole.Affected, "Reporters from [Bahrain] and [Mexico] were hit.", 0, start: 0),
            SomeAlerts.Country("MX", "Mexico", CountryRole.Affected, "Reporters from [Bahrain] and [Mexico] were hit.", 1, start: 900),
        };

        var quote = Assert.Single(Quotes(SlackMessage.Compose(SomeAlerts.Of(facts))));
        Assert.Equal(["Bahrain", "Mexico"], quote.Where(run => run.IsBold).Select(run => run.Text));
    }

    [Fact]
    public void A_fall_has_a_minus_and_a_range_both_ends()
    {
        var fact = SomeAlerts.Count(30, "people", VictimEffect.Missing, "Now [30 people] are missing.") with
        {
            Novelty = NoveltyKind.Changed,
            Previous = new PreviousValue { Value = 40, UpTo = 1200, Bound = CountBound.Between, ArticleId = "a", ChangePercent = -25 },
        };

        Assert.Contains("Count fell: 30 people missing (was 40 to 1,200, −25 %)", Shown(SlackMessage.Compose(SomeAlerts.Of(fact))));
    }

    internal static IReadOnlyList<IReadOnlyList<(string Text, bool IsBold)>> Quotes(byte[] slack) =>
    [
        .. Blocks(slack).Where(block => block.GetProperty("type").GetString() == "rich_text")
            .SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .Where(element => element.GetProperty("type").GetString() == "rich_text_quote")
            .Select(quote => quote.GetProperty("elements").EnumerateArray()
                .Select(run => (run.GetProperty("text").GetString()!, run.TryGetProperty("style", out _))).ToList()),
    ];

    private static IEnumerable<JsonElement> ElementsOf(byte[] slack) => Blocks(slack)
        .Where(block => block.GetProperty("type").GetString() == "rich_text")
        .SelectMany(block => block.GetProperty("elements").EnumerateArray())
        .SelectMany(section => section.GetProperty("elements").EnumerateArray());

    internal static IEnumerable<JsonElement> Blocks(byte[] slack) => JsonElement.Parse(slack).GetProperty("blocks").EnumerateArray();

    /// <summary>All that a message shows, put together.</summary>
    internal static string Shown(byte[] message)
    {
        var shown = new System.Text.StringBuilder();
        Add(JsonElement.Parse(message));
        return shown.ToString();

        void Add(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    Add(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                {
                    if (property is { Name: "text", Value.ValueKind: JsonValueKind.String })
                    {
                        shown.Append(property.Value.GetString());
                    }

                    Add(property.Value);
                }
            }
        }
    }
}
