using System.IO.Compression;
using System.Text;
using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles;

/// <summary>Drops for the parser's tests: fixtures, texts and bytes.</summary>
internal static class Drops
{
    private static readonly ArticleParser Parser = new();

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Articles", "Fixtures", name));

    public static string FixtureText(string name) => Encoding.UTF8.GetString(Fixture(name));

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    public static ArticleParseResult Parse(string name, string text, string? contentType = null) =>
        Parser.Parse(name, Bytes(text), contentType);

    public static ArticleParseResult Parse(string name, byte[] content, string? contentType = null) =>
        Parser.Parse(name, content, contentType);

    public static Article One(ArticleParseResult result)
    {
        Assert.Empty(result.Rejections);
        return Assert.Single(result.Articles);
    }

    public static Article One(string name, string text) => One(Parse(name, text));

    public static Article OneFixture(string name) => One(Parse(name, Fixture(name)));

    public static Rejection Rejected(ArticleParseResult result)
    {
        Assert.True(result.IsRejected);
        return Assert.Single(result.Rejections);
    }
}
