using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Unpacking;

/// <summary>What is no article is refused by its name, whatever it is called; what only looks alike is read.</summary>
public sealed class RefusedKindsTests
{
    [Theory]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\n", "WARC")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n", "MHTML")]
    [InlineData("{\\rtf1\\ansi Nine died.}", "RTF")]
    [InlineData("1\r\n00:00:01,000 --> 00:00:04,000\r\nNine died.\r\n", "subtitles")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:04.000\nNine died.\n", "subtitles")]
    [InlineData("0:00:01.000,0:00:04.000\nNine died.\n", "subtitles")]
    [InlineData("[Script Info]\nTitle: x\n", "subtitles")]
    [InlineData("<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p>Nine died.</p></div></body></tt>",
        "subtitles")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- a map -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Nine died</text></svg>", "SVG")]
    [InlineData("[InternetShortcut]\r\nURL=https://a.example\r\n", "shortcut")]
    [InlineData("BEGIN:VCALENDAR\r\nSUMMARY:Nine\r\n", "calendar")]
    [InlineData("%!PS-Adobe-3.0\n(Nine died.) show", "PostScript")]
    [InlineData("% note\n\\documentclass{article}\n\\begin{document}Nine died.", "LaTeX")]
    [InlineData("TY  - NEWS\nTI  - Nine die\n", "references")]
    [InlineData("-----BEGIN PGP MESSAGE-----\n\nabc\n", "encrypted")]
    [InlineData("1 of 2 DOCUMENTS\n\nNine died.\n\n2 of 2 DOCUMENTS\n\nTen died.", "Nexis")]
    [InlineData("Nine died.\n\nDocument TELE000020261130embu0001x\n\nTen died.\n\nDocument TELE000020261130embu0002y\n", "Factiva")]
    [InlineData("Document 1 of 2\n\nNine died.\n\nDocument 2 of 2\n\nTen died.", "several documents")]
    [InlineData("Nine died.\n\nLoad-Date: x\n\nEnd of Document\n\nTen died.\n\nEnd of Document\n", "Nexis")]
    [InlineData("/* toll */\nhtml,\nbody { color: red; }\n.toll::after { content: \"nine died\" }", "style sheet")]
    [InlineData("@media print { p { color: red } }", "style sheet")]
    [InlineData("function f() { return \"Nine died.\"; }", "script")]
    [InlineData("var toll = \"Nine died.\";", "script")]
    [InlineData("window.YTD.tweets.part0 = [ {\"text\": \"Nine died\" ]", "script")]
    [InlineData("[.ShellClassInfo]\r\nIconResource=a.dll,0\r\n", "settings")]
    [InlineData("import os\n\ndef main():\n    \"\"\"Nine died.\"\"\"\n", "source of a program")]
    [InlineData("#!/bin/sh\necho Nine died.\n", "source of a program")]
    [InlineData("SQLite format 3\0 and more", "SQLite")]
    [InlineData("OggS and more", "Ogg")]
    [InlineData("RIFFxxxxWEBPVP8 ", "WebP")]
    [InlineData("\0\0\0\u0018ftypmp42", "MP4")]
    public void A_file_that_is_no_article_is_refused_by_its_name(string content, string kind)
    {
        var rejection = Drops.Rejected(Drops.Parse("a.txt", content));

        Assert.Contains(kind, rejection.Detail, StringComparison.Ordinal);
        Assert.Equal(RejectionReason.NotText, rejection.Reason);
    }

    [Theory]
    [InlineData("main.css", "a{b:c}", "style sheet")]
    [InlineData("app.js", "alert(\"Nine died\")", "script")]
    [InlineData("desktop.ini.ini", "a=1", "settings")]
    [InlineData("toll.py", "print(\"Nine died\")", "source of a program")]
    public void Code_is_refused_by_its_name(string name, string content, string kind) =>
        Assert.Contains(kind, Drops.Rejected(Drops.Parse(name, content)).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("callback({\"title\":\"Nine die\",\"body\":\"A ferry sank.\"});")]
    [InlineData("var news = [{\"title\":\"Nine die\",\"body\":\"A ferry sank.\"}];")]
    public void JSON_in_a_script_s_clothes_is_read_as_JSON(string content) =>
        Assert.Equal("Nine die\n\nA ferry sank.", Drops.One("a.txt", content).Body);

    [Fact]
    public void The_folder_that_a_browser_saves_beside_a_page_is_no_article()
    {
        var zip = Containers.Zip(
            ("a.html", "<p>Nine people died in the village, police said.</p>"u8.ToArray()),
            ("a_files/frame.html", "<div>An offer for you</div>"u8.ToArray()),
            ("b_files/story.html", "<p>Ten people were hurt in the town, police said.</p>"u8.ToArray()));

        Assert.Equal(
            ["Nine people died in the village, police said.", "Ten people were hurt in the town, police said."],
            Drops.Parse("a.zip", zip).Articles.Select(article => article.Body));
    }

    [Theory]
    [InlineData("Let us say that { nine } died.")]
    [InlineData("Import of grain has stopped. Nine died; function of the port: none.")]
    [InlineData("[UPDATE]\nNine people died, the ministry says.")]
    [InlineData("From the coast:\nfrom Quessa, nine dead are reported; import is halted.")]
    [InlineData("02:14 --> chimneys fall in nine villages, and one man is killed.")]
    [InlineData("The archive has 1 of 2 DOCUMENTS that name the nine dead.")]
    [InlineData("1 of 2 DOCUMENTS\n\nThis single one of them names the nine dead.")]
    [InlineData("WARCraft players mourn nine of their own.")]
    [InlineData("<p>A drawing: <svg><text>x</text></svg> Nine people died.</p>")]
    public void Text_that_only_looks_alike_is_read(string content) => Assert.Empty(Drops.Parse("a.txt", content).Rejections);
}
