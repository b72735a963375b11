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

    [Fact]
    public void Parse_DeclaredInAnotherEncoding_IsNotTextAndNamesIt()
    {
        var bytes = new byte[] { 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2 };

        Assert.Contains("windows-1251", Drops.Rejected(Drops.Parse("drop.txt", bytes, "text/plain; charset=windows-1251")).Detail);
        Assert.Equal(RejectionReason.NotText, Drops.Rejected(Drops.Parse("drop.txt", bytes)).Reason);
    }

    [Fact]
    public void Parse_Utf8CutWithinACharacter_IsStillUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes(Text + " Málaga é")[..^1];

        Assert.Equal(Text + " Málaga \uFFFD", Drops.One(Drops.Parse("drop.txt", bytes)).Body);
    }

    [Theory]
    [InlineData("%PDF-1.7 some text", "a PDF document")]
    [InlineData("PK\u0003\u0004 word/document.xml", "a ZIP archive")]
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
