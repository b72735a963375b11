using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Tests.Articles.Readers.Html;

public sealed class HtmlFragmentTests
{
    private const string Story = "A ferry sank off Norland on Monday, the coast guard said, and nine people are missing.";

    [Theory]
    [InlineData("<p>{0}</p><p>The post <a href='x'>Ferry sinks</a> appeared first on <a href='y'>The Herald</a>.</p>")]
    [InlineData("<p>{0}</p><p>Der Beitrag <a href='x'>Fähre sinkt</a> erschien zuerst auf <a href='y'>Bote</a>.</p>")]
    [InlineData("{0} The post Ferry sinks appeared first on The Herald.")]
    [InlineData("<p>{0}</p><p><strong>READ MORE: <a href='x'>Flood drowns 300 in Hazen</a></strong></p>")]
    [InlineData("<p>{0}</p><p>Lire aussi : <a href='x'>300 morts à Hazen</a></p>")]
    [InlineData("<p>Advertisement</p><p>{0}</p><h3>Related posts</h3><ul><li><a href='x'>Flood drowns 300 in Hazen</a></li></ul>")]
    [InlineData(
        "<p>{0}</p><div class='jp-relatedposts'><p>Flood drowns 300 people in Hazen, the mayor of the town said on Sunday.</p></div>")]
    [InlineData("<p>{0}</p><img src='https://t.example/pixel.gif' width='1' height='1'>")]
    [InlineData("&lt;p&gt;{0}&lt;/p&gt;")]
    [InlineData("&amp;lt;p&amp;gt;{0}&amp;lt;/p&amp;gt;")]
    [InlineData("<div>&lt;p&gt;{0}&lt;/p&gt;</div>")]
    public void What_stands_around_the_text_goes(string html) =>
        Assert.Equal(Story, HtmlFragment.Read(html.Replace("{0}", Story, StringComparison.Ordinal)));

    [Theory]
    [InlineData("A missing &lt;p&gt; tag broke the page.", "A missing <p> tag broke the page.")]
    [InlineData("<p>A missing &lt;p&gt; tag broke the page.</p>", "A missing <p> tag broke the page.")]
    [InlineData("It isn&amp;#8217;t safe.", "It isn’t safe.")]
    [InlineData("The post office appeared first on a list of targets.", "The post office appeared first on a list of targets.")]
    [InlineData("<p>Read more than one letter, she said.</p>", "Read more than one letter, she said.")]
    [InlineData("<p>Share prices fell.</p><p>Comments were not to be had.</p>", "Share prices fell.\n\nComments were not to be had.")]
    public void A_sentence_of_the_text_stays(string html, string text) => Assert.Equal(text, HtmlFragment.Read(html));

    [Theory]
    [InlineData("Follow-up operations are planned for 14 of the wounded next week.")]
    [InlineData("Sign up for compensation began on Monday; 400 families have come so far.")]
    [InlineData("Copyright lawyers of the group threatened two papers.")]
    [InlineData("Additional reporting requirements now apply to 60 silos in the country.")]
    [InlineData("Editing by hand had removed the warning from the report, the prosecutor said.")]
    [InlineData("Subscribe to the fund, the union asked, and 900 people did within a day.")]
    [InlineData("Got a tip from a clerk, the police found 14 bodies in the cellar.")]
    [InlineData("Reporting by the inspectors had been delayed for 8 months, the court heard.")]
    [InlineData("We use cookies to lure rats, said the keeper, and 300 have been caught.")]
    public void A_last_sentence_stays_that_begins_as_an_offer_does(string last) =>
        Assert.Equal($"{Story}\n\n{last}", HtmlFragment.Read($"<p>{Story}</p><p>{last}</p>"));

    [Theory]
    [InlineData("Follow @herald for more.")]
    [InlineData("Sign up for our daily letter.")]
    [InlineData("Copyright 2026 The Herald. All rights reserved.")]
    [InlineData("Additional reporting by Ann Lee in Norland")]
    [InlineData("(Reporting by Ann Lee; Editing by Bob van der Ray)")]
    [InlineData("Got a tip? Email us.")]
    [InlineData("We use cookies to give you the best experience.")]
    [InlineData("Our Standards: The Wireline Trust Principles.")]
    public void A_last_line_goes_that_speaks_to_readers_or_names_people(string last) =>
        Assert.Equal(Story, HtmlFragment.Read($"<p>{Story}</p><p>{last}</p>"));

    [Fact]
    public void A_cluster_of_links_to_other_outlets_has_no_text() => Assert.Equal("", HtmlFragment.Read(
        "<ol><li><a href='x'>Ferry sinks off Norland</a>&nbsp;&nbsp;<font color='#6f6f6f'>Herald</font></li>"
        + "<li><a href='y'>Nine missing after ferry disaster</a>&nbsp;&nbsp;<font color='#6f6f6f'>Norland Daily</font></li></ol>"));
}
