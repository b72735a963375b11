using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Readers.Json;

public sealed class JsonLinesReaderTests
{
    [Fact]
    public void Parse_OneBrokenLine_CostsOnlyItself()
    {
        var result = Drops.Parse("lines.jsonl", Drops.Fixture("lines.jsonl"));

        Assert.Equal(
            [("lines.jsonl#1", "First line holds"), ("lines.jsonl#3", "Third line holds")],
            result.Articles.Select(article => (article.Source, article.Title)));
        Assert.Equal(
            new Rejection(RejectionReason.Malformed, "The JSON is broken (line 2, position 41).", "#2"), Assert.Single(result.Rejections));
        Assert.Equal(
            [new(2019, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2019, 11, 1, 6, 0, 57, TimeSpan.Zero)],
            result.Articles.Select(article => article.PublishedAt!.Value));
    }

    [Fact]
    public void Parse_SingleLine_IsOneArticleUnderTheDropsName()
    {
        var article = Drops.One("drop.ndjson", "\n{\"title\":\"Nine die\"}\r\n\r\n");

        Assert.Equal(("drop.ndjson", "Nine die"), (article.Source, article.Title));
    }
}
