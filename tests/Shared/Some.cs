using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Watches;
using Pipeline.Text.Analysis;

namespace Pipeline.Tests.Shared;

/// <summary>Articles and facts where a test does not care which.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Instant = new(2019, 11, 1, 6, 30, 0, TimeSpan.Zero);

    public static Article Article(
        string body = "At least 1,400 users were hacked.", string? publisher = "The Courier",
        string source = "one.txt", string? author = null) => new()
    {
        Id = ArticleId.Compute(null, body),
        Source = source,
        Title = "A headline",
        Body = body,
        Publisher = publisher,
        Author = author,
        Url = new Uri("https://news.example/one"),
        PublishedAt = Instant,
    };

    public static Evidence Evidence(string sentence = "At least 1,400 users were hacked.") =>
        new(sentence, 0, sentence.Length, "test", "an-article");

    public static CountryFact Country(string code = "BH", CountryRole role = CountryRole.Affected) =>
        new(code, code, role) { Confidence = 0.9, Evidence = Evidence(), Mentions = [] };

    public static TargetGroupFact Group(string group = "journalists") =>
        new(group) { Confidence = 0.9, Evidence = Evidence(), Mentions = [] };

    public static VictimCountFact Count(
        long value = 1400, string who = "users", VictimEffect effect = VictimEffect.Hacked,
        CountBound bound = CountBound.Exact, bool increment = false) =>
        new(new Quantity(value, bound), effect, who, increment ? CountScope.Increment : CountScope.Total)
        {
            Confidence = 0.9,
            Evidence = Evidence(),
            Mentions = [],
        };

    /// <summary>An analysis that found nothing.</summary>
    public static TextAnalysis Analysis(Article article) => new()
    {
        Text = article.Body,
        Language = "en",
        Engine = "blank",
        Sentences = [],
        Entities = [],
        KeyPhrases = [],
    };

    /// <summary>What becomes of facts that stand in the lead of an article.</summary>
    public static NoveltyDecision Decide(WatchKnowledge knowledge, Article article, params IReadOnlyList<Fact> facts) =>
        Decide(knowledge, article, WatchSettings.Default, facts);

    /// <summary>The same in a watch with settings.</summary>
    public static NoveltyDecision Decide(
        WatchKnowledge knowledge, Article article, WatchSettings settings, params IReadOnlyList<Fact> facts) =>
        NoveltyDetector.Decide(knowledge, article, Analysis(article), facts, settings, Instant);

    public static WatchKnowledge Knowledge(string watch = "a-watch") => new() { Watch = watch };
}
