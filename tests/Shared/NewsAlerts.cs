using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;

namespace Pipeline.Tests.Shared;

/// <summary>Alerts as the story engine makes them, about things that never happened.</summary>
public static class NewsAlerts
{
    /// <summary>The event that their figures are of.</summary>
    private static readonly AlertEvent Blast = new(
        "e1", "Attack in Port Amal", "Port Amal", new DateOnly(2026, 2, 28), new DateOnly(2026, 2, 28));

    /// <summary>A story opens: two figures from one sentence, six countries from two.</summary>
    public static Alert Opening()
    {
        const string Toll = "A blast at the ferry terminal killed [nine people] and wounded [41], the harbour master said on Saturday.";
        const string Guests = "The dead are from [India], [Pakistan], [Mexico] and [Bahrain], according to the passenger list.";
        const string More = "Two of the hurt hold passports of the [United States] and the [United Arab Emirates].";
        return Of(
            "9 people killed and 41 injured in Port Amal",
            Figure(9, VictimEffect.Killed, "9 people killed", Toll),
            Figure(41, VictimEffect.Injured, "41 people injured", Toll, words: 1),
            Country("IN", "India", Guests, 0),
            Country("PK", "Pakistan", Guests, 1),
            Country("MX", "Mexico", Guests, 2),
            Country("BH", "Bahrain", Guests, 3),
            Country("US", "United States", More, 0),
            Country("AE", "United Arab Emirates", More, 1)) with
        {
            Opened = true,
        };
    }

    /// <summary>The dead are more, the hurt are fewer, a part has a line of its own; the lines have different numbers of sources.</summary>
    public static Alert Rise() => Of(
        "Toll rises to 14 killed in Port Amal, was 9, 36 injured",
        Figure(14, VictimEffect.Killed, "14 people killed", "[Fourteen people] are now known to have died there.", sources: 4) with
        {
            Novelty = NoveltyKind.Changed,
            Previous = new PreviousValue { Value = 9, Bound = CountBound.Exact, ArticleId = "a1", ChangePercent = 55.6 },
        },
        Figure(36, VictimEffect.Injured, "36 people injured", "Of the wounded [36] are still alive, the clinic said.", sources: 2) with
        {
            Novelty = NoveltyKind.Changed,
            Previous = new PreviousValue { Value = 41, Bound = CountBound.Exact, ArticleId = "a1", ChangePercent = -12.2 },
        },
        Part(4, "children", "4 children killed", "[Four children] of one family are among the dead."));

    /// <summary>A toll is taken back, in words.</summary>
    public static Alert Revision() => Of(
        "Toll revised to 12 killed in Port Amal, was 14",
        Figure(
            12, VictimEffect.Killed, "12 people killed",
            "The ministry revised the number of dead from 14 to [12], since two had been counted twice.", sources: 2) with
        {
            Novelty = NoveltyKind.Changed,
            Previous = new PreviousValue
            {
                Value = 14, Bound = CountBound.Exact, ArticleId = "a2", ChangePercent = -14.3, Cause = "revised",
            },
        });

    /// <summary>One group and nothing else.</summary>
    public static Alert GroupOnly() => Of(
        "Journalists among those hit",
        Group("journalists", "Two [journalists] of a local station were boarding when the bomb went off.", 0));

    /// <summary>Nineteen facts: two figures, countries in two roles, nine groups.</summary>
    public static Alert Nineteen()
    {
        const string Toll = "The campaign hit at least [1,400 people], of whom [60] lost their lives.";
        const string Lands = "Victims were found in [India], [Pakistan], [Mexico], [Bahrain], the [United States] and the "
            + "[United Arab Emirates].";
        const string Origin = "Investigators attribute the tool to firms in [Israel] and [Italy].";
        const string Groups = "The list names [journalists], [lawyers], [diplomats], [students], [nurses] and [teachers].";
        const string Others = "It also has [human rights activists], [union members] and [farmers] on it.";
        string[] listed = ["journalists", "lawyers", "diplomats", "students", "nurses", "teachers"];
        string[] others = ["human rights activists", "union members", "farmers"];
        (string Code, string Name)[] lands =
        [
            ("IN", "India"), ("PK", "Pakistan"), ("MX", "Mexico"), ("BH", "Bahrain"),
            ("US", "United States"), ("AE", "United Arab Emirates"),
        ];
        return Of(
            "60 people killed and at least 1,400 hit in Port Amal",
        [
            Figure(60, VictimEffect.Killed, "60 people killed", Toll, words: 1),
            Figure(1400, VictimEffect.Hit, "at least 1,400 people hit", Toll, bound: CountBound.AtLeast),
            .. lands.Select((land, i) => Country(land.Code, land.Name, Lands, i)),
            Country("IL", "Israel", Origin, 0, CountryRole.Origin),
            Country("IT", "Italy", Origin, 1, CountryRole.Origin),
            .. listed.Select((group, i) => Group(group, Groups, i)),
            .. others.Select((group, i) => Group(group, Others, i)),
        ]);
    }

    /// <summary>An alert of a story that has a title.</summary>
    public static Alert Of(string headline, params AlertFact[] facts) => SomeAlerts.Of(facts) with
    {
        Watch = "port-amal",
        Title = null,
        Headline = headline,
        Story = new AlertStoryName("port-amal", "Ferry terminal blast"),
        Article = new AlertArticle(
            "0c1d2e3f405162738495a6b7c8d9e0f1", "What is known about the ferry terminal",
            new Uri("https://news.example/2026/02/ferry?id=7"), "The Example Tribune", "A. Reporter", new DateTimeOffset(2026, 2, 28, 14, 30, 0, TimeSpan.Zero), "ferry.md"),
    };

    /// <summary>A figure of the event.</summary>
    public static AlertFact Figure(
        long value, VictimEffect effect, string label, string sentence, int words = 0, CountBound bound = CountBound.Exact,
        int sources = 1) => SomeAlerts.Count(value, "people", effect, sentence, bound) with
    {
        Key = $"count:{effect.ToString().ToLowerInvariant()}@e1",
        Label = label,
        Scope = CountScope.Total,
        Event = Blast,
        Sources = sources,
        Evidence = SomeAlerts.Evidence(sentence, words),
    };

    /// <summary>A part of the killed.</summary>
    public static AlertFact Part(long value, string who, string label, string sentence) =>
        Figure(value, VictimEffect.Killed, label, sentence) with
        {
            Key = $"count:killed@e1:{who}", Who = who, Scope = CountScope.Part,
        };

    /// <summary>A group that one source names.</summary>
    public static AlertFact Group(string label, string sentence, int words = 0) =>
        SomeAlerts.Group(label, sentence, words) with { Sources = 1 };

    /// <summary>A country that one source names.</summary>
    public static AlertFact Country(
        string code, string name, string sentence, int words = 0, CountryRole role = CountryRole.Affected) =>
        SomeAlerts.Country(code, name, role, sentence, words) with { Sources = 1 };
}
