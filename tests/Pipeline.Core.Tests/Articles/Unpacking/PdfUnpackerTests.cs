using System.IO.Compression;
using System.Text;
using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Unpacking;

public sealed class PdfUnpackerTests
{
    [Fact]
    public void Columns_are_read_one_after_the_other_with_words_and_paragraphs_whole()
    {
        var article = Drops.One(Containers.Parse("chromium.pdf"));

        Assert.Equal("Ferry sinks off Port Amsel", article.Title);
        Assert.Contains(
            "\n\nRelatives gathered at the quay through the morning. Several of them accused the company of having sold more tickets "
            + "than the vessel had places, an accusation that its representative rejected as incomprehensible.\n\n",
            article.Body,
            StringComparison.Ordinal);
        Assert.Contains("the transportation ministry had promised that no vessel older than thirty years", article.Body,
            StringComparison.Ordinal);
        Assert.Contains("twenty-three survivors", article.Body, StringComparison.Ordinal);
        Assert.Null(article.SourceMap);
    }

    [Fact]
    public void Columns_that_another_program_set_are_read_as_well()
    {
        var article = Drops.One(Containers.Parse("npm-pdfkit.pdf"));

        Assert.Equal("Bandits raid cattle camp near Quessa", article.Title);
        Assert.Contains(
            "Later: A clinic that serves thirty villages around Halvik has run out of measles vaccine, its nurses said on Tuesday. "
            + "At least",
            article.Body, StringComparison.Ordinal);
        Assert.EndsWith("\n\nThe last page says that nine fishermen died in the fire.", article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PDF_that_opens_without_its_owner_s_password_is_read() => Assert.StartsWith(
        "Twelve passengers were injured", Drops.One(Containers.Parse("owner-password.pdf")).Body, StringComparison.Ordinal);

    [Fact]
    public void What_a_browser_prints_around_a_single_page_is_no_part_of_the_text()
    {
        var body = Drops.One(Drops.Parse("a.pdf", Pdf(
            "BT /F 8 Tf 20 780 Td (11/30/26, 3:41 PM) Tj ET\nBT /F 8 Tf 300 780 Td (Nine die | The Amsel Gazette) Tj ET\n"
            + "BT /F 12 Tf 50 600 Td (Nine people died in the village, police said.) Tj ET\n"
            + "BT /F 8 Tf 20 20 Td (file:///C:/news/nine.html) Tj ET\nBT /F 8 Tf 500 20 Td (1/1) Tj ET"))).Body;

        Assert.Equal("Nine people died in the village, police said.", body);
    }

    [Fact]
    public void An_encrypted_PDF_and_one_without_text_are_told_apart()
    {
        Assert.Contains("encrypted PDF", Drops.Rejected(Containers.Parse("npm-pdfkit-encrypted.pdf")).Detail, StringComparison.Ordinal);
        var scan = Drops.Rejected(Containers.Parse("npm-pdfkit-no-text.pdf"));
        Assert.Equal(RejectionReason.Empty, scan.Reason);
        Assert.Contains("scan", scan.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_at_the_head_and_foot_of_each_page_is_no_part_of_the_text()
    {
        var pages = Enumerable.Range(1, 4).Select(page => new[]
        {
            "BT /F 9 Tf 50 760 Td (The Amsel Gazette, 30 November 2026) Tj ET",
            $"BT /F 12 Tf 50 600 Td ({new string((char)('a' + page), page)} people died in the village, police said.) Tj ET",
            $"BT /F 9 Tf 300 20 Td (Page {page}) Tj ET",
        });

        var body = Drops.One(Drops.Parse("a.pdf", Pdf([.. pages.Select(page => string.Join('\n', page))]))).Body;

        Assert.DoesNotContain("Gazette", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Page", body, StringComparison.Ordinal);
        Assert.Contains("eeee people died in the village", body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_browser_prints_around_a_page_is_no_part_of_its_text_but_its_address()
    {
        var article = Drops.One(Drops.Parse("a.pdf", Pdf(
            "BT /F 8 Tf 20 780 Td (11/30/26, 3:13 PM) Tj ET BT /F 12 Tf 50 600 Td (Nine people died in the village, police said.) Tj ET "
            + "BT /F 8 Tf 20 20 Td (https://a.example/story) Tj ET BT /F 8 Tf 560 20 Td (1/1) Tj ET")));

        Assert.Equal("Nine people died in the village, police said.", article.Body);
        Assert.Equal("https://a.example/story", article.Url?.AbsoluteUri);
    }

    [Fact]
    public void A_number_at_the_foot_of_one_page_is_kept()
    {
        var pages = Enumerable.Range(1, 3).Select(page =>
            $"BT /F 12 Tf 50 {700 - page * 30} Td ({new string((char)('a' + page), page)} people died, police said.) Tj ET BT /F 9 Tf "
                + $"300 20 Td ({page}) Tj ET");
        var last = "BT /F 12 Tf 50 500 Td (Keld) Tj ET BT /F 12 Tf 300 500 Td (77) Tj ET BT /F 9 Tf 300 20 Td (4) Tj ET";

        Assert.EndsWith("Keld 77", Drops.One(Drops.Parse("a.pdf", Pdf([.. pages, last]))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_table_stay_rows()
    {
        var rows = new[] { ("Upper Tolva", "11"), ("Keld", "2"), ("Hazen", "none"), ("Pell", "4") };
        var content = string.Join('\n', rows.Select((row, i) =>
            $"BT /F 12 Tf 50 {700 - i * 20} Td ({row.Item1}) Tj ET BT /F 12 Tf 300 {700 - i * 20} Td ({row.Item2}) Tj ET"));

        Assert.Equal("Upper Tolva 11\n\nKeld 2\n\nHazen none\n\nPell 4", Drops.One(Drops.Parse("a.pdf", Pdf(content))).Body);
    }

    [Theory]
    [InlineData("%PDF-1.7 some text")]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF")]
    public void A_broken_PDF_is_malformed_and_says_so(string content)
    {
        var rejection = Drops.Rejected(Drops.Parse("a.txt", content));

        Assert.Contains("PDF", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_unpacks_to_a_thousand_times_its_size_is_too_large()
    {
        var bomb = Deflated(new string(' ', 64 * 1024 * 1024));

        Assert.Equal(RejectionReason.TooLarge, Drops.Rejected(Drops.Parse("a.pdf", Pdf([bomb], "/Filter /FlateDecode"))).Reason);
    }

    [Fact]
    public void A_table_of_four_billion_characters_is_too_large()
    {
        const string map =
            "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange";

        foreach (var (content, filter) in new[] { (Encoding.Latin1.GetBytes(map), ""), (Deflated(map), "/Filter /FlateDecode") })
        {
            Assert.Equal(
                RejectionReason.TooLarge,
                Drops.Rejected(Drops.Parse(
                    "a.pdf", Pdf([Encoding.Latin1.GetBytes("BT /F 12 Tf 50 700 Td (Nine died.) Tj ET")], "", content, filter))).Reason);
        }
    }

    [Fact]
    public void Forms_that_draw_forms_that_draw_forms_are_too_large()
    {
        // Thirty forms, each of which draws the next one twice.
        var objects = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            var content = i == 29 ? "BT ET" : "/X Do /X Do";
            var next = i == 29 ? "" : $"/Resources << /XObject << /X {i + 7} 0 R >> >>";
            objects.Add(
                $"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {next} /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        var result = Drops.Parse(
            "a.pdf", Pdf([Encoding.Latin1.GetBytes("/X Do")], "", resources: "/XObject << /X 6 0 R >>", more: objects));

        Assert.NotEmpty(result.Rejections);
    }

    private static byte[] Deflated(string text)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static byte[] Pdf(params string[] pages) => Pdf([.. pages.Select(Encoding.Latin1.GetBytes)], "");

    /// <summary>A PDF: objects 1 to 5 are catalog, pages, font, map of characters and information, then come the given ones and the
    /// pages.</summary>
    private static byte[] Pdf(
        byte[][] pages, string filter, byte[]? map = null, string mapFilter = "", string resources = "", List<string>? more = null)
    {
        more ??= [];
        var firstPage = 6 + more.Count;
        var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{firstPage + i * 2} 0 R"))}] >>");
        // The standard fonts need no map, so none of theirs is read.
        Object(map is null
            ? "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
            : "<< /Type /Font /Subtype /Type1 /BaseFont /Own /FirstChar 32 /LastChar 126 /ToUnicode 4 0 R /FontDescriptor "
                + "<< /Type /FontDescriptor /FontName /Own /Flags 32 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /ItalicAngle 0 "
                + "/FontBBox [0 0 1000 1000] >> "
                + $"/Widths [{string.Join(' ', Enumerable.Repeat(500, 95))}] >>");
        Stream(map ?? [], mapFilter);
        Object("<< /Title (a.indd) >>");
        foreach (var item in more)
        {
            Object(item);
        }

        for (var i = 0; i < pages.Length; i++)
        {
            Object(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {firstPage + i * 2 + 1} 0 R /Resources << /Font << /F 3 "
                + $"0 R >> {resources} >> >>");
            Stream(pages[i], filter);
        }

        var table = file.Length;
        Write(
            $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"
            + $"{string.Concat(offsets.Select(offset => $"{offset:0000000000} 00000 n \n"))}");
        Write($"trailer << /Root 1 0 R /Info 5 0 R /Size {offsets.Count + 1} >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));

        void Object(string content)
        {
            offsets.Add(file.Length);
            Write($"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        void Stream(byte[] content, string how)
        {
            offsets.Add(file.Length);
            Write($"{offsets.Count} 0 obj\n<< {how} /Length {content.Length} >>\nstream\n");
            file.Write(content);
            Write("\nendstream\nendobj\n");
        }
    }
}
