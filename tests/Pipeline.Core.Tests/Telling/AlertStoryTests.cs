using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Telling;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Telling;

public sealed class AlertStoryTests
{
    [Fact]
    public void The_first_line_is_the_news_and_the_second_its_story()
    {
        var story = AlertStory.Of(NewsAlerts.Rise());

        Assert.Equal("Toll rises to 14 killed in Port Amal, was 9, 36 injured", story.Headline);
        Assert.Equal(story.Headline, story.Notification);
        Assert.Equal("Ferry terminal blast", story.Context);
    }

    [Theory]
    [InlineData("Ferry terminal blast", "Harbour", "port-amal", "Ferry terminal blast", "Watch port-amal")]
    [InlineData(null, "Harbour", "port-amal", "Harbour", "Watch port-amal")]
    [InlineData(null, null, "port-amal", "port-amal", "")]
    [InlineData(" \u200B", "", "port-amal", "port-amal", "")]
    [InlineData("Harbour", null, "5f2b7c9d01e3a4b6c8d0e1f2", "Harbour", "")]
    [InlineData(null, null, "5f2b7c9d01e3a4b6c8d0e1f2", "untitled watch", "")]
    [InlineData("journalists among those hit", null, "port-amal", "", "Watch port-amal")]
    public void A_story_is_called_by_its_title_else_its_watchs_else_the_watchs_name(
        string? story, string? title, string watch, string context, string smallPrint)
    {
        var told = AlertStory.Of(NewsAlerts.GroupOnly() with { Story = new AlertStoryName(watch, story), Title = title, Watch = watch });

        Assert.Equal((context, smallPrint), (told.Context, told.SmallPrint));
    }

    [Fact]
    public void A_story_that_opens_says_so() =>
        Assert.Equal("New story · Ferry terminal blast", AlertStory.Of(NewsAlerts.Opening()).Context);

    [Fact]
    public void An_article_that_gave_its_story_the_title_is_not_named_twice()
    {
        var alert = NewsAlerts.Opening();
        var story = AlertStory.Of(alert with { Story = new AlertStoryName("port-amal", alert.Article.Title) });

        Assert.Equal("New story · What is known about the ferry terminal", story.Context);
        Assert.Null(story.ArticleTitle);
        Assert.NotNull(story.ArticleLink);
    }

    [Fact]
    public void Killed_and_injured_of_one_event_are_one_line_with_their_sentence_once()
    {
        var proof = AlertStory.Of(NewsAlerts.Opening()).Proofs(2, 700).Single();

        Assert.Equal(["New toll: 9 people killed, 41 people injured"], Shown([proof]));
        Assert.Equal(["nine people", "41"], proof.Sentences.Single().Where(run => run.IsMarked).Select(run => run.Text));
    }

    [Fact]
    public void Nineteen_facts_are_four_lines()
    {
        var story = AlertStory.Of(NewsAlerts.Nineteen());

        Assert.Equal(
            [
                "New toll: 60 people killed, at least 1,400 people hit",
                "New countries affected: India, Pakistan, Mexico, Bahrain, United States, United Arab Emirates",
                "New countries of origin: Israel, Italy",
                "New target groups: journalists, lawyers, diplomats, students, nurses, teachers, human rights activists, union members, "
                    + "farmers",
            ],
            Shown(story));
        Assert.Equal((19, null), (story.Total, story.More(story.Showable)));
    }

    [Fact]
    public void What_is_beyond_five_lines_is_counted()
    {
        AlertFact[] facts =
        [
            .. new[] { VictimEffect.Killed, VictimEffect.Missing, VictimEffect.Arrested, VictimEffect.Infected, VictimEffect.Hacked }
                .Select(effect => NewsAlerts.Figure(7, effect, $"7 people {effect}", $"[Seven] were {effect}.")),
            .. Enumerable.Range(0, 7).Select(i => NewsAlerts.Group($"group {i}", $"[group {i}] was hit.")),
        ];
        var story = AlertStory.Of(NewsAlerts.Of("News", facts));

        Assert.Equal(5, Shown(story).Length);
        Assert.Equal("and 7 more", story.More(story.Showable));
    }

    [Fact]
    public void What_no_eye_takes_in_is_counted()
    {
        var sentence = string.Join(", ", Enumerable.Range(0, 30).Select(i => $"[Land{i}]"));
        var story = AlertStory.Of(NewsAlerts.Of(
            "News", [.. Enumerable.Range(0, 30).Select(i => NewsAlerts.Country("XX", $"Land{i}", sentence, i))]));

        Assert.EndsWith("Land10, Land11", Assert.Single(Shown(story)), StringComparison.Ordinal);
        Assert.Equal("and 18 more", story.More(story.Showable));
        Assert.Null(story.More(30));
    }

    [Fact]
    public void A_line_shows_the_two_sentences_that_prove_most_of_it()
    {
        const string Two = "They were [nurses] and [teachers].";
        var story = AlertStory.Of(NewsAlerts.Of(
            "News",
            NewsAlerts.Group("farmers", "They were [farmers]."),
            NewsAlerts.Group("lawyers", "They were [lawyers]."),
            NewsAlerts.Group("nurses", Two),
            NewsAlerts.Group("teachers", Two, 1)));

        Assert.Equal(
            ["They were farmers.", "They were nurses and teachers."],
            Assert.Single(story.Proofs(4, 700)).Sentences.Select(sentence => string.Concat(sentence.Select(run => run.Text))));
    }

    [Fact]
    public void Lines_that_share_a_sentence_stand_together_above_it()
    {
        const string Both = "[Five] nurses from [Mexico] died.";
        var proofs = AlertStory.Of(NewsAlerts.Of(
            "News",
            NewsAlerts.Figure(5, VictimEffect.Killed, "5 nurses killed", Both),
            NewsAlerts.Group("farmers", "They were [farmers]."),
            NewsAlerts.Country("MX", "Mexico", Both, 1))).Proofs(3, 700);

        Assert.Equal(["New toll: 5 nurses killed", "New country affected: Mexico"], Shown([proofs[0]]));
        Assert.Equal(["Five", "Mexico"], proofs[0].Sentences.Single().Where(run => run.IsMarked).Select(run => run.Text));
        Assert.Equal(["New target group: farmers"], Shown([proofs[1]]));
    }

    [Fact]
    public void Parts_of_one_event_are_one_line_and_no_toll()
    {
        var story = AlertStory.Of(NewsAlerts.Of(
            "News",
            NewsAlerts.Part(4, "children", "4 children killed", "[Four children] died.") with
            {
                Novelty = NoveltyKind.Changed,
                Previous = new PreviousValue { Value = 3, Bound = CountBound.Exact, ArticleId = "a", ChangePercent = 33.3 },
            },
            NewsAlerts.Part(2, "medics", "2 medics killed", "[Two medics] died.")));

        Assert.Equal(["Among them: 4 children killed (was 3, +33.3 %), 2 medics killed"], Shown(story));
    }

    [Theory]
    [InlineData("revised", "Toll revised: 3 people killed (was 5), 4 people injured (revised, was 5)")]
    [InlineData("two sources", "Toll revised: 3 people killed (two sources, was 5), 4 people injured (two sources, was 5)")]
    [InlineData(null, "Toll fell: 3 people killed (was 5, −40 %), 4 people injured (was 5, −40 %)")]
    public void A_fall_says_why(string? cause, string line)
    {
        var was = new PreviousValue { Value = 5, Bound = CountBound.Exact, ArticleId = "a", ChangePercent = -40, Cause = cause };
        AlertFact[] facts =
        [
            NewsAlerts.Figure(3, VictimEffect.Killed, "3 people killed", "[Three] died."),
            NewsAlerts.Figure(4, VictimEffect.Injured, "4 people injured", "[Four] were hurt."),
        ];
        var story = AlertStory.Of(NewsAlerts.Of(
            "News", [.. facts.Select(fact => fact with { Novelty = NoveltyKind.Changed, Previous = was })]));

        Assert.Equal([line], Shown(story));
    }

    [Fact]
    public void Figures_of_two_events_are_two_lines()
    {
        var killed = NewsAlerts.Figure(3, VictimEffect.Killed, "3 people killed", "[Three] died.");
        var story = AlertStory.Of(NewsAlerts.Of(
            "News", killed, killed with { Key = "count:killed@e2", Event = new AlertEvent("e2", null, null, null, null) }));

        Assert.Equal(2, Shown(story).Length);
    }

    [Fact]
    public void Figures_of_several_events_say_of_which_they_are()
    {
        var killed = NewsAlerts.Figure(3, VictimEffect.Killed, "3 people killed", "[Three] died.");
        var other = killed with { Key = "count:killed@e2", Event = new AlertEvent("e2", "Attack in Sidra", "Sidra", null, null) };
        var claim = killed with
        {
            Key = "count:killed@e3",
            Label = "claimed: 40 soldiers killed",
            Event = new AlertEvent("e3", null, "Harun", null, null) { Sort = EventSort.Claim },
        };
        var line = killed with
        {
            Key = "count:killed@e4",
            Label = "31 soldiers killed in Mali since 2029",
            Event = new AlertEvent("e4", "Soldiers in Mali since 2029", "Mali", null, null) { Sort = EventSort.Line },
        };

        Assert.Equal(
            [
                "New toll (Attack in Sidra): 3 people killed", "Claimed (Harun): 40 soldiers killed",
                "Running total: 31 soldiers killed in Mali since 2029",
            ],
            Shown(AlertStory.Of(NewsAlerts.Of("News", other, claim, line))));
        Assert.Equal(["New toll: 3 people killed"], Shown(AlertStory.Of(NewsAlerts.Of("News", other))));
    }

    [Fact]
    public void Sources_stand_at_the_article_where_all_facts_have_as_many()
    {
        var story = AlertStory.Of(NewsAlerts.Revision());

        Assert.Equal("The Example Tribune · A. Reporter · 28 Feb 2026, 14:30 UTC · 2 independent sources", story.ArticleOrigin);
        Assert.All(story.Proofs(9, 700).SelectMany(proof => proof.Lines), line => Assert.Null(line.Sources));
    }

    [Fact]
    public void Sources_stand_at_the_lines_where_these_differ()
    {
        var story = AlertStory.Of(NewsAlerts.Rise());

        Assert.EndsWith("14:30 UTC", story.ArticleOrigin, StringComparison.Ordinal);
        Assert.Equal(["2 to 4 sources", "1 source"], story.Proofs(9, 700).SelectMany(proof => proof.Lines).Select(line => line.Sources));
    }

    [Theory]
    [InlineData("2026-02-28T14:30:00Z", "28 Feb 2026, 14:30 UTC")]
    [InlineData("2026-02-28T23:30:00-02:00", "1 Mar 2026, 01:30 UTC")]
    [InlineData("2026-02-28T00:00:00Z", "28 Feb 2026")]
    public void An_article_is_dated_by_the_minute_unless_only_its_day_is_known(string at, string shown)
    {
        var alert = SomeAlerts.Changed();
        var article = alert.Article with { PublishedAt = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal($"The Example Tribune · A. Reporter · {shown}", AlertStory.Of(alert with { Article = article }).ArticleOrigin);
    }

    [Fact]
    public void A_publisher_that_is_the_author_is_named_once()
    {
        var alert = SomeAlerts.Changed();
        var article = alert.Article with { Publisher = "Reuters", Author = "REUTERS", PublishedAt = null };

        Assert.Equal("Reuters", AlertStory.Of(alert with { Article = article }).ArticleOrigin);
    }

    [Theory]
    [InlineData("drop.txt", "drop.txt")]
    [InlineData("2026/0c1d2e3f405162738495a6b7c8d9e0f1.json", "Untitled article")]
    [InlineData("5F2B7C9D01E3A4B6C8D0E1F2", "Untitled article")]
    public void No_id_stands_for_a_title(string source, string title)
    {
        var alert = NewsAlerts.GroupOnly();

        Assert.Equal(title, AlertStory.Of(alert with { Article = alert.Article with { Title = null, Source = source } }).ArticleTitle);
    }

    [Fact]
    public void An_alert_of_an_earlier_version_shows_what_it_always_did()
    {
        var story = AlertStory.Of(SomeAlerts.Opened());

        Assert.Equal("Story opened: WhatsApp hack", story.Headline);
        Assert.Equal("1 new count, 2 new target groups, 7 new countries", story.Context);
        Assert.Equal(
            "Story opened: WhatsApp hack: at least 1,400 users hacked; government officials targeted; journalists targeted; 7 more",
            story.Notification);
    }

    private static string[] Shown(AlertStory story) => Shown(story.Proofs(story.Showable, 700));

    private static string[] Shown(IEnumerable<Proof> proofs) =>
    [
        .. proofs.SelectMany(proof => proof.Lines).Select(line => $"{line.Caption}: {string.Join(
            ", ", line.Items.Select(item => item.Note is null ? item.Label : $"{item.Label} ({item.Note})"))}"),
    ];
}
