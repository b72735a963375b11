using Pipeline.Text.Data;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tests.Tokens;

public sealed class LexemeTests
{
    private static Lexeme Of(string token) => TokenizedText.Of(token).Lexeme(0);

    [Theory]
    [InlineData("killed", "killed")]
    [InlineData("KILLED", "killed")]
    [InlineData("Killed", "killed")]
    [InlineData("Özil", "özil")]
    public void A_word_in_any_case_has_one_lexeme(string token, string word)
    {
        Assert.Equal(word, Of(token).Word);
        Assert.Same(Of(word), Of(token));
    }

    [Fact]
    public void Affixes_are_numbered_up_to_four_characters_and_only_where_the_word_has_them()
    {
        var lexeme = Of("was");

        Assert.Equal(FeatureHash.Of("w"), lexeme.Prefix(1));
        Assert.Equal(FeatureHash.Of("as"), lexeme.Suffix(2));
        Assert.Equal(FeatureHash.Of("was"), lexeme.Suffix(3));
        Assert.Equal(0u, lexeme.Prefix(4));
        Assert.Equal(0u, lexeme.Suffix(4));
    }

    [Fact]
    public void A_lexeme_says_what_the_word_lists_say()
    {
        Assert.True(Of("the").IsStopWord);
        Assert.True(Of("journalists").IsPersonType);
        Assert.True(Of("human").BeginsPersonType);
        Assert.Equal("journalist", Of("journalists").Singular);
        Assert.True(Of("Maria").TitleIsForename);
        Assert.True(Of("Smith").TitleIsSurname);
        Assert.NotEqual(NameWordClass.None, Of("General").TitleClass & NameWordClass.Title);
        Assert.NotEqual(NameWordClass.None, Of("said").SmallClass & NameWordClass.Speech);
    }

    [Fact]
    public void Words_that_share_a_place_never_get_each_others_lexeme()
    {
        // Several times more words than are remembered, from several threads.
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 40_000; i++)
            {
                var word = $"w{(i * 7 + thread) % 120_000:x}";
                var lexeme = TokenizedText.Of(word).Lexeme(0);
                Assert.Equal(word, lexeme.Word);
                Assert.Equal(FeatureHash.Of(word), lexeme.Number);
            }
        });
    }

    [Fact]
    public void A_word_without_end_has_a_lexeme_of_its_own()
    {
        var word = new string('a', 100_000);

        Assert.Equal(word, Of(word).Word);
        Assert.Equal(FeatureHash.Of("aaaa"), Of(word).Suffix(4));
    }
}
