using Pipeline.Core.Tests.Articles.Unpacking;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles.Readers.Delimited;

public sealed class DelimitedReaderTests
{
    [Fact]
    public void Each_row_is_an_article_whose_columns_are_its_fields()
    {
        var result = Containers.Parse("python-csv.csv");

        Assert.Empty(result.Rejections);
        var (raid, quay) = (result.Articles[0], result.Articles[1]);
        Assert.Equal(("Bandits raid cattle camp near Quessa", "Mara Quill", "https://mire.example/raid"),
            (raid.Title, raid.Author, raid.Url?.AbsoluteUri));
        Assert.Equal("Harbour, \"Old Quay\" shut\n\nA crane fell on the quay.\nTwo dockers died, the \"Port Watch\" said.", quay.Body);
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero), quay.PublishedAt);
    }

    [Fact]
    public void Semicolons_and_a_byte_order_mark_are_read()
    {
        var result = Containers.Parse("npm-csv-stringify.csv");

        Assert.Empty(result.Rejections);
        Assert.Equal(["Bandits raid cattle camp near Quessa", "Dam wall cracks at Pennow"],
            result.Articles.Select(article => article.Title));
        Assert.All(result.Articles, article => Assert.Equal("Mire Post", article.Publisher));
    }

    [Fact]
    public void The_line_that_Excel_writes_above_a_table_names_its_separator() =>
        Assert.Equal("Nine die\n\nNine died, police said.",
            Drops.One("a.csv", "sep=;\r\ntitle;text\r\nNine die;Nine died, police said.\r\n").Body);

    [Theory]
    [InlineData("# exported 2026-12-01\n# source: tracker\ntitle,text\nNine die,\"Nine died, police said.\"\n")]
    [InlineData("Incident report Q1,,\n,,\ntitle,text,\nNine die,\"Nine died, police said.\",\n,,\n")]
    [InlineData("\"Incident report, Q1\"\ntitle,text\nNine die,\"Nine died, police said.\"\n")]
    [InlineData("Titel;Datum;Inhalt;Quelle;Link\nNine die;30.11.2026;Nine died, police said.;Hafenblatt;https://h.example/1\n")]
    [InlineData("Titolo;Data;Testo\nNine die;30.11.2026;Nine died, police said.\n")]
    [InlineData("Заголовок;Дата;Текст\nNine die;30.11.2026;Nine died, police said.\n")]
    public void Headings_are_found_below_captions_and_in_other_languages(string text) =>
        Assert.Equal("Nine die\n\nNine died, police said.", Drops.One("a.csv", text).Body);

    [Fact]
    public void Columns_of_one_name_are_both_read() => Assert.Equal(
        "T\n\nNine workers died.\n\nSix clinics were hit.",
        Drops.One("a.csv", "title,text,text\nT,Nine workers died.,Six clinics were hit.\n").Body);

    [Fact]
    public void Tabs_are_read_under_any_name() =>
        Assert.Equal("Nine die\n\nNine people died.", Drops.One("a.txt", "title\ttext\nNine die\tNine people died.\n").Body);

    [Theory]
    [InlineData("title,text\na,\"Nine died.", "never closed")]
    [InlineData("title,text\nNine die,Nine people died, police said.", "3 fields")]
    [InlineData("title,text,date\nNine die,Nine people died.", "2 fields")]
    [InlineData("a1,b2\nx,y", "names no columns")]
    [InlineData("title,text", "without rows")]
    public void A_row_or_table_that_is_broken_is_rejected_with_what_is_wrong(string text, string says) =>
        Assert.Contains(says, Drops.Rejected(Drops.Parse("a.csv", text)).Detail, StringComparison.Ordinal);

    [Fact]
    public void A_broken_row_costs_itself_alone()
    {
        var result = Drops.Parse("a.csv", "title,text\nA,One, two.\nB,Nine people died.\n");

        Assert.Equal(("B", "#1"), (Assert.Single(result.Articles).Title, Assert.Single(result.Rejections).Part));
    }

    [Theory]
    [InlineData("Title, date and place\n\nNine people died.")]
    [InlineData("Victims by village\n\nTolva, 11 dead\nKeld, 2 dead")]
    [InlineData("News, text and more.\n\nNine people died.")]
    public void Prose_with_commas_is_no_table(string text) => Assert.Equal(text, Drops.One("a.txt", text).Body);

    [Theory]
    [InlineData("\"")]
    [InlineData(" ")]
    [InlineData("\",\"")]
    [InlineData("a,")]
    [InlineData("\n")]
    public void Hostile_tables_take_time_in_proportion_to_their_length(string unit) => LinearTime.Holds(
        text => Drops.Parse("a.csv", "title,text\n" + text), unit, 1_000_000, TimeSpan.FromSeconds(20));
}
