using System.Text;
using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles.Unpacking;

/// <summary>Of a letter nothing is lost but what it repeats, hides, or has at its foot.</summary>
public sealed class LetterTests
{
    private const string Own = "Nine people died at Tarvos, says the ministry.";
    private const string Quoted = "We hear of ninety dead; is that right?";

    [Theory]
    [InlineData("<table><tr><td><p>A.1</p></td></tr></table><table><tr><td><p>B.2</p><p>C.3</p></td></tr></table>", "A.1|B.2|C.3")]
    [InlineData("<html><body>A.1<br><br><div><p>B.2</p></div>C.3</body></html>", "A.1|B.2|C.3")]
    [InlineData("<h2><a href='https://a.example'>A.1</a></h2><p>B.2</p><ul><li><a href='https://a.example'>C.3</a></li></ul>",
        "A.1|B.2|C.3")]
    [InlineData("<div style='display:none;max-height:0'>Hidden</div><p>A.1</p><div>B.2</div><a href='https://a.example'>Read more</a>"
        + "<p>C.3</p><p>You are receiving this because you asked for it. <a href='https://a.example'>Unsubscribe</a></p>", "A.1|B.2|C.3")]
    [InlineData("<p>A.1</p><p>B.2</p><p>C.3<br>Sent from my iPhone</p>", "A.1|B.2|C.3")]
    [InlineData("<blockquote>A.1</blockquote><p>B.2</p><p>C.3</p>", "A.1|B.2|C.3")]
    public void All_text_of_a_letter_in_HTML_is_read(string html, string paragraphs)
    {
        string[] texts = ["Nine people died when the slope slid.", "Rescuers dig on through the night.", "The road stays closed."];
        var body = Body("Subject: Brief", "text/html", Filled(html));

        Assert.Equal("Brief\n\n" + string.Join("\n\n", paragraphs.Split('|').Select(Filled)), body);

        string Filled(string text) => text.Replace("A.1", texts[0], StringComparison.Ordinal)
            .Replace("B.2", texts[1], StringComparison.Ordinal).Replace("C.3", texts[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Re: Toll", "{0}\n\nOn Fri, 6 Feb 2026 at 09:12, Bo Anker\n<bo@w.example> wrote:\n\n> {1}")]
    [InlineData("Toll", "{0}\n\nAm 06.02.2026 um 09:12 schrieb Bo Anker:\n> {1}")]
    [InlineData("Re: Toll", "> {1}\n\n{0}")]
    [InlineData("Re: Toll", "пт, 6 февр. 2026 г. в 09:12, Bo\n<bo@w.example> пишет:\n\n> {1}\n\n{0}")]
    [InlineData("AW: Toll", "{0}\n\n-----Ursprüngliche Nachricht-----\nVon: Bo\nGesendet: Freitag\nAn: A\nBetreff: Toll\n\n{1}")]
    [InlineData("Toll", "{0}\n\n________________________________\nFrom: Bo\nSent: Friday\nTo: A\nSubject: Toll\n\n{1}")]
    [InlineData("[desk] Re: Toll", "{0}\n\nLe ven. 6 févr. 2026 à 09:12, Bo <bo@w.example> a écrit :\n\n{1}")]
    public void What_a_reply_repeats_in_plain_text_is_left_out(string subject, string text) => Assert.EndsWith(
        "Toll\n\n" + Own, Body($"Subject: =?utf-8?q?{subject.Replace(' ', '_')}?=", "text/plain", Filled(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>{0}</div><div class='gmail_quote'><div class='gmail_attr'>On Fri, Bo wrote:</div><blockquote>{1}</blockquote></div>")]
    [InlineData("{0}<br><div><blockquote type='cite'><div>On 6 Feb 2026, at 09:12, Bo wrote:</div><p>{1}</p></blockquote></div>")]
    [InlineData("<div class='moz-cite-prefix'>Bo wrote:</div><blockquote type='cite'>{1}</blockquote><p>{0}</p>")]
    [InlineData("<p>{0}</p><hr><div id='divRplyFwdMsg'><b>From:</b> Bo<br><b>Sent:</b> Friday</div><div><p>{1}</p></div>")]
    [InlineData("<p>{0}</p><div><p><b>From:</b> Bo<br><b>Sent:</b> Friday<br><b>Subject:</b> Toll</p></div><p>{1}</p>")]
    public void What_a_reply_repeats_in_HTML_is_left_out(string html) =>
        Assert.Equal("Toll\n\n" + Own, Body("Subject: Toll", "text/html", Filled(html)));

    [Theory]
    [InlineData("Fwd: Toll", "text/plain", "FYI.\n\n---------- Forwarded message ---------\nFrom: Bo\nSubject: Toll\n\n{1}")]
    [InlineData("Toll", "text/plain", "See what the ministry says of it.\n\n----- Forwarded message -----\n> {1}")]
    [InlineData("FW: Toll", "text/html", "<p>See what Bo writes of it.</p><div id='divRplyFwdMsg'>From: Bo</div><p>{1}</p>")]
    [InlineData("Toll", "text/plain", "FYI\n\n-----Original Message-----\nFrom: Bo\n\n{1}")]
    [InlineData("Re: Toll", "text/plain", "> {1}")]
    [InlineData("Toll", "text/plain", "The ministry's statement in full:\n\n> {1}\n\nIt came by post.")]
    [InlineData("Toll", "text/plain", "On 4 May the minister wrote:\n\n{1}")]
    [InlineData("Toll", "text/html", "<p>The ministry says:</p><blockquote>{1}</blockquote><p>It came by post on Monday.</p>")]
    public void What_a_letter_passes_on_or_quotes_as_its_story_stays(string subject, string type, string text) =>
        Assert.Contains(Quoted, Body($"Subject: {subject}", type, Filled(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{0}\n\n_______________________________________________\ndesk mailing list\ndesk@w.example\nhttps://w.example/desk\n")]
    [InlineData("View online: https://w.example/1\n\n{0}\n\nUnsubscribe: https://w.example/u\n")]
    [InlineData("{0}\n\nSie erhalten diesen Newsletter, weil Sie ihn bestellt haben.\nTal 1, Quessa\n")]
    [InlineData("{0}\n\nSee more results | Edit this alert\nYou have received this email because you have subscribed to alerts.\n")]
    [InlineData("{0}\n-- \nMara Quill\nMire Post\n")]
    public void Footers_and_signatures_go(string text) =>
        Assert.Equal("Toll\n\n" + Own, Body("Subject: Toll", "text/plain", Filled(text)));

    [Theory]
    [InlineData("First: nine people died.\n-- \nSecond: ten were hurt.\n-- \nThird: eleven are missing.")]
    [InlineData("First: nine people died.\n-- \nSecond: ten people were hurt when the bus left the road, and eleven are missing since "
        + "Monday, police said on Tuesday. Third: eleven are missing.")]
    [InlineData("You are receiving this because you asked.\n\nNine die at Tarvos\nThird: eleven are missing.")]
    [InlineData("To unsubscribe from the past, said the poet, is hard.\n\nThird: eleven are missing.")]
    public void Stories_behind_such_lines_stay(string text) =>
        Assert.Contains("eleven are missing", Body("Subject: Toll", "text/plain", text), StringComparison.Ordinal);

    [Theory]
    [InlineData("koi8-r", "Обрушение")]
    [InlineData("windows-1251", "Обрушение")]
    [InlineData("windows-1252", "Zwölf – tot")]
    [InlineData("iso-8859-2", "Zřícení")]
    [InlineData("iso-2022-jp", "サイロ倒壊")]
    [InlineData("shift_jis", "サイロ")]
    [InlineData("gb2312", "粮仓倒塌")]
    [InlineData("big5", "糧倉倒塌")]
    [InlineData("euc-kr", "사일로 붕괴")]
    public void Headers_are_read_in_the_charset_that_they_name(string charset, string title)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(title);

        Assert.StartsWith(title, Body($"Subject: =?{charset}?B?{Convert.ToBase64String(bytes)}?=", "text/plain", Own),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_a_program_saved_as_text_has_its_time() => Assert.Equal(
        new DateTimeOffset(2026, 2, 6, 14, 5, 0, TimeSpan.Zero),
        Drops.One("a.txt", $"From:\tLina <l@o.example>\nSent:\tFriday, 6 February 2026 14:05\nTo:\tDesk\nSubject:\tToll\n\n{Own}")
            .PublishedAt);

    [Fact]
    public void Parts_that_are_nested_too_deeply_are_named_and_not_read_as_text()
    {
        var mail = "From: a@a.example\r\nSubject: x\r\n" + string.Concat(Enumerable.Range(0, 60)
            .Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n")) + "\r\nNine died.\r\n";

        var rejection = Drops.Rejected(Drops.Parse("a.eml", mail));
        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Contains("nested", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_of_separators_alone_has_no_message()
    {
        var mailbox = Drops.Repeat("From a@a.example Mon Nov 30 08:00:00 2026\n\n", 3);

        Assert.Equal(RejectionReason.Empty, Drops.Rejected(Drops.Parse("a.mbox", mailbox)).Reason);
    }

    [Theory]
    [InlineData("text/plain", "From: a\n")]
    [InlineData("text/plain", "On 2026 :\n")]
    [InlineData("text/plain", "Unsubscribe\n\n-- \n")]
    [InlineData("text/html", "<blockquote type=cite>From: a<br>Sent: b:")]
    public void Hostile_letters_take_time_in_proportion_to_their_length(string type, string unit) => LinearTime.Holds(
        text => Drops.Parse("a.eml", $"From: a@a.example\r\nSubject: Re: x\r\nContent-Type: {type}\r\n\r\n{text}"), unit, 1_000_000,
        TimeSpan.FromSeconds(20));

    private static string Filled(string text) => text.Replace("{0}", Own, StringComparison.Ordinal)
        .Replace("{1}", Quoted, StringComparison.Ordinal);

    private static string Body(string subject, string type, string text) =>
        Drops.One("a.eml", $"From: Mara <mara@mire.example>\n{subject}\nContent-Type: {type}; charset=utf-8\n\n{text}\n").Body;
}
