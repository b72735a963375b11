using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles;

/// <summary>Whatever is dropped ends in articles or in rejections that say why, in time and memory that grow with its length.</summary>
public sealed class ArticleParserFuzzTests
{
    private static readonly ArticleParser Parser = new();

    private static readonly SearchValues<char> Hidden =
        SearchValues.Create("\u200B\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\0\u001B");

    private static readonly Fuzz<HostileDrop> AnyDrop = new(
        HostileDrops.Make, drop => drop.Length, drop => Check(drop.Name, drop.Content, drop.ContentType), HostileDrops.Smaller,
        drop => drop.ToString())
    {
        // A page of nothing but elements of six bytes costs 630 for each byte: nodes of the document, most of it.
        BytesPerByte = 800,
    };

    [Fact]
    public void Any_drop_ends_in_articles_or_in_reasons() => AnyDrop.Run(1_500);

    [Theory]
    [InlineData(20191101, 3772)] // Fourteen thousand list items without an end.
    [InlineData(20191101, 5300)] // A bidirectional mark in a code span.
    public void A_case_that_failed_once_holds(int seed, int number) => AnyDrop.Replay(seed, number);

    [Fact]
    public void Any_bytes_end_in_articles_or_in_reasons() =>
        Prop.ForAll<byte[], NonEmptyString>((content, name) => Check(name.Get, content, null))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20191101, 7));

    [Fact]
    public void The_same_bytes_give_the_same_result() =>
        Prop.ForAll<int>(seed =>
        {
            var drop = HostileDrops.Make(new Random(seed));
            Assert.Equal(Shown(drop), Shown(drop));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20191101, 7));

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.html")]
    [InlineData("a.html.gz")]
    public void A_drop_of_100_MB_is_refused_by_its_length_alone(string name)
    {
        var content = new byte[100 * 1024 * 1024];
        var start = GC.GetAllocatedBytesForCurrentThread();

        var result = Parser.Parse(name, content);

        Assert.Equal(RejectionReason.TooLarge, Assert.Single(result.Rejections).Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - start, 0, 100_000);
    }

    [Fact]
    public void A_drop_may_have_any_name_that_storage_allows()
    {
        foreach (var first in Enumerable.Range(1, 0xFFFF).Where(code => code % 64 == 1))
        {
            var name = string.Concat(Enumerable.Range(first, Math.Min(64, 0x10000 - first)).Select(code => (char)code));

            Check(name, "Nine people died in Norland."u8.ToArray(), null);
        }
    }

    [Theory]
    [InlineData("a.txt", "<!channel> ", "")]
    [InlineData("a.md", "<at>Everyone</at> ", "")]
    [InlineData("a.html", "<p>@here", "")]
    [InlineData("a.json", "[", "]")]
    [InlineData("a.json", "{\"data\":", "1}")]
    [InlineData("a.jsonl", "{\"title\":\"x\"}\n", "")]
    [InlineData("a.xml", "<rss>", "</rss>")]
    [InlineData("a.txt", "\u202E\u200B\u0301", "")]
    [InlineData("a.txt", "a\u200B", "")]
    public void A_drop_full_of_one_thing_is_read_or_refused_at_once(string name, string piece, string end)
    {
        var times = 4_000_000 / Encoding.UTF8.GetByteCount(piece + end);
        var content = Encoding.UTF8.GetBytes(Drops.Repeat(piece, times) + Drops.Repeat(end, times));

        var time = ThreadTime.Of(() => Check(name, content, null));

        Assert.True(time < TimeSpan.FromSeconds(20), $"{time.TotalSeconds:0.0} s");
    }

    private static string Shown(HostileDrop drop)
    {
        var result = Parser.Parse(drop.Name, drop.Content, drop.ContentType);
        return string.Join('\n', result.Articles
            .Select(article => $"{article.Id} {article.Title} {article.Author} {article.Url} {article.PublishedAt}")
            .Concat(result.Rejections.Select(rejection => rejection.ToString())));
    }

    /// <summary>Fails where a drop does not end in articles that can be shown or in reasons that can be read.</summary>
    internal static void Check(string name, byte[] content, string? contentType)
    {
        var result = Parser.Parse(name, content, contentType);

        Assert.True(result.Articles.Count + result.Rejections.Count > 0, "neither article nor rejection");
        foreach (var rejection in result.Rejections)
        {
            Assert.False(string.IsNullOrWhiteSpace(rejection.Detail), "a rejection without a reason");
            Assert.InRange(rejection.Detail.Length, 1, 500);
        }

        var limits = ArticleLimits.Default;
        foreach (var article in result.Articles)
        {
            Assert.Contains(article.Body, char.IsLetterOrDigit);
            Assert.InRange(article.Body.Length, 1, limits.MaxBytes + limits.MaxHtmlBytes);
            Assert.True(article.TitleSpan.End <= article.Body.Length, "a title outside of the body");
            Assert.True((article.Title?.Length ?? 0) <= 500 && (article.Author?.Length ?? 0) <= 500, "an endless title or author");
            Assert.True((article.Publisher?.Length ?? 0) <= 500, "an endless publisher");
            Assert.True(article.Url is null || article.Url.Scheme is "http" or "https", "a link that is no web page");
            foreach (var text in (string?[])[article.Title, article.Author, article.Publisher, article.Body])
            {
                Assert.True(text is null || text.AsSpan().IndexOfAny(Hidden) < 0, "an invisible character");
            }

            if (article.SourceMap is { } map && map.ToSource(new(0, 1)) is { } place
                && Encoding.UTF8.GetString(content) is var source && place.End <= source.Length
                && content.AsSpan().IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0)
            {
                Assert.Equal(article.Body[..1], place.In(source));
            }
        }
    }
}
