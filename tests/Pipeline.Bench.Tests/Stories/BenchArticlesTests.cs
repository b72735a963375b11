using System.Text;
using Pipeline.Bench.Stories;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Watches;
using Pipeline.Text.Analysis;

namespace Pipeline.Bench.Tests.Stories;

public sealed class BenchArticlesTests
{
    private static readonly DateTimeOffset Now = new(2019, 11, 1, 6, 30, 0, TimeSpan.Zero);
    private static readonly FactExtractor Extractor = FactExtractor.WithAllRules();

    [Fact]
    public void The_same_number_is_the_same_text()
    {
        Assert.Equal(BenchArticles.Known(7), BenchArticles.Known(7));
        Assert.NotEqual(BenchArticles.Known(7), BenchArticles.Known(7 + BenchArticles.Stories));
    }

    [Fact]
    public void Articles_have_the_length_of_news()
    {
        var words = Enumerable.Range(0, 200).Select(number =>
            Read(BenchArticles.Known(number)).Body.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length).ToArray();

        Assert.All(words, count => Assert.InRange(count, 300, 900));
        Assert.InRange(words.Average(), 500, 700);
    }

    [Fact]
    public void After_one_article_of_each_event_nothing_is_new_and_the_ledger_stays()
    {
        var ledger = Enumerable.Range(0, BenchArticles.Stories).Aggregate((WatchKnowledge)Ledger.Empty("bench"), (known, number) =>
            Decide(known, BenchArticles.Known(number)).Knowledge);

        for (var number = BenchArticles.Stories; number < 300; number++)
        {
            Assert.Same(ledger, Decide(ledger, BenchArticles.Known(number)).Knowledge);
        }
    }

    [Fact]
    public void A_toll_is_one_new_fact()
    {
        var ledger = Decide(Ledger.Empty("bench"), BenchArticles.OfOneStory(0)).Knowledge;

        for (var number = 1; number < 50; number++)
        {
            var decision = Decide(ledger, BenchArticles.WithToll(number));
            Assert.Equal(BenchArticles.TollOf(number),
                Assert.IsType<VictimCountFact>(Assert.Single(decision.Facts, fact => fact.IsAnnounced).Fact).Quantity.Value);
            ledger = decision.Knowledge;
        }
    }

    [Fact]
    public void Whoever_falls_ill_is_one_new_fact_in_any_order()
    {
        var ledger = Decide(Ledger.Empty("bench"), BenchArticles.OfOneStory(0)).Knowledge;
        var numbers = Enumerable.Range(1, 300).ToArray();
        new Random(7).Shuffle(numbers);

        foreach (var number in numbers)
        {
            var decision = Decide(ledger, BenchArticles.WithMore(number));
            Assert.Equal(BenchArticles.TollOf(number),
                Assert.IsType<VictimCountFact>(Assert.Single(decision.Facts, fact => fact.IsAnnounced).Fact).Quantity.Value);
            ledger = decision.Knowledge;
        }
    }

    private static Article Read(string text) => new ArticleParser().Parse("article.txt", Encoding.UTF8.GetBytes(text)).Articles[0];

    private static NoveltyDecision Decide(WatchKnowledge ledger, string text)
    {
        var article = Read(text);
        var analysis = EmbeddedTextAnalyzer.Analyze(article.Body);
        return NoveltyDetector.Decide(ledger, article, analysis, Extractor.Extract(article, analysis), WatchSettings.Default, Now);
    }
}
