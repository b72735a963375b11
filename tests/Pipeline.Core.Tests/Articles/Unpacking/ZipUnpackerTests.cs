using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Unpacking;

public sealed class ZipUnpackerTests
{
    [Fact]
    public void Each_file_of_an_archive_is_read_as_if_it_had_been_dropped()
    {
        var result = Containers.Parse("python-zipfile.zip");

        Assert.Equal(
            [("python-zipfile.zip#1", "Bandits raid cattle camp near Quessa"),
                ("python-zipfile.zip#2", "Clinic in Halvik runs out of vaccine")],
            result.Articles.Select(article => (article.Source, article.Title)));
        Assert.Equal("In news/map.png: This is a PNG image; a picture has no text that is read here.",
            Assert.Single(result.Rejections).Detail);
    }

    [Fact]
    public void Feeds_in_an_archive_give_all_their_items_and_an_archive_within_is_refused_by_its_name()
    {
        var result = Containers.Parse("npm-jszip.zip");

        Assert.Equal(
            ["Bandits raid cattle camp near Quessa", "Dam wall cracks at Pennow", "Überfall bei Quessa"],
            result.Articles.Select(article => article.Title));
        Assert.Equal(
            (RejectionReason.Malformed, "#3", "In notes/inner.zip: A ZIP archive within another; drop it unpacked."),
            Assert.Single(result.Rejections) is var inner ? (inner.Reason, inner.Part, inner.Detail) : default);
    }

    [Fact]
    public void What_is_encrypted_is_told_from_what_is_damaged()
    {
        var archive = Containers.Zip(("a.txt", Drops.Bytes("Nine died in Norland.")));
        Assert.Contains("encrypted", Drops.Rejected(Drops.Parse("a.zip", WithFlag(archive, 1))).Detail, StringComparison.Ordinal);

        var method = (byte[])archive.Clone();
        method[CentralDirectory(archive) + 10] = 99;
        Assert.Contains("damaged", Drops.Rejected(Drops.Parse("a.zip", method)).Detail, StringComparison.Ordinal);
        Assert.Contains("broken ZIP", Drops.Rejected(Drops.Parse("a.zip", archive[..^10])).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/document.xml", "Word")]
    [InlineData("xl/workbook.xml", "Excel")]
    [InlineData("ppt/presentation.xml", "PowerPoint")]
    [InlineData("META-INF/container.xml", "EPUB")]
    public void A_document_that_is_an_archive_inside_is_refused_by_its_name(string entry, string kind) => Assert.Contains(
        kind, Drops.Rejected(Drops.Parse("a.txt", Containers.Zip((entry, Drops.Bytes("<w/>"))))).Detail, StringComparison.Ordinal);

    [Fact]
    public void An_open_document_says_what_it_is() => Assert.Contains(
        "ODT",
        Drops.Rejected(Drops.Parse("a.odt", Containers.Zip(
            ("mimetype", Drops.Bytes("application/vnd.oasis.opendocument.text")), ("content.xml", Drops.Bytes("<office/>"))))).Detail,
        StringComparison.Ordinal);

    [Fact]
    public void A_bomb_is_malformed_and_bombs_together_find_nothing_left()
    {
        Assert.Contains(
            "archive bomb", Drops.Rejected(Drops.Parse("a.zip", Containers.Zip(("a.txt", new byte[32 * 1024 * 1024])))).Detail,
            StringComparison.Ordinal);

        var text = Drops.Bytes(string.Join(' ', Enumerable.Range(0, 150_000)));
        var many = Drops.Parse("a.zip", Containers.Zip(Enumerable.Range(0, 60).Select(i => ($"{i}.txt", text))));
        Assert.Contains(many.Rejections, rejection => rejection.Reason == RejectionReason.TooLarge);
        Assert.InRange(many.Articles.Count, 10, 40);
    }

    [Fact]
    public void An_archive_of_nothing_is_empty() =>
        Assert.Equal(RejectionReason.Empty, Drops.Rejected(Drops.Parse("a.zip", Containers.Zip())).Reason);

    [Fact]
    public void Containers_of_several_kinds_within_each_other_are_read_to_the_end_and_one_kind_twice_is_not()
    {
        var text = Drops.Bytes("Nine died in Norland.");

        Assert.Equal("Nine died in Norland.", Drops.One(Drops.Parse("a.zip", Containers.Zip(("a.eml", Mail(Drops.Gzip(text)))))).Body);
        Assert.Contains(
            "within another",
            Drops.Rejected(Drops.Parse("a.zip", Containers.Zip(("a.eml", Mail(Containers.Zip(("b.txt", text))))))).Detail,
            StringComparison.Ordinal);
    }

    private static byte[] Mail(byte[] attached) => Drops.Bytes(
        "From: Ann <ann@a.example>\r\nSubject: Two\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name=a.bin\r\n"
        + $"Content-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(attached)}");

    private static byte[] WithFlag(byte[] archive, byte flag)
    {
        var changed = (byte[])archive.Clone();
        changed[6] |= flag;
        changed[CentralDirectory(archive) + 8] |= flag;
        return changed;
    }

    private static int CentralDirectory(byte[] archive) => archive.AsSpan().IndexOf("PK\x01\x02"u8);
}
