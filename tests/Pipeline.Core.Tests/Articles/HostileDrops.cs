using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles;

/// <summary>A drop as an attacker would leave it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Length">Its length unpacked, which is what reading it may cost.</param>
internal sealed record HostileDrop(string Name, string? ContentType, byte[] Content, long Length)
{
    /// <summary>As it can be pasted into a test.</summary>
    public override string ToString()
    {
        var text = Encoding.UTF8.GetString(Content);
        var isText = Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(Content);
        var shown = isText ? JsonSerializer.Serialize(text) : $"base64 {Convert.ToBase64String(Content)}";
        return $"name {JsonSerializer.Serialize(Name)}, type {ContentType ?? "none"}, {Content.Length:N0} bytes: "
            + shown[..Math.Min(shown.Length, 4_000)];
    }
}

/// <summary>Makes hostile drops: sound ones of every format, cut, repeated, nested, mixed, mistyped, encoded and
/// packed at random.</summary>
internal static class HostileDrops
{
    private static readonly string[] Sound =
    [
        "# Title\n\nPublished at: **2019-11-01T06:20:57+00:00**\n\nAuthor: **Reuters**\n\nOriginal: [The Tribune](https://tr"
            + "ibune.example/story)\n\nNine *died*, [he said](https://a.example).",
        "---\ntitle: \"Nine die\"\nauthor: [Ann, 'Bob']\ndate: 2024-03-05\nsource: https://a.example/x # note\n---\n\nText w"
            + "ith `code` and\n\n> a quote\n\n- one\n- two\n",
        "<!doctype html><html><head><title>T | P</title><meta property=\"og:title\" content=\"T\"><script type=\"application"
            + "/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"author\":[{\"name\":\"A\"}],\"articleBody\""
            + ":\"B\"}]}</script></head><body><article><h1>T</h1><p class=\"lead\">Nine &amp; ten died.</p><table><tr><td>x</table"
            + "></article><nav>n</nav></body></html>",
        "Nine died.<br>Ten were hurt.<br/><br />The <a href=x>ferry</a> sank.",
        "{\"articles\":[{\"title\":\"T\",\"content\":\"<p>Nine died.</p>\",\"publishedAt\":\"2024-03-05T06:00:00Z\",\"source"
            + "\":{\"name\":\"P\"},\"url\":\"https://a.example\",\"author\":[\"A\",\"B\"]}]}",
        "{\"title\":\"T\",\"body\":\"Nine died.\"}\n{\"headline\":\"U\",\"text\":[\"a\",\"b\"],\"timestamp\":1572566400}\n",
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://pu"
            + "rl.org/rss/1.0/modules/content/\"><channel><title>P</title><item><title>T</title><dc:creator>A</dc:creator><link>ht"
            + "tps://a.example</link><pubDate>Tue, 05 Mar 2024 06:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Nine died.</p>]]"
            + "></content:encoded></item></channel></rss>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>P</title><entry><title type=\"html\">T &lt;b></title><author><na"
            + "me>A</name></author><link href=\"https://a.example\"/><updated>2024-03-05T06:00:00Z</updated><content type=\"xhtml"
            + "\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Nine died.</p></div></content></entry></feed>",
        " date 2019-11-01 \nHackers hit officials\n\nNEW YORK (Reuters) - Nine people died. Nine people died in the harbour "
            + "of Port Tarvos on Monday.",
        "Plain text. Nothing else.",
    ];

    private static readonly string[] Markup =
    [
        "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href=x>", "</a>", "<table>", "</table>", "<tr>", "<td>",
        "<li>", "<ul>", "<dd>", "<h1>", "</h1>", "<svg>", "</svg>",
        "<math>", "<template>", "<select>", "<option>", "<optgroup>", "<form>", "<button>", "<object>", "<script>", "</script>", "<style>",
        "<title>", "</title>", "<textarea>", "<plaintext>",
        "<!--", "-->", "--!>", "<!-->", "<!", "<?", "<![CDATA[", "]]>", "<", ">", "/>", "</", "<a ", "<p title='", "<p class=\"ad\">",
        "<span hidden>", "<br>", "<hr>", "<img src=x>", "<frameset>",
        "&", "&#", "&#x10FFFF;", "&#150;", "&amp", "&nbsp;", "&notanentity;", "&#99999999999;", "itemprop=articleBody", "<time pubdate>",
        "<meta name=a content='", "<link>", "<noscript>", "<font>",
        "#", "# ", "[", "](", "]", "(", ")", "![", "*", "**", "_", "`", "```", "~~~", "> ", "- ", "1. ", "---\n", "===\n", "    ", "|",
        "\\", "<http:", "[a]: ", "Author: ", "Original: [", "title: ",
        "{", "}", "[", "]", "\"", "\\\"", "\\ud83d", "\\u0000", ":", ",", "null", "true", "1e999", "-", "{\"a\":", "[[", "//", "/*",
        "{\"data\":", "{\"title\":\"x\",\"content\":\"", "\"}\n",
        "<item>", "</item>", "<entry>", "<dc:creator>a</dc:creator>", "<title>&lt;b></title>", "<?xml version=\"1.0\"?>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "xmlns:a=\"b\" ", "<rss>", "<feed>", "<a:b>",
        " ", "\n", "\r", "\t", "\f", "...", "- x: |\n",
    ];

    private static readonly string[] Names =
    [
        "a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xml", "a.rss", "a.gz", "a.html.gz", "a", ".html", "..", "../../etc/passwd",
        "a b%20c?d#e", "\u202Egpj.exe", "a\u200B.md", "con", "é🎉.json", "a\\b.txt", "\uD83D.md",
        "\u0001.xml", "a'\"<!channel>.html",
    ];

    private static readonly string?[] Types =
    [
        null, null, null, "text/html; charset=windows-1252", "application/json", "application/x-ndjson", "text/markdown",
        "application/rss+xml", "text/plain; charset=utf-16", "text/html;charset=\"x", ";;=;", "application/gzip",
    ];

    public static HostileDrop Make(Random random)
    {
        var text = new StringBuilder(HostilePieces.Any(random, Sound));
        for (var left = random.Next(9); left > 0; left--)
        {
            Mutate(text, random);
        }

        var content = Encoded(text.ToString(), random);
        for (var left = random.Next(6) == 0 ? random.Next(1, 9) : 0; left > 0 && content.Length > 0; left--)
        {
            content[random.Next(content.Length)] = (byte)random.Next(256);
        }

        var length = content.Length;
        for (var layers = random.Next(12) == 0 ? random.Next(1, 4) : 0; layers > 0; layers--)
        {
            content = Packed(content, random);
        }

        var name = random.Next(20) == 0
            ? new string([.. Enumerable.Range(0, random.Next(1, 1_024)).Select(_ => (char)random.Next(1, 0x10000))])
            : HostilePieces.Any(random, Names);
        return new(name, Types[random.Next(Types.Length)], content, Math.Max(length, content.Length));
    }

    /// <summary>The drop without one part of its text, large parts first.</summary>
    public static IEnumerable<HostileDrop> Smaller(HostileDrop drop)
    {
        for (var size = drop.Content.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= drop.Content.Length; start += size)
            {
                byte[] content = [.. drop.Content[..start], .. drop.Content[(start + size)..]];
                yield return drop with { Content = content, Length = Math.Min(drop.Length, Math.Max(content.Length, drop.Length - size)) };
            }
        }
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var size = Math.Min(random.Next(1, 200), text.Length - at);
        switch (random.Next(9))
        {
            case 0:
                text.Remove(at, size);
                break;
            case 1:
                text.Insert(at, text.ToString(at, size), Times(random));
                break;
            case 2:
                text.Length = at;
                break;
            case 3:
                text.Insert(at, HostilePieces.Any(random, Sound));
                break;
            case 4:
                var (open, close) = (HostilePieces.Any(random, Markup), HostilePieces.Any(random, Markup));
                var levels = Times(random);
                text.Insert(text.Length, close, levels).Insert(at, open, levels);
                break;
            case 5:
                text.Insert(at, HostilePieces.Text(random, 20));
                break;
            case 6:
                text.Insert(at, HostilePieces.Any(random, Markup) + HostilePieces.Any(random, Markup), Times(random));
                break;
            default:
                text.Insert(at, HostilePieces.Any(random, Markup), random.Next(4) == 0 ? Times(random) : 1);
                break;
        }
    }

    private static int Times(Random random) =>
        random.Next(30) switch { 0 => random.Next(20_000), < 6 => random.Next(1_500), _ => random.Next(1, 40) };

    private static byte[] Encoded(string text, Random random) => random.Next(20) switch
    {
        0 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        1 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        2 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        3 => Encoding.Latin1.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Packed(byte[] content, Random random)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        var bytes = packed.ToArray();
        if (bytes.Length < 2)
        {
            // .NET packs nothing into nothing.
            return bytes;
        }

        if (random.Next(3) == 0)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
        }

        return random.Next(6) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
    }
}
