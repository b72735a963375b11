using System.Text;
using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles.Readers.Html;

/// <summary>Pages that cost a browser's parser minutes or its process; each was found with AngleSharp 1.10.</summary>
public sealed class HtmlTreeTests
{
    /// <summary>What stands before, and what is repeated.</summary>
    public static TheoryData<string, string> Costly => new()
    {
        { "<p>x", "<li><h1>" },
        { "<p>x", "<li><dd>" },
        { "<p>x", "<h1><a>" },
        { "<p>x", "<a><p>" },
        { "<p>x", "<optgroup>" },
        { "<p>x", "<span><div></span>" },
        { "<p>x", "<div><object></div>" },
        { "<p>x", "<b><p></b></p>" },
        { "<p>x<svg>", "<link>" },
        { "<p>x<svg><style>", "<g>" },
        { "<p>x<!-->", "<div>" },
        { "<p>x<! <!-- >", "<div>" },
        { "<p title='<title>'>x", "<div>" },
        { "<p>x<table>", "<br>" },
        { "<p>x<table>", "a<tr>" },
        { "<p>x<b><i><u><s><tt><big><small><em><strong><code><strike><font>", "<p>a" },
        { "<p>x<!--", "--!" },
        { "<p>x<p ", "id " },
        { "<p>x", "<div itemprop=author>. " },
        { "<p>x", "<h1> " },
        { "<p>x<meta property=og:title content='" + new string('.', 100_000) + "b'>", "<h1>a</h1>" },
        { "<p>x", "<script type=ld+json>{\"@type\":\"Article\",\"author\":\"<b>\"}</script>" },
        { "<p>x", "</p>" },
        { "<p>x", "<" },
        { "<p>x", "&" },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public void A_page_made_to_be_costly_is_read_or_refused_at_once(string before, string repeated)
    {
        var page = Encoding.UTF8.GetBytes(before + Drops.Repeat(repeated, 256 * 1024 / repeated.Length));
        ArticleParseResult? result = null;

        var time = ThreadTime.Of(() => result = Drops.Parse("a.html", page));

        // It takes a twentieth of a second, and some more when code coverage is counted; what looks back takes minutes.
        Assert.True(time < TimeSpan.FromSeconds(20), $"{time.TotalSeconds:0.0} s");
        Assert.All(
            result!.Rejections,
            rejection => Assert.True(rejection.Reason is RejectionReason.Malformed or RejectionReason.Empty, rejection.Detail));
        Assert.NotEqual(result.Rejections.Count, result.Articles.Count);
    }

    [Fact]
    public void A_page_of_more_elements_than_any_is_malformed_with_position()
    {
        var rejection = Drops.Rejected(Drops.Parse("a.html", "<p>x\n" + Drops.Repeat("<br>", 1_000_001)));

        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Equal(
            "The HTML is marked up without end: more than 1,000,000 elements and runs of text (line 2, position 3999989).",
            rejection.Detail);
    }

    [Theory]
    [InlineData("<p>One<p>Two</p>", "One\n\nTwo")]
    [InlineData("<ul><li>One<li>Two<ul><li>Three</ul><li>Four</ul>", "One\n\nTwo\n\nThree\n\nFour")]
    [InlineData("<dl><dt>One<dd>Two<dt>Three</dl>", "One\n\nTwo\n\nThree")]
    [InlineData("<table><tr><td>One<td>Two<tr><th>Three</table>Four", "One\n\nTwo\n\nThree\n\nFour")]
    [InlineData("<table><tr><td><table><tr><td>One</table>Two</table>", "One\n\nTwo")]
    [InlineData("<b><p>One</b>Two</p>Three", "OneTwo\n\nThree")]
    [InlineData("<div><span>One</div>Two</span>", "One\n\nTwo")]
    [InlineData("<p>One</div>Two", "OneTwo")]
    [InlineData("<h1>One</h2>Two", "One\n\nTwo")]
    [InlineData("<p title='<p>'>One<a href=\">\">Two</a>", "OneTwo")]
    [InlineData("<p>One<!-- > <p>no -->Two<!-->Three<!--->Four", "OneTwoThreeFour")]
    [InlineData("<p>One<!-- no --!>Two<![CDATA[no]]>Three<?no?>Four</3>Five", "OneTwoThreeFourFive")]
    [InlineData("<p>One<script>'</p>'</scripty>no</script >Two", "OneTwo")]
    [InlineData("<p>One<svg><title>no</title><style>no<g/>no</style></svg>Two", "OneTwo")]
    [InlineData("<p>One<svg><g>no<p>Two", "One\n\nTwo")]
    [InlineData("<p>One<svg/>Two", "OneTwo")]
    [InlineData(
        "<p>1 < 2 & 3 &lt; 4 &hellip; &#150; &#x2014; &#0; &copy 5 &rsquo &notathing;",
        "1 < 2 & 3 < 4 … – — \uFFFD © 5 &rsquo &notathing;")]
    [InlineData("<p>One</br>Two<p>Three<p", "One\nTwo\n\nThree")]
    [InlineData("<table><form><tr><td>One</form></table>", "One")]
    public void A_sloppy_page_has_the_blocks_a_browser_shows(string html, string text) =>
        Assert.Equal(text, Drops.One("a.html", $"<html><body>{html}").Body);

    [Fact]
    public void A_link_ends_where_its_end_tag_stands_even_across_blocks() => Assert.Equal("Nine people died in Norland.",
        Drops.One(
            "a.html", "<html><a href=x><div>Read the other story of the day</a></div><div><p>Nine people died in Norland.</p></div>").Body);
}
