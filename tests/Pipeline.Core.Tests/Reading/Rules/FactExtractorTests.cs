using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;

namespace Pipeline.Core.Tests.Reading.Rules;

public sealed class FactExtractorTests
{
    private static readonly FactExtractor Extractor = new([new VictimCountRule(), new TargetGroupRule()]);

    [Fact]
    public void Extract_CountsComeFirst_TotalsBeforeIncrements()
    {
        var facts = Extract("Two more people died. The quake killed 41 villagers.");

        Assert.Equal(["41 villagers killed", "2 more people killed", "villagers"], facts.Select(f => f.Label));
    }

    [Fact]
    public void Extract_AnAnalysisOfAnotherText_Throws() =>
        Assert.Throws<ArgumentException>(() => Extractor.Extract(SpecFile.Article("a"), SpecFile.Analysis("b")));

    [Fact]
    public void Extract_TwoRulesFindOneFact_TheSurerStandsWithAllMentions()
    {
        var extractor = new FactExtractor([new Finds(0.5, 0), new Finds(0.9, 5)]);

        var fact = Assert.Single(extractor.Extract(SpecFile.Article("some words"), SpecFile.Analysis("some words")));

        Assert.Equal(0.9, fact.Confidence);
        Assert.Equal([new TextSpan(0, 4), new TextSpan(5, 4)], fact.Mentions);
    }

    [Fact]
    public void Extract_EvidenceAndMentions_CutOutWordsOfTheirSentence() => Assert.All(SpecFile.Seeds(), body =>
        Assert.All(Extract(body), fact =>
        {
            var words = body.Substring(fact.Evidence.Offset, fact.Evidence.Length);
            Assert.Contains(words, fact.Evidence.Sentence, StringComparison.Ordinal);
            Assert.Contains(fact.Evidence.Sentence, body, StringComparison.Ordinal);
            Assert.Contains(fact.Mentions, m => m.Start == fact.Evidence.Offset);
            Assert.InRange(fact.Confidence, 0, 1);
        }));

    [Fact]
    public void Extract_TheFirstSeed_HasTheStorysCountsAndGroups()
    {
        var facts = Extract(SpecFile.Seeds()[0]);

        Assert.Equal(["at least 1,400 users hacked", "at least 100 civil society members targeted"],
            facts.OfType<VictimCountFact>().Select(f => f.Label));
        string[] groups =
        [
            "academics", "civil society members", "defenders of India's Dalit community", "dissidents", "government officials",
                "human rights lawyers",
            "journalists", "lawyers", "military officials", "protesters", "users",
        ];
        Assert.Equal(groups, facts.OfType<TargetGroupFact>().Select(f => f.Group).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Extract_TheSecondSeed_AddsOneGroupAndTheJournalistsAndActivists()
    {
        var known = Extract(SpecFile.Seeds()[0]).Select(Identity).ToHashSet();

        var added = Extract(SpecFile.Seeds()[1]).Where(f => !known.Contains(Identity(f))).Select(f => f.Label);

        // The 100 journalists and dissidents are the first article's 100 members of civil society, counted by another name.
        Assert.Equal(["at least 12 journalists and human rights activists targeted", "at least 100 journalists and dissidents targeted",
            "human rights activists"], added);
    }

    [Fact]
    public void Extract_TheThirdSeed_AddsNothing()
    {
        var known = SpecFile.Seeds().Take(2).SelectMany(Extract).Select(Identity).ToHashSet();

        Assert.Empty(Extract(SpecFile.Seeds()[2]).Where(f => !known.Contains(Identity(f))).Select(f => f.Label));
    }

    private static IReadOnlyList<Fact> Extract(string body) => Extractor.Extract(SpecFile.Article(body), SpecFile.Analysis(body));

    private static (string Key, long? Value) Identity(Fact fact) => (fact.Key, (fact as VictimCountFact)?.Quantity.Value);

    private sealed class Finds(double confidence, int start) : IFactRule
    {
        public IEnumerable<Fact> Find(TokenizedArticle reading) =>
        [
            new TargetGroupFact("journalists")
            {
                Confidence = confidence,
                Evidence = reading.Evidence(reading.Sentences[0], new TextSpan(start, 4), "test"),
                Mentions = [new TextSpan(start, 4)],
            },
        ];
    }
}
