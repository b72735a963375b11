using System.Text;
using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles;

public sealed class TextDecoderTests
{
    private const string Text = "Café owner’s “secret” — 40 victims in Málaga, 3 in Tarvos.";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Parse_EveryEncoding_GivesTheSameText(string encoding)
    {
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
            "utf-16le" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
            "utf-16be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            _ => Windows1252.GetBytes(Text),
        };

        Assert.Equal(Text, Drops.One(Drops.Parse("drop.txt", bytes)).Body);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public void Parse_HtmlInWindows1252_IsReadWhateverWesternCharsetItDeclares(string charset)
    {
        var html = Windows1252.GetBytes($"<html><head><meta charset=\"{charset}\"></head><body><p>{Text}</p></body></html>");

        Assert.Equal(Text, Drops.One(Drops.Parse("page.html", html)).Body);
    }

    [Fact]
    public void Parse_Utf8ThatDeclaresLatin1_IsUtf8()
    {
        var html = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"></head>"
            + $"<body><p>{Text}</p></body></html>";

        Assert.Equal(Text, Drops.One("page.html", html).Body);
    }

    public static TheoryData<string, string> Declared => new()
    {
        { "windows-1251", "Паром затонул, погибли девять человек." },
        { "koi8-r", "Паром затонул, погибли девять человек." },
        { "iso-8859-5", "Паром затонул, погибли девять человек." },
        { "IBM866", "Паром затонул, погибли девять человек." },
        { "windows-1250", "Osuwisko w Górnej Tolvie: jedenaście osób zginęło." },
        { "iso-8859-2", "Osuwisko w Górnej Tolvie: jedenaście osób zginęło." },
        { "windows-1253", "Το πλοίο βυθίστηκε, εννέα νεκροί." },
        { "windows-1254", "Feribot battı, dokuz kişi öldü." },
        { "windows-1255", "המעבורת טבעה ותשעה נהרגו." },
        { "windows-1256", "غرقت العبارة وقتل تسعة." },
        { "Shift_JIS", "フェリーが沈没し、九人が死亡した。" },
        { "euc-jp", "フェリーが沈没し、九人が死亡した。" },
        { "iso-2022-jp", "フェリーが沈没し、九人が死亡した。" },
        { "gb2312", "渡轮沉没，九人死亡。" },
        { "gb18030", "渡轮沉没，九人死亡。" },
        { "big5", "渡輪沉沒，九人死亡。" },
        { "ks_c_5601-1987", "여객선이 침몰해 아홉 명이 숨졌다." },
    };

    [Theory]
    [MemberData(nameof(Declared))]
    public void Parse_DeclaredEncoding_IsReadWhereverItIsDeclared(string name, string text)
    {
        var encoding = DeclaredEncoding.Of(DeclaredEncoding.CodePage(name)!.Value);

        Assert.Equal(text, Drops.One(Drops.Parse("a.txt", encoding.GetBytes(text), $"text/plain; charset=\"{name}\"")).Body);
        Assert.Equal(text, Drops.One(Drops.Parse("a.html", encoding.GetBytes($"<meta charset='{name}'><p>{text}</p>"))).Body);
        Assert.Equal(text, Drops.One(Drops.Parse("a.xml", encoding.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"{name}\"?><rss><channel><item><description>{text}</description></item></channel>"
                + "</rss>"))).Body);
        Assert.Equal(text, Drops.One(Drops.Parse("a.eml", [
            .. Encoding.ASCII.GetBytes(
                $"From: a@a.example\r\nDate: Mon, 30 Nov 2026 08:00:00 +0000\r\nContent-Type: text/plain; charset={name}\r\n\r\n"),
            .. encoding.GetBytes(text)])).Body);
    }

    [Fact]
    public void Parse_UndeclaredOrUnknownEncoding_IsNotTextAndNamesIt()
    {
        var bytes = new byte[] { 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2 };

        Assert.Equal(RejectionReason.NotText, Drops.Rejected(Drops.Parse("drop.txt", bytes)).Reason);
        Assert.Contains("x-klingon", Drops.Rejected(Drops.Parse("drop.txt", bytes, "text/plain; charset=x-klingon")).Detail,
            StringComparison.Ordinal);
        Assert.Contains("utf-7", Drops.Rejected(Drops.Parse("drop.txt", Drops.Bytes("+ADw-b+AD4-"), "text/plain; charset=utf-7")).Detail,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16le", "At least nine people were killed.\r\n")]
    [InlineData("utf-16be", "At least nine people were killed.\r\n")]
    [InlineData("utf-16le", "Паром затонул на рассвете, погибли девять человек.")]
    public void Parse_Utf16WithoutAMark_IsRead(string name, string text) => Assert.Equal(
        text.Trim(), Drops.One(Drops.Parse("a.txt", Encoding.GetEncoding(name).GetBytes(text))).Body);

    [Theory]
    [InlineData("a.txt", "Engineers let wa\0ter out through both sluices and poured sandbags along the foot of the dam.")]
    [InlineData("a.html", "<p>Engineers let wa\0ter out through both sluices and poured sandbags along the foot of the dam.</p>")]
    [InlineData("a.json",
        "{\"content\":\"Engineers let wa\0ter out through both sluices and poured sandbags along the foot of the dam.\"}")]
    public void Parse_AStrayNul_CostsNothing(string name, string text) => Assert.Equal(
        "Engineers let water out through both sluices and poured sandbags along the foot of the dam.", Drops.One(name, text).Body);

    [Fact]
    public void Parse_ABrokenByteAmongUtf8_IsReadAsWesternOrCostsItselfAlone()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("“We saw it,” a baker said. It"), 0x92, .. Encoding.UTF8.GetBytes("s late, caf"), 0xE9,
            .. "! "u8, 0x81,
            .. Encoding.UTF8.GetBytes("The doctor’s list — long — grew.")];

        Assert.Equal("“We saw it,” a baker said. It’s late, café! \uFFFDThe doctor’s list — long — grew.",
            Drops.One(Drops.Parse("a.txt", bytes)).Body);
    }

    [Fact]
    public void Parse_Utf8CutWithinACharacter_IsStillUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes(Text + " Málaga é")[..^1];

        Assert.Equal(Text + " Málaga \uFFFD", Drops.One(Drops.Parse("drop.txt", bytes)).Body);
    }

    [Theory]
    [InlineData("{\\rtf1 Some text}", "an RTF document")]
    public void Parse_KnownBinary_IsNotTextAndNamesIt(string start, string kind)
    {
        var rejection = Drops.Rejected(Drops.Parse("drop.txt", start));

        Assert.Equal(RejectionReason.NotText, rejection.Reason);
        Assert.Contains(kind, rejection.Detail);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10 })]
    [InlineData(new byte[] { 0x41, 0x00, 0x42, 0x00 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x00, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x41, 0x01, 0x02, 0x03, 0x42 })]
    [InlineData(new byte[] { 0x82, 0xA0, 0x82, 0xA2, 0x81, 0x42 })]
    public void Parse_Binary_IsNotText(byte[] bytes) =>
        Assert.Equal(RejectionReason.NotText, Drops.Rejected(Drops.Parse("drop.txt", bytes)).Reason);

    [Fact]
    public void Parse_AStrayControlCharacter_IsLeftOut() =>
        Assert.Equal("A form of words that goes on for long enough to be read as text, all in all.",
            Drops.One("drop.txt", "A form of wo\u0007rds that goes on for long enough to be read as text, all in all.").Body);
}
