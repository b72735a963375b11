using System.Text;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Watches;
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
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("“quoted”, ünïcode", "\"“quoted”, ünïcode\"")]
    public void Facts_OfAnyText_AreCellsThatRunNothing(string sentence, string cell)
    {
        var text = Encoding.UTF8.GetString(Csv.Facts([Fact(sentence)]));

        Assert.StartsWith("\uFEFFkey,kind,", text, StringComparison.Ordinal);
        Assert.EndsWith($",test,{cell}\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AlertRows_OfAnAlertWithoutFacts_IsOneRow() =>
        Assert.StartsWith(
            "5f2b7c9d01e3a4b6c8d0e1f2,2026-03-01T12:30:45Z,true,",
            Csv.AlertRows(SomeAlerts.Of() with { Opened = true }), StringComparison.Ordinal);

    private static StoryFact Fact(string sentence)
    {
        var group = Some.Group() with { Evidence = Some.Evidence(sentence) };
        var ledger = NoveltyDetector.Decide(Some.Knowledge(), Some.Article(), [group], WatchSettings.Default, Some.Instant).Knowledge;
        return Assert.Single(StoryFacts.Of(ledger).OfKind(FactKinds.Group));
    }
}
