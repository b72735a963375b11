using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Stories.Reading;
using Pipeline.Core.Tests.Reading;

namespace Pipeline.Core.Tests.Stories.Reading;

public sealed class BreachKindTests
{
    [Theory]
    [InlineData("Data of up to 900,000 customers of Halden Telecom may have been exposed in the attack, the company said.", "breach")]
    [InlineData("Hackers stole the records of 230,000 patients in an attack on a hospital chain.", "breach")]
    [InlineData("The attack killed four people in Sidra, data of the police show.", "attack")]
    public void Of_AnAttackOnANetwork_IsABreach(string body, string kind)
    {
        var (article, analysis) = (SpecFile.Article(body), SpecFile.Analysis(body));
        var facts = FactExtractor.WithAllRules().Extract(article, analysis);
        var anchors = new ArticleAnchors(new HomeEvent(null, null, null, "attack"), []);

        Assert.Equal(kind, BreachKind.Of(anchors, article, analysis, facts)!.Home.Kind);
    }
}
