using Pipeline.Adapters.Destinations.Teams;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations.Teams;

public sealed class TeamsMessageTests
{
    [Fact]
    public void An_opened_story_reads_well_in_Teams() => Bundle.Matches("teams-opened.json", TeamsMessage.Compose(SomeAlerts.Opened()));

    [Fact]
    public void A_changed_count_reads_well_as_a_bare_card() =>
        Bundle.Matches("teams-changed-card.json", TeamsMessage.Compose(SomeAlerts.Changed(), TeamsPayload.Card));

    [Fact]
    public void A_story_that_opens_without_facts_says_just_that()
    {
        var alert = SomeAlerts.Of() with
        {
            Opened = true,
            Title = null,
            Article = new AlertArticle("a", null, null, null, null, null, "drop.txt")
        };

        Bundle.Matches("teams-opened-empty.json", TeamsMessage.Compose(alert));
    }
}
