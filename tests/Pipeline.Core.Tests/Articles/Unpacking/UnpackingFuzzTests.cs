using System.Text;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles.Unpacking;

/// <summary>Containers that were sound once, with bytes changed, cut, repeated and mixed, end in articles or in reasons, in bounded time
/// and memory.</summary>
public sealed class UnpackingFuzzTests
{
    // What one drop may unpack to costs as much as if it had been dropped so.
    private const int Unpacked = 2 * 1024 * 1024;

    private static readonly string[] Kinds = ["pdf", "eml", "mbox", "zip", "csv"];

    private static readonly Dictionary<string, byte[][]> Sound = Kinds.ToDictionary(
        kind => kind,
        kind => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Articles", "Unpacking", "Files"), $"*.{kind}")
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray());

    // What means something within a container, to be put where it does not belong.
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "[", "<<", "(", "obj\n", "endobj\n", "stream\n", "endstream\n", "/Kids [1 0 R]", "/Length 99999999", "/Prev 0", "1 0 R ",
            "/X Do ", "q ",
            "beginbfrange <00> <FF> <00> endbfrange", "/Filter /LZWDecode", "/Filter [/FlateDecode /FlateDecode]", "/Size 999999999",
            "xref\n0 1\n",
            "Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n", "--b--\r\n", "\r\n\r\n", "Content-Type: message/rfc822\r\n",
            "=?utf-8?b?",
            "Content-Transfer-Encoding: base64\r\n", "From a@a.example Mon Nov 30 08:00:00 2026\n", "\"", "\",", "\n", ",",
            "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006",
            "\0", "<p>", "{\"title\":", "<rss>",
        }.Select(Encoding.Latin1.GetBytes),
    ];

    [Theory]
    [InlineData("pdf", 400)]
    [InlineData("eml", 400)]
    [InlineData("mbox", 300)]
    [InlineData("zip", 400)]
    [InlineData("csv", 400)]
    public void Any_container_ends_in_articles_or_in_reasons(string kind, int cases) => new Fuzz<byte[]>(
        random => Make(random, kind),
        content => content.Length + Unpacked,
        content => ArticleParserFuzzTests.Check($"a.{kind}", content, null),
        Smaller,
        content => $"{kind} base64 {Convert.ToBase64String(content)[..Math.Min(8_000, (content.Length + 2) / 3 * 4)]}")
    {
        BaseBytes = 96 * 1024 * 1024,
        BytesPerByte = 2_000,
    }.Run(cases);

    private static byte[] Make(Random random, string kind)
    {
        var content = Sound[kind][random.Next(Sound[kind].Length)].ToList();
        for (var left = random.Next(1, 8); left > 0 && content.Count > 0; left--)
        {
            var at = random.Next(content.Count);
            var size = Math.Min(random.Next(1, 300), content.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    content.RemoveRange(at, size);
                    break;
                case 1:
                    content.InsertRange(random.Next(content.Count), content.GetRange(at, size));
                    break;
                case 2:
                    content.RemoveRange(at, content.Count - at);
                    break;
                case 3:
                    content.InsertRange(at, Sound[Kinds[random.Next(Kinds.Length)]][0].Take(random.Next(2_000)));
                    break;
                case 4:
                    content[at] = (byte)random.Next(256);
                    break;
                default:
                    var times = random.Next(10) == 0 ? random.Next(20_000) : random.Next(1, 10);
                    content.InsertRange(at, Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], times).SelectMany(piece => piece));
                    break;
            }
        }

        return [.. content];
    }

    private static IEnumerable<byte[]> Smaller(byte[] content)
    {
        for (var size = content.Length / 2; size > content.Length / 64; size /= 2)
        {
            for (var start = 0; start + size <= content.Length; start += size)
            {
                yield return [.. content[..start], .. content[(start + size)..]];
            }
        }
    }
}
