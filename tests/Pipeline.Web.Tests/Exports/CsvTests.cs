using System.Text;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;
using Pipeline.Web.Exports;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Tests.Exports;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://attacker.example\")", "\"'=HYPERLINK(\"\"http://attacker.example\"\")\"")]
    [InlineData("+1 users", "'+1 users")]
    [InlineData("-1 users", "'-1 users")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1DSUM(A1)", "'\uFF1DSUM(A1)")]
    [InlineData("\uFF0B1", "'\uFF0B1")]
    [InlineData("\uFF0D1", "'\uFF0D1")]
    [InlineData("\uFF20A1", "'\uFF20A1")]
    [InlineData("red \u001B[31m and \u009Bm", "red  [31m and  m")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("“quoted”, ünïcode", "\"“quoted”, ünïcode\"")]
    public void Facts_OfAnyText_AreCellsThatRunNothing(string sentence, string cell)
    {
        var text = Encoding.UTF8.GetString(Csv.Facts([Fact(sentence)]));

        Assert.StartsWith("\uFEFFkey,kind,", text, StringComparison.Ordinal);
        Assert.EndsWith($",test,{cell},,,,,,,,\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AlertRows_OfAnAlertWithoutFacts_IsOneRow() =>
        Assert.StartsWith(
            "5f2b7c9d01e3a4b6c8d0e1f2,2026-03-01T12:30:45Z,true,",
            Csv.AlertRows(SomeAlerts.Of() with { Opened = true }), StringComparison.Ordinal);

    [Fact]
    public void Facts_OfAFigure_NameItsStoryAndEventInTheLastColumns()
    {
        var ledger = Some.Decide(Some.Knowledge(), Some.Article(), Some.Count()).Knowledge;
        var fact = Assert.Single(StoryFacts.Of(ledger).All) with
        {
            Story = new AlertStoryName("w", "Hack of the year"),
            Event = new AlertEvent("e1", "Hack in Sidra", "Sidra", new DateOnly(2019, 10, 30), new DateOnly(2019, 11, 1)),
        };

        var rows = Encoding.UTF8.GetString(Csv.Facts([fact])).Split("\r\n");

        Assert.EndsWith(
            ",sentence,storyId,storyTitle,scope,eventId,eventTitle,eventPlace,eventFrom,eventTo", rows[0], StringComparison.Ordinal);
        Assert.EndsWith(
            ",w,Hack of the year,total,e1,Hack in Sidra,Sidra,2019-10-30,2019-11-01", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AlertRows_OfAFigure_TellHeadlineScopeEventAndSourcesInTheLastColumns()
    {
        var count = AlertFact.From(Some.Count(), NoveltyKind.New, null, "count:hacked@e1") with
        {
            Event = new AlertEvent("e1", null, "Sidra", null, null), Sources = 3,
        };
        var alert = SomeAlerts.Of(count) with
        {
            Story = new AlertStoryName("w", "Hack of the year"), Headline = "1,400 users hacked in Sidra",
        };

        Assert.EndsWith(
            ",storyId,storyTitle,headline,scope,eventId,eventTitle,eventPlace,eventFrom,eventTo,sources\r\n",
            Csv.AlertHeader(), StringComparison.Ordinal);
        Assert.EndsWith(
            ",w,Hack of the year,\"1,400 users hacked in Sidra\",total,e1,,Sidra,,,3\r\n", Csv.AlertRows(alert), StringComparison.Ordinal);
    }

    private static StoryFact Fact(string sentence)
    {
        var group = Some.Group() with { Evidence = Some.Evidence(sentence) };
        var ledger = Some.Decide(Some.Knowledge(), Some.Article(), group).Knowledge;
        return Assert.Single(StoryFacts.Of(ledger).OfKind(FactKinds.Group));
    }
}
