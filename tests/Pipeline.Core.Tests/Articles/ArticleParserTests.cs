using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles;

public sealed class ArticleParserTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t \u00A0\u200B")]
    [InlineData("\uFEFF")]
    [InlineData("*** --- ***")]
    [InlineData("# \n\n**  **")]
    [InlineData("<html><head><title>Only a title</title></head><body><nav>Home</nav><script>x()</script></body></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"articles":[]}""")]
    [InlineData("""{"title":" ","content":null}""")]
    [InlineData("<rss version=\"2.0\"><channel><title>Quiet</title></channel></rss>")]
    public void Parse_NothingButBlanksOrMarkup_IsEmpty(string text) =>
        Assert.Equal(RejectionReason.Empty, Drops.Rejected(Drops.Parse("drop.txt", text)).Reason);

    [Fact]
    public void Parse_ControlCharactersOfLatin1_AreWhatWindowsShowsThere()
    {
        var article = Assert.Single(Drops.Parse(
            "drop.json",
            """{"title":"It\u0092s \u009b31m late","content":"Two men \u0096 both 40 \u0096 were killed\u0085 \u0081","publisher":"The \u0093Sun\u0094"}""").Articles);

        Assert.Equal(
            ("It’s ›31m late", "It’s ›31m late\n\nTwo men – both 40 – were killed…", "The “Sun”"),
            (article.Title, article.Body.TrimEnd(), article.Publisher));
    }

    [Fact]
    public void Parse_OverTheLimit_IsTooLarge()
    {
        var parser = new ArticleParser(new ArticleLimits { MaxBytes = 10, MaxHtmlBytes = 20 });

        Assert.False(parser.Parse("drop.txt", Drops.Bytes("ten bytes.")).IsRejected);
        Assert.Equal(RejectionReason.TooLarge, Drops.Rejected(parser.Parse("drop.txt", Drops.Bytes("more than ten"))).Reason);
        Assert.Equal("21 bytes; at most 20 are read.", parser.TooLarge("drop.html", 21)!.Detail);
        Assert.Null(parser.TooLarge("drop", 20, "text/html; charset=utf-8"));
    }

    [Fact]
    public void Parse_TextTakenOutOfAPageIsOverTheLimit_IsTooLarge()
    {
        var parser = new ArticleParser(new ArticleLimits { MaxBytes = 100 });

        var result = parser.Parse("drop.html", Drops.Bytes($"<p>{Drops.Repeat("word, ", 30)}</p>"));

        Assert.Equal(RejectionReason.TooLarge, Drops.Rejected(result).Reason);
    }

    [Theory]
    [InlineData("a.txt", null, 5)]
    [InlineData("a", "application/json", 5)]
    [InlineData("a.HTM", null, 20)]
    [InlineData("a.html.gz", null, 20)]
    [InlineData("a", "text/html;charset=utf-8", 20)]
    public void MaxBytesFor_GoesByNameAndContentType(string name, string? contentType, int mebibytes) =>
        Assert.Equal(mebibytes * 1024 * 1024, ArticleLimits.Default.MaxBytesFor(name, contentType));

    [Fact]
    public void Limits_NotPositive_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new ArticleLimits { MaxArticles = 0 });

    [Fact]
    public void Parse_NoName_Throws() => Assert.Throws<ArgumentException>(() => new ArticleParser().Parse("", Drops.Bytes("text")));

    [Theory]
    [InlineData("page.html")]
    [InlineData("envelope.json")]
    [InlineData("lines.jsonl")]
    [InlineData("feed.rss")]
    [InlineData("feed.atom")]
    [InlineData("markup.md")]
    public void Parse_AnyFormatUnderTheNameTxt_IsReadByItsContent(string fixture)
    {
        var named = Drops.Parse(fixture, Drops.Fixture(fixture));
        var plain = Drops.Parse("drop.txt", Drops.Fixture(fixture));

        Assert.NotEmpty(plain.Articles);
        Assert.Equal(
            named.Articles.Select(article => (article.Id, article.Title, article.Body)),
            plain.Articles.Select(article => (article.Id, article.Title, article.Body)));
        Assert.Equal(named.Rejections, plain.Rejections);
    }

    [Fact]
    public void Parse_SameTextAsPlainTextMarkdownAndJson_HasOneId()
    {
        var plain = Drops.One("a.txt", "Quake shakes Tarvos\n\nAn earthquake killed 41 people in Tarvos on Monday.");
        var markdown = Drops.One(
            "a.md", "# Quake shakes Tarvos\r\n\r\nAuthor: **Wire**\r\n\r\nAn earthquake killed 41 people\r\nin Tarvos on Monday.");
        var json = Drops.One(
            "a.json", """{"title":"Quake shakes Tarvos","body":"<p>An earthquake killed 41 people in Tarvos on Monday.</p>"}""");
        var other = Drops.One("b.txt", "Quake shakes Tarvos\n\nAn earthquake killed 42 people in Tarvos on Monday.");

        Assert.Equal(plain.Id, markdown.Id);
        Assert.Equal(plain.Id, json.Id);
        Assert.NotEqual(plain.Id, other.Id);
        Assert.Equal(ArticleId.Compute("Quake shakes Tarvos", "An earthquake killed 41 people in Tarvos on Monday."), plain.Id);
    }

    [Fact]
    public void Parse_LongTitleAndAuthor_AreCutAndTheBodyIsNot()
    {
        var title = Drops.Repeat("word ", 200).TrimEnd();
        var article = Drops.One("a.json", $$"""{"title":"{{title}}","author":"{{Drops.Repeat("x", 5_000)}}","text":"The text."}""");

        Assert.Equal(title[..499], article.Title);
        Assert.Equal(500, article.Author!.Length);
        Assert.Equal(500, article.TitleSpan.Length);
        Assert.Equal(title + "\n\nThe text.", article.Body);
    }

    [Fact]
    public void Parse_TextBeginsWithItsTitle_HasItOnce()
    {
        var article = Drops.One("a.json", """{"title":"Quake shakes Tarvos","text":"Quake Shakes Tarvos\n\nForty-one people died."}""");

        Assert.Equal("Quake Shakes Tarvos\n\nForty-one people died.", article.Body);
        Assert.Equal("Quake Shakes Tarvos", article.TitleSpan.In(article.Body));
    }

    [Fact]
    public void Parse_TitleOnly_IsAnArticle()
    {
        var article = Drops.One("a.json", """{"headline":"Quake kills 41 in Tarvos"}""");

        Assert.Equal("Quake kills 41 in Tarvos", article.Body);
        Assert.Equal(article.Body, article.TitleSpan.In(article.Body));
    }

    [Fact]
    public void Parse_MoreArticlesThanTheLimit_ReadsUpToItAndSaysSo()
    {
        var parser = new ArticleParser(new ArticleLimits { MaxArticles = 2 });
        var items = string.Join(",\n", Enumerable.Range(1, 5).Select(number => $$"""{"title":"Story number {{number}}"}"""));
        var feed = $"<rss><channel>{Drops.Repeat("<item><title>Story</title></item>", 5)}</channel></rss>";

        foreach (var drop in new[] { $"[{items}]", items.Replace(",\n", "\n"), feed })
        {
            var result = parser.Parse("drop.txt", Drops.Bytes(drop));

            Assert.Equal(["drop.txt#1", "drop.txt#2"], result.Articles.Select(article => article.Source));
            Assert.Equal((RejectionReason.TooLarge, "#3"), (Assert.Single(result.Rejections).Reason, result.Rejections[0].Part));
        }
    }

    [Fact]
    public void Parse_RandomDamage_NeverThrowsAndSpansHold()
    {
        // A fixed seed: the same damage on every machine.
        var random = new Random(20240305);
        byte[][] drops =
        [
            .. new[]
            {
                "page-with-header.txt", "markup.md", "page.html", "scripted.html", "envelope.json", "lines.jsonl", "feed.rss", "feed.atom"
            }.Select(Drops.Fixture),
            Drops.Gzip(Drops.Fixture("page.html")),
        ];
        string[] marks =
            ["<", "{", "[", "\"", "**", "](", "</p>", "\n", "#", "---", "\\ud800", "&#x0;", "]]>", "<!--", "\u200B", "\uD83D", "<div>"];
        for (var round = 0; round < 500; round++)
        {
            var damaged = drops[round % drops.Length].ToList();
            for (var wound = random.Next(1, 6); wound > 0; wound--)
            {
                var at = random.Next(damaged.Count);
                if (random.Next(2) == 0)
                {
                    damaged[at] = (byte)random.Next(256);
                }
                else
                {
                    damaged.InsertRange(at, Drops.Bytes(marks[random.Next(marks.Length)]));
                }
            }

            var result = Drops.Parse("drop.txt", damaged.ToArray());

            Assert.True(result.Articles.Count + result.Rejections.Count > 0);
            Assert.All(result.Articles, article =>
                Assert.True(article.TitleSpan.End <= article.Body.Length && article.Body.Any(char.IsLetterOrDigit)));
        }
    }
}
