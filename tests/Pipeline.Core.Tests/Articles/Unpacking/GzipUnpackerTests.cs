using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Unpacking;

public sealed class GzipUnpackerTests
{
    [Theory]
    [InlineData("page.html", "page.html.gz")]
    [InlineData("feed.rss", "feed")]
    [InlineData("dated-text.txt", "drop.txt")]
    public void Parse_Gzip_IsReadAsItsContentUnderItsOwnName(string fixture, string name)
    {
        var plain = Drops.Parse(fixture, Drops.Fixture(fixture));
        var packed = Drops.Parse(name, Drops.Gzip(Drops.Fixture(fixture)));

        Assert.Equal(plain.Articles.Select(article => article.Body), packed.Articles.Select(article => article.Body));
        Assert.All(packed.Articles, article => Assert.StartsWith(name, article.Source));
    }

    [Fact]
    public void Parse_GzipInGzip_IsReadTwiceAndNotThrice()
    {
        var twice = Drops.Gzip(Drops.Gzip(Drops.Bytes("A line of text.")));

        Assert.Equal("A line of text.", Drops.One(Drops.Parse("a.gz", twice)).Body);
        Assert.Equal(RejectionReason.Malformed, Drops.Rejected(Drops.Parse("a.gz", Drops.Gzip(twice))).Reason);
    }

    [Fact]
    public void Parse_ArchiveBomb_IsMalformedAfterAFewMebibytes()
    {
        var rejection = Drops.Rejected(Drops.Parse("a.gz", Drops.Gzip(new byte[64 * 1024 * 1024])));

        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Contains("archive bomb", rejection.Detail);
        Assert.Contains("stopped at byte", rejection.Detail);
    }

    [Fact]
    public void Parse_UnpacksBeyondTheLimit_IsTooLarge()
    {
        var packed = Drops.Gzip(Drops.Bytes(string.Join(' ', Enumerable.Range(0, 1_000))));

        Assert.Equal(
            RejectionReason.TooLarge,
            Drops.Rejected(new ArticleParser(new() { MaxDecompressedBytes = 1_000 }).Parse("a.txt.gz", packed)).Reason);
        Assert.Equal(
            RejectionReason.TooLarge,
            Drops.Rejected(new ArticleParser(new() { MaxBytes = packed.Length }).Parse("a.txt.gz", packed)).Reason);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(100)]
    [InlineData(-3)]
    public void Parse_GzipCutShort_IsMalformed(int length)
    {
        var packed = Drops.Gzip(Drops.Bytes(string.Join(' ', Enumerable.Range(0, 1_000))));

        Assert.Equal(
            RejectionReason.Malformed,
            Drops.Rejected(Drops.Parse("a.txt.gz", length < 0 ? packed[..^-length] : packed[..length])).Reason);
    }

    [Fact]
    public void Parse_GzipWithWrongChecksum_IsMalformed()
    {
        var packed = Drops.Gzip(Drops.Bytes(string.Join(' ', Enumerable.Range(0, 1_000))));
        packed[^6] ^= 1;

        Assert.Equal(RejectionReason.Malformed, Drops.Rejected(Drops.Parse("a.txt.gz", packed)).Reason);
    }
}
