using Pipeline.Text;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles;

/// <summary>Text that was copied out of a PDF is mended, and evidence still points at the drop's own characters.</summary>
public sealed class CopiedTextTests
{
    [Fact]
    public void Ligatures_are_taken_apart_and_each_letter_has_the_place_of_the_ligature()
    {
        const string text = "Oﬃcials said that ﬁve ﬁshermen died.";

        var article = Drops.One("a.txt", text);

        Assert.Equal("Officials said that five fishermen died.", article.Body);
        Assert.Equal("Oﬃcials", Place("Officials"));
        Assert.Equal("ﬁve ﬁshermen", Place("five fishermen"));
        Assert.Equal("died.", Place("died."));

        string Place(string words) => article.SourceMap!.ToSource(
            new TextSpan(article.Body.IndexOf(words, StringComparison.Ordinal), words.Length))!.Value.In(text);
    }

    [Theory]
    [InlineData("The investi-\ngation goes on.", "The investigation goes on.")]
    [InlineData("The investi-\r\ngation goes on.", "The investigation goes on.")]
    [InlineData("The investi\u00AD\ngation goes on.", "The investigation goes on.")]
    [InlineData("Twenty-\nthree people died.", "Twenty-\nthree people died.")]
    [InlineData("A state-of-the-\nart ship sank.", "A state-of-the-\nart ship sank.")]
    [InlineData("The Port Amsel-\nOderney line.", "The Port Amsel-\nOderney line.")]
    [InlineData("In the mid-\n1990s it closed.", "In the mid-\n1990s it closed.")]
    [InlineData("The list -\nand more.", "The list -\nand more.")]
    [InlineData("One para-\n\ngraph ends.", "One para-\n\ngraph ends.")]
    public void A_word_that_a_line_end_cut_is_whole_and_a_compound_stays(string text, string body) =>
        Assert.Equal(body, Drops.One("a.txt", text).Body);

    [Fact]
    public void Evidence_of_a_mended_word_covers_it_with_its_hyphen()
    {
        const string text = "The investi-\ngation goes on.";
        var article = Drops.One("a.txt", text);

        Assert.Equal("investi-\ngation", article.SourceMap!.ToSource(new TextSpan(4, "investigation".Length))!.Value.In(text));
    }

    [Theory]
    [InlineData("ﬁ")]
    [InlineData("a-\n")]
    [InlineData("-\n")]
    [InlineData("-a")]
    [InlineData("\u00AD\na")]
    public void Hostile_text_takes_time_in_proportion_to_its_length(string unit) => LinearTime.Holds(
        text => Drops.Parse("a.txt", "A line. " + text), unit, 1_000_000, TimeSpan.FromSeconds(20));
}
