using System.Text.Json;
using Pipeline.Adapters.Destinations.Teams;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations.Teams;

public sealed class TeamsMessageTests
{
    [Theory]
    [MemberData(nameof(MessagesOfNews.Names), MemberType = typeof(MessagesOfNews))]
    public void News_reads_well_in_Teams(string name) =>
        Bundle.Matches($"teams-{name}.json", TeamsMessage.Compose(MessagesOfNews.Named(name)));

    [Fact]
    public void An_alert_of_an_earlier_version_says_which_story_opened() =>
        Bundle.Matches("teams-earlier-opened.json", TeamsMessage.Compose(SomeAlerts.Opened()));

    [Fact]
    public void An_alert_of_an_earlier_version_says_what_changed_as_a_bare_card() =>
        Bundle.Matches("teams-earlier-changed-card.json", TeamsMessage.Compose(SomeAlerts.Changed(), TeamsPayload.Card));

    [Fact]
    public void A_toast_shows_the_news_whichever_part_of_the_message_it_reads()
    {
        const string News = "Toll revised to 12 killed in Port Amal, was 14";
        var message = JsonElement.Parse(TeamsMessage.Compose(NewsAlerts.Revision()));
        var card = message.GetProperty("attachments")[0].GetProperty("content");

        Assert.Equal(News, message.GetProperty("summary").GetString());
        Assert.Equal(News, card.GetProperty("fallbackText").GetString());
        Assert.Equal(
            (News, "heading"), (card.GetProperty("body")[0].GetProperty("text").GetString(),
            card.GetProperty("body")[0].GetProperty("style").GetString()));
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

        Bundle.Matches("teams-earlier-empty.json", TeamsMessage.Compose(alert));
    }
}
