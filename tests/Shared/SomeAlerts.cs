using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;

namespace Pipeline.Tests.Shared;

/// <summary>Builds alerts. In sentences, square brackets stand around the words that state the fact:
/// "the toll rose to [41 people]".</summary>
public static class SomeAlerts
{
    /// <summary>Where sentences begin in the imagined body.</summary>
    public const int SentenceStart = 812;

    public static readonly DateTimeOffset RaisedAt = new(2026, 3, 1, 12, 30, 45, TimeSpan.Zero);

    public static Alert Of(params AlertFact[] facts) => new()
    {
        Id = "5f2b7c9d01e3a4b6c8d0e1f2",
        Watch = "whatsapp-hack",
        Title = "WhatsApp hack",
        RaisedAt = RaisedAt,
        Article = new AlertArticle(
            "0c1d2e3f405162738495a6b7c8d9e0f1", "Spyware reached officials in a score of countries",
            new Uri("https://news.example/2019/11/spyware?id=7"), "The Example Tribune", "A. Reporter",
            new DateTimeOffset(2019, 11, 1, 0, 0, 0, TimeSpan.Zero), "spyware.md"),
        Facts = facts,
        Deliveries = [new Delivery("newsroom-slack"), new Delivery("desk-teams")],
    };

    /// <summary>The story opens: a count, groups, and six countries from one sentence.</summary>
    public static Alert Opened()
    {
        const string Countries = "Victims live in the [United States], the [United Arab Emirates], [Bahrain], [Mexico], [Pakistan] "
            + "and [India], people close to the inquiry said.";
        (string Code, string Name)[] countries =
        [
            ("US", "United States"), ("AE", "United Arab Emirates"), ("BH", "Bahrain"),
            ("MX", "Mexico"), ("PK", "Pakistan"), ("IN", "India")
        ];
        const string Groups = "Senior [government officials] were targeted along with [journalists], the company's lawyers wrote.";
        return Of([
            Count(
                1400, "users", VictimEffect.Hacked,
                "The messaging service says [at least 1,400 users] were hacked within two weeks.", CountBound.AtLeast),
            Group("government officials", Groups, 0, start: 1400),
            Group("journalists", Groups, 1, start: 1400),
            .. countries.Select((country, index) =>
                Country(country.Code, country.Name, CountryRole.Affected, Countries, index, start: 1600)),
            Country("IL", "Israel", CountryRole.Origin, "The tool was made by an [Israeli] developer of hacking tools.", start: 2000),
        ]) with { Opened = true };
    }

    /// <summary>A count rose, a country's role grew stronger.</summary>
    public static Alert Changed() => Of(
        Count(
            1500, "users", VictimEffect.Hacked,
            "By Friday [at least 1,500 users] were known to be hacked, up from 1,400.", CountBound.AtLeast) with
        {
            Novelty = NoveltyKind.Changed,
            Previous = new PreviousValue { Value = 1400, Bound = CountBound.AtLeast, ArticleId = "a1", ChangePercent = 7.1 },
        },
        Country("MX", "Mexico", CountryRole.Affected, "Among them are reporters from [Mexico].", start: 1100) with
        {
            Previous = new PreviousValue { Role = CountryRole.Mentioned, ArticleId = "a1" },
        });

    public static AlertFact Count(
        long value, string who, VictimEffect effect, string sentence, CountBound bound = CountBound.Exact, int start = SentenceStart)
    {
        var fact = new VictimCountFact(new Quantity(value, bound), effect, who)
        {
            Confidence = 0.9, Evidence = Evidence(sentence, 0, start), Mentions = []
        };
        return AlertFact.From(fact, NoveltyKind.New, null);
    }

    public static AlertFact Group(string label, string sentence, int words = 0, int start = SentenceStart) =>
        AlertFact.From(
            new TargetGroupFact(label) { Confidence = 0.8, Evidence = Evidence(sentence, words, start), Mentions = [] },
            NoveltyKind.New, null);

    public static AlertFact Country(
        string code, string name, CountryRole role, string sentence, int words = 0, int start = SentenceStart) =>
        AlertFact.From(
            new CountryFact(code, name, role) { Confidence = 0.95, Evidence = Evidence(sentence, words, start), Mentions = [] },
            NoveltyKind.New, null);

    /// <summary>Evidence whose words are the bracketed ones with index <paramref name="words"/>.</summary>
    public static Evidence Evidence(string sentence, int words = 0, int start = SentenceStart)
    {
        var (open, close) = (-1, -1);
        for (var i = 0; i <= words; i++)
        {
            open = sentence.IndexOf('[', open + 1);
            close = sentence.IndexOf(']', open);
        }

        // Each pair of brackets before the words shifts them by two.
        return new Evidence(
            sentence.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal),
            start + open - 2 * words, close - open - 1, "test", "0c1d2e3f405162738495a6b7c8d9e0f1")
        {
            SentenceOffset = start,
        };
    }
}
