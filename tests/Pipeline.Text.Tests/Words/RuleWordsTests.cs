using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tests.Words;

public sealed class RuleWordsTests
{
    [Fact]
    public void A_list_has_a_word_as_it_is_written()
    {
        var tokens = TokenizedText.Of("In Camp David the MPs camp IN tents.");

        Assert.True(tokens.Is(0, WordLists.PlacePreposition));
        Assert.True(tokens.Is(1, WordLists.NameFront));
        Assert.True(tokens.Is(4, WordLists.Role));
        Assert.False(tokens.Is(5, WordLists.NameFront));
        Assert.False(tokens.Is(6, WordLists.PlacePreposition));
        Assert.False(tokens.Is(7, WordLists.PlacePreposition | WordLists.NameFront | WordLists.Role));
    }

    [Fact]
    public void A_list_that_is_asked_in_any_case_has_all_of_them()
    {
        var tokens = TokenizedText.Of("Police said POLICE and police");

        Assert.All(new[] { 0, 2, 4 }, token => Assert.True(tokens.IsInAnyCase(token, WordLists.Collective)));
        Assert.False(tokens.IsInAnyCase(1, WordLists.Collective));
    }

    [Fact]
    public void A_word_in_several_lists_is_in_each()
    {
        var central = RuleWords.Of("central");

        Assert.Equal(WordLists.PlaceAdjective, central.ListsOf("central"));
        Assert.Equal(WordLists.Direction | WordLists.BesidePlace | WordLists.NoPlace, central.ListsOf("Central"));
        Assert.Equal(WordLists.None, central.ListsOf("CENTRAL"));
    }

    [Theory]
    [InlineData("El Niño", WordLists.Wind)]
    [InlineData("’s", WordLists.Credit)]
    [InlineData("", WordLists.None)]
    [InlineData("a word that is far longer than any that a list has", WordLists.None)]
    public void What_is_no_token_is_looked_up_as_it_is_written(string written, object lists) =>
        Assert.Equal(lists, RuleWords.ListsOf(written));

    [Fact]
    public void Every_list_has_words() =>
        Assert.All(Enum.GetValues<WordLists>().Where(list => list != WordLists.None), list => Assert.NotEmpty(RuleWords.In(list)));
}
