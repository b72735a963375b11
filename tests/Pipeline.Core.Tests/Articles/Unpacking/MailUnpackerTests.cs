using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles.Unpacking;

public sealed class MailUnpackerTests
{
    private const string Header = "From: Mara Quill <mara@mire.example>\r\nSubject: Nine die at Tarvos\r\n";

    [Fact]
    public void A_message_is_an_article_with_subject_sender_date_list_and_address_and_so_is_a_text_attached_to_it()
    {
        var result = Containers.Parse("python-email.eml");

        Assert.Empty(result.Rejections);
        var letter = result.Articles[0];
        Assert.Equal("Bandits raid cattle camp near Quessa – überfallen", letter.Title);
        Assert.Equal(("Mára Quill", "Mire Post"), (letter.Author, letter.Publisher));
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 7, 0, 0, TimeSpan.Zero), letter.PublishedAt);
        Assert.Equal("https://mire.example/raid", letter.Url?.AbsoluteUri);
        Assert.EndsWith("and two boys are missing.", letter.Body, StringComparison.Ordinal);
        Assert.Equal("Dam wall cracks at Pennow", result.Articles[1].Title);
    }

    [Fact]
    public void A_text_in_HTML_is_read_where_the_plain_one_only_points_to_a_page()
    {
        var result = Containers.Parse("npm-nodemailer.eml");

        Assert.Equal(["Überfall: Bandits raid cattle camp near Quessa", "Dam wall cracks at Pennow"],
            result.Articles.Select(article => article.Title));
        Assert.Contains("killed seven herders", result.Articles[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Read it in a browser", result.Articles[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_gives_each_message_and_no_sentence_that_begins_with_From_cuts_one()
    {
        var result = Containers.Parse("python-mailbox.mbox");

        Assert.Equal(
            ["Bandits raid cattle camp near Quessa", "Clinic in Halvik runs out of vaccine"],
            result.Articles.Select(article => article.Title));
        Assert.EndsWith("\n\nFrom the capital no reply came, and four children have died.", result.Articles[1].Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_of_another_program_is_read_without_its_signatures()
    {
        var result = Containers.Parse("git-format-patch.mbox");

        Assert.Equal(
            ["Quarry wall falls on lorries at Sarn", "Fifth driver dies after quarry fall"],
            result.Articles.Select(article => article.Title));
        Assert.EndsWith("\n\nFour others were taken to hospital.", result.Articles[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_is_no_part_of_the_text_and_flowed_lines_are_whole()
    {
        var mail = Header + "Content-Type: text/plain; charset=koi8-r; format=flowed\r\n\r\n"
            + "Nine people \r\ndied at Tarvos.\r\n\r\n-- \r\nMara, Mire Post\r\n";

        Assert.Equal("Nine die at Tarvos\n\nNine people died at Tarvos.", Drops.One("a.eml", mail).Body);
    }

    [Fact]
    public void A_text_that_is_quoted_whole_is_read_without_the_marks() => Assert.Equal(
        "Nine die at Tarvos\n\nNine people died.\n\nTen were hurt.",
        Drops.One("a.eml", Header + "\r\n> Nine people died.\r\n>\r\n> Ten were hurt.\r\n").Body);

    [Fact]
    public void A_text_beside_a_page_is_read_too_unless_it_is_a_list_s_own_line()
    {
        var mail = Header + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Nine people died."
            + Drops.Repeat(" Rescuers went on digging through the night.", 10) + "</p>\r\n--b\r\n\r\nTen were hurt."
            + Drops.Repeat(" A second slope is moving by some centimetres a day.", 10)
            + "\r\n--b\r\n\r\nTo leave the list, write to us.\r\n--b--\r\n";

        var bodies = Drops.Parse("a.eml", mail).Articles.Select(article => article.Body).ToArray();

        Assert.Equal(2, bodies.Length);
        Assert.Contains("Nine people died.", bodies[0], StringComparison.Ordinal);
        Assert.Contains("Ten were hurt.", bodies[1], StringComparison.Ordinal);
        Assert.DoesNotContain(bodies, body => body.Contains("leave the list", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b")]
    [InlineData("application/pkcs7-mime; smime-type=enveloped-data")]
    public void An_encrypted_message_is_refused_as_that(string type) => Assert.Contains(
        "encrypted", Drops.Rejected(Drops.Parse("a.eml", Header + $"Content-Type: {type}\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n")).Detail,
        StringComparison.Ordinal);

    [Fact]
    public void A_message_that_is_forwarded_is_an_article_of_its_own()
    {
        var mail = Header + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\n\r\nSee below, and tell the desk.\r\n--b\r\n"
            + "Content-Type: message/rfc822\r\n\r\nFrom: Post <p@p.example>\r\nSubject: Ten die at Keld\r\n\r\nTen people died.\r\n--b--\r\n";

        Assert.Equal(["Nine die at Tarvos", "Ten die at Keld"], Drops.Parse("a", mail).Articles.Select(article => article.Title));
    }

    [Theory]
    [InlineData("Title: Nine die\nFrom: Mara Quill\nDate: Monday\n\nNine people died.")]
    [InlineData("From Kabul, reports say that nine people died.\n\nSubject: none of it is certain.")]
    [InlineData("Monday: nine people died.\n\nTuesday: nobody did.")]
    public void Notes_and_prose_are_no_mail(string text) =>
        Assert.DoesNotContain("mail", Shown(Drops.Parse("a.txt", text)), StringComparison.Ordinal);

    [Fact]
    public void A_page_that_was_saved_in_one_file_is_refused_as_that() => Assert.Contains(
        "MHTML",
        Drops.Rejected(Drops.Parse(
            "a",
                "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
                + "--b--")).Detail,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n")]
    [InlineData(
        "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@a.example\r\nSubject: x\r\n"
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n")]
    [InlineData("--b\r\n\r\nx\r\n")]
    [InlineData("Received: from a by b\r\n")]
    [InlineData("=?utf-8?q?=C3=A9?= ")]
    public void Hostile_mail_takes_time_in_proportion_to_its_length(string unit) => LinearTime.Holds(
        text => Drops.Parse("a.eml", Header + "Content-Type: multipart/mixed; boundary=b\r\nX: " + text), unit, 1_000_000,
        TimeSpan.FromSeconds(20));

    private static string Shown(ArticleParseResult result) => string.Join(' ', result.Rejections.Select(rejection => rejection.Detail));
}
