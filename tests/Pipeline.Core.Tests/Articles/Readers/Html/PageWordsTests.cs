using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Tests.Articles.Readers.Html;

public sealed class PageWordsTests
{
    [Theory]
    [InlineData("comment-list", (int)PageWord.Readers)]
    [InlineData("article__relatedStories", (int)PageWord.Others)]
    [InlineData("post-meta", (int)PageWord.Marks)]
    [InlineData("cookie-banner", (int)PageWord.Notice)]
    [InlineData("overflow-hidden", (int)PageWord.None)]
    [InlineData("comments-open", (int)PageWord.None)]
    [InlineData("layout--no-banner has-sidebar", (int)PageWord.None)]
    [InlineData("contentWithSidebar", (int)PageWord.None)]
    [InlineData("category-social tag-print", (int)PageWord.None)]
    [InlineData("headline", (int)PageWord.None)]
    public void A_class_says_what_its_words_mean_together(string names, int kind) =>
        Assert.Equal((PageWord)kind, PageWords.KindOf(names, id: null));

    [Fact]
    public void A_phrase_is_known_whatever_marks_and_numbers_stand_in_it()
    {
        Assert.True(PagePhrases.Is(PagePhrase.Readers, "» 12 Comments «"));
        Assert.True(PagePhrases.Is(PagePhrase.Line, "ADVERTISEMENT"));
        Assert.True(PagePhrases.Is(PagePhrase.Others, "Ähnliche Beiträge:"));
        Assert.False(PagePhrases.Is(PagePhrase.Line, "Share prices"));
        Assert.Equal("Read also".Length, PagePhrases.Beginning(PagePhrase.Story, "Read also: Nine hurt"));
        Assert.Equal(0, PagePhrases.Beginning(PagePhrase.Story, "Readers also came"));
    }

    [Fact]
    public void Every_kind_of_line_is_in_the_table() =>
        Assert.All(Enum.GetValues<PagePhrase>().Where(kind => kind != PagePhrase.Syndicated),
            kind => Assert.NotEqual(-1, PagePhrases.Beginning(kind, "")));
}
