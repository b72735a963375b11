namespace Pipeline.Core.Tests.Articles.Readers.Text;

public sealed class HeaderLinesTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(
        "Title: Nine die\nAuthor: Ada Quill\nSource: Norland Daily\nDate: 30 November 2026\nURL: https://d.example/1\n\nA ferry sank.")]
    [InlineData(
        "Headline: Nine die\r\nByline: By Ada Quill\r\nPublication: Norland Daily\r\nPublished: 2026-11-30\r\n"
        + "Link: https://d.example/1\r\n\r\nA ferry sank.")]
    [InlineData(
        "#+TITLE: Nine die\n#+AUTHOR: Ada Quill\n#+DATE: 30.11.2026\n#+SOURCE: Norland Daily\n#+LINK: https://d.example/1\n"
        + "#+FILETAGS: :sea:\n\nA ferry sank.")]
    [InlineData(
        "Title: Nine die\nSection: World\nBy: Ada Quill\nPublisher: Norland Daily\nPublished on: Nov. 30, 2026\n"
        + "Url: https://d.example/1\n\nA ferry sank.")]
    public void A_block_of_known_names_gives_every_field(string text)
    {
        var article = Drops.One("drop.txt", text);

        Assert.Equal(
            ("Nine die", "Ada Quill", "Norland Daily", "https://d.example/1", Day),
            (article.Title, article.Author, article.Publisher, article.Url?.AbsoluteUri, article.PublishedAt));
        Assert.Equal("Nine die\n\nA ferry sank.", article.Body);
    }

    [Theory]
    [InlineData("Nine die off Norland\nBy Ada Quill\nPublished 08:05 GMT, 30 November 2026\n\nA ferry sank.", "Ada Quill", "08:05")]
    [InlineData("Nine die off Norland\n\nBy Ada Quill and Cal Orr\n\nA ferry sank.", "Ada Quill and Cal Orr", null)]
    [InlineData("Nine die off Norland\n30 November 2026\n\nA ferry sank.", null, "00:00")]
    [InlineData("Nine die off Norland\n\nDate: 30 November 2026\nBy April Marsh\n\nA ferry sank.", "April Marsh", "00:00")]
    public void Byline_and_date_below_a_headline_are_taken_out_of_the_text(string text, string? author, string? time)
    {
        var article = Drops.One("drop.txt", text);

        Assert.Equal((author, "Nine die off Norland"), (article.Author, article.Title));
        Assert.Equal(time is null ? null : Day + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
            article.PublishedAt);
        Assert.Equal("Nine die off Norland\n\nA ferry sank.", article.Body);
        Assert.Equal(text.IndexOf("A ferry", StringComparison.Ordinal), article.SourceMap!.ToSource(new(22, 7))!.Value.Start);
    }

    [Fact]
    public void An_address_below_a_headline_is_the_article_s()
    {
        var article = Drops.One("drop.txt", "Nine die off Norland\n\nhttps://d.example/1\n\n30 November 2026\n\nA ferry sank.");

        Assert.Equal(("https://d.example/1", (DateTimeOffset?)Day), (article.Url?.AbsoluteUri, article.PublishedAt));
        Assert.Equal("Nine die off Norland\n\nA ferry sank.", article.Body);
    }

    [Theory]
    [InlineData("drop.txt")]
    [InlineData("drop.md")]
    public void The_lines_of_a_tool_that_makes_Markdown_of_pages_give_title_address_and_time(string name)
    {
        var article = Drops.One(name, "Title: Nine die\n\nURL Source: https://d.example/1\n\nPublished Time: 2026-11-30T00:00:00Z\n\n"
            + "Markdown Content:\nA **ferry** sank.");

        Assert.Equal(
            ("Nine die", "https://d.example/1", (DateTimeOffset?)Day), (article.Title, article.Url?.AbsoluteUri, article.PublishedAt));
        Assert.Equal("Nine die\n\nA ferry sank.", article.Body);
    }

    [Fact]
    public void One_document_of_Nexis_is_read_with_its_fields()
    {
        var article = Drops.One("drop.txt", "Page 1 of 1\n\nNine die off Norland\n\nNorland Daily\n\nNovember 30, 2026 Monday\n\n"
            + "Copyright 2026 Norland Media\n\nSection: NEWS; Pg. 3\nLength: 212 words\nByline: Ada Quill\n\nBody\n\n\nA ferry sank.\n\n"
            + "Load-Date: December 1, 2026\n\nEnd of Document\n");

        Assert.Equal(
            ("Nine die off Norland", "Ada Quill", "Norland Daily", (DateTimeOffset?)Day),
            (article.Title, article.Author, article.Publisher, article.PublishedAt));
        Assert.Equal("Nine die off Norland\n\nA ferry sank.", article.Body);
    }

    [Theory]
    [InlineData("Title: a word that three witnesses used\n\nTitle: that is what the deed says, and five farmers were shot over it.")]
    [InlineData("Reporter: How many died?\nMinister: Nine.\n\nThe ferry sank on Monday.")]
    [InlineData("Source: the ministry.\nNine people died off Norland on Monday.")]
    [InlineData("By nightfall the bridge was lost\n\nRebels seized the bridge at Istrin on Friday.")]
    [InlineData("Bridge falls at Istrin\nBy Monday\n\nNine people died.")]
    [InlineData("Bridge falls at Istrin\nBy the river, nine died\n\nNobody else was hurt.")]
    [InlineData("Nine people died.\nBy Ada Quill\n\nNobody else was hurt.")]
    [InlineData("Bridge falls at Istrin\n30 November 2026 was a Monday\n\nNine people died.")]
    [InlineData("Name: Ahmed\nFrom: Norland\n\nNine people died.")]
    [InlineData("Killed: 9\nInjured: 4\n\nThe ferry sank on Monday.")]
    public void A_text_that_begins_in_such_words_stays_exact_to_the_character(string text) =>
        Assert.Equal(text, Drops.One("drop.txt", text).Body);

    [Theory]
    [InlineData("---\ntitle: Nine die\nauthors:\n  - Ada Quill\n  - Cal Orr\ndate: 2026-11-30\n---\nA ferry sank.")]
    [InlineData(
        "---\ntitle: >-\n  Nine\n  die\nauthors:\n- name: Ada Quill\n  url: https://d.example/ada\n- name: Cal Orr\ndate: 2026-11-30\n"
        + "---\nA ferry sank.")]
    [InlineData("---\ntitle: \"Nine\n  die\"\nauthor: [\"Ada Quill\", 'Cal Orr']\ndate: 30 Nov 2026\n...\nA ferry sank.")]
    [InlineData(
        "---\n# written by hand\ntitle: 'Nine die'\nauthor:\n  name: Ada Quill, Cal Orr\npublished: 2026-11-30 # a Monday\n---\n"
        + "A ferry sank.")]
    [InlineData(
        "+++\ntitle = \"Nine die\"\nauthors = [\n  \"Ada Quill\",\n  \"Cal Orr\",\n]\ndate = 2026-11-30\n[extra]\ndraft = false\n+++\n"
        + "A ferry sank.")]
    public void Front_matter_is_read_in_the_forms_of_site_generators(string text)
    {
        var article = Drops.One("drop.md", text);

        Assert.Equal(("Nine die", Day), (article.Title, article.PublishedAt));
        Assert.StartsWith("Ada Quill", article.Author);
        Assert.Contains("Cal Orr", article.Author);
        Assert.Equal("Nine die\n\nA ferry sank.", article.Body);
    }
}
