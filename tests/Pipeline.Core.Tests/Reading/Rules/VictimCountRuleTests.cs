using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Tests.Shared;
using Pipeline.Text;

namespace Pipeline.Core.Tests.Reading.Rules;

public sealed class VictimCountRuleTests
{
    public sealed record Count(
        VictimEffect Effect, long Value, CountBound Bound, string Who, string Words, int Offset, long? UpTo = null, bool Increment = false);

    private static readonly SpecFile.Spec<Count> Spec = SpecFile.Load<Count>("counts.json");
    private static readonly VictimCountRule Rule = new();

    public static TheoryData<string, string> Matches => new(Spec.Matches.Select(m => (m.Rule, m.Text)));

    public static TheoryData<string, string> NearMisses => new(Spec.NearMisses.Select(m => (m.Rule, m.Text)));

    [Theory]
    [MemberData(nameof(Matches))]
    public void Find_FindsTheCountsOfTheSpec(string rule, string text)
    {
        var found = Find(text);

        Assert.Equal(Spec.Matches.First(m => m.Text == text && m.Rule == rule).Expected, found.Select(f => new Count(
            f.Effect, f.Quantity.Value, f.Quantity.Bound, f.Who, text.Substring(f.Evidence.Offset, f.Evidence.Length),
                f.Evidence.Offset, f.Quantity.UpTo, f.Scope == CountScope.Increment)));
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void Find_NearMiss_IsNoCount(string rule, string text) => Assert.True(Find(text).Count == 0, rule);

    [Fact]
    public void Find_TheNumberInTitleAndBody_IsOneFactWithTheBodysSentence()
    {
        const string Title = "Quake kills 41 people";
        const string Body = Title + "\n\nThe quake in the valley killed 41 people on Monday.";
        var article = SpecFile.Article(Body, new TextSpan(0, Title.Length));

        var fact = Assert.Single(Rule.Find(new TokenizedArticle(article, SpecFile.Analysis(Body))));

        Assert.Equal("The quake in the valley killed 41 people on Monday.", fact.Evidence.Sentence);
        Assert.Equal(2, fact.Mentions.Count);
        Assert.All(fact.Mentions, m => Assert.Equal("41 people", m.In(Body)));
    }

    [Fact]
    public void Find_TheSameNumberOfPeopleAndOfChildren_IsTheChildrens()
    {
        var fact = Assert.Single(Find("The fire killed 41 people. All the dead are pupils: 41 children died."));

        Assert.Equal(("count:killed:children", 2), (fact.Key, fact.Mentions.Count));
    }

    [Fact]
    public void Find_PublishedAt_TellsHistoryFromTheStory()
    {
        const string Body = "In 2010, 40 people were killed.";

        Assert.False(Assert.Single(Rule.Find(SpecFile.Read(Body, new DateTimeOffset(2019, 11, 1, 0, 0, 0, TimeSpan.Zero)))).IsOfStory);
        Assert.True(Assert.Single(Rule.Find(SpecFile.Read(Body, new DateTimeOffset(2010, 11, 1, 0, 0, 0, TimeSpan.Zero)))).IsOfStory);
    }

    [Theory]
    [InlineData("killed ")]
    [InlineData("12 killed and ")]
    [InlineData("at least 12 of the victims, including ")]
    [InlineData("the number of the toll of ")]
    [InlineData("people who said that they who were killed, ")]
    [InlineData("a - - - hundred ")]
    [InlineData("journalists, lawyers and ")]
    [InlineData("\"'’“")]
    [InlineData("http://12/killed/")]
    public void Find_HostileRepetition_TakesTimeInProportion(string unit) =>
        LinearTime.Holds(body => Find(body), unit, 100_000, TimeSpan.FromSeconds(10));

    private static List<VictimCountFact> Find(string text) =>
        [.. Rule.Find(SpecFile.Read(text)).Cast<VictimCountFact>().Where(fact => fact.IsOfStory)];
}
