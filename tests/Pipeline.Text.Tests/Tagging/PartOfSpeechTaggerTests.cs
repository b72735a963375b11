using Pipeline.Text.Tagging;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Tagging;

public sealed class PartOfSpeechTaggerTests
{
    [Theory]
    [InlineData("The rebels killed nine villagers near the river .",
        "Determiner PluralNoun PastVerb Number PluralNoun Preposition Determiner Noun Other")]
    [InlineData("Nine people were killed and twelve others are free .",
        "Number PluralNoun PastVerb PastParticiple Conjunction Number PluralNoun Verb Adjective Other")]
    [InlineData("She wants to leave Kenya in May .", "Pronoun ThirdPersonVerb To Verb ProperNoun Preposition ProperNoun Other")]
    [InlineData("Iran's army could not attack .", "ProperNoun Possessive Noun Modal Adverb Verb Other")]
    [InlineData("It's raining .", "Pronoun ThirdPersonVerb Gerund Other")]
    [InlineData("their users’ phones", "Determiner PluralNoun Possessive PluralNoun")]
    public void Tag_TellsWhatKindOfWordItIs(string text, string expected) => Assert.Equal(expected, Tags(text));

    /// <summary>A mark stays a mark and a figure a number, and nothing throws, whatever the text.</summary>
    [Fact]
    public void Tag_RandomText_TagsEveryToken()
    {
        string[] words = ["\ud800", "’", "1,400", "10th", "-", "Don't", "ñ", "مك", "'s", "…", "a", "\n\n", "U.S.", "_", "9mm", "&"];
        var random = new Random(20260103);
        for (var round = 0; round < 200; round++)
        {
            var tokens = TokenizedText.Of(string.Join(
                random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(30)).Select(_ => words[random.Next(words.Length)])));
            var tags = PartOfSpeechTagger.Default.Tag(tokens);
            for (var i = 0; i < tokens.Count; i++)
            {
                Assert.True(Enum.IsDefined(tags[i]));
                if (tokens[i].Kind == TokenKind.Punctuation)
                {
                    Assert.True(tags[i] is PartOfSpeech.Other or PartOfSpeech.Possessive or PartOfSpeech.Conjunction);
                }
            }
        }
    }

    private static string Tags(string text) => string.Join(' ', PartOfSpeechTagger.Default.Tag(TokenizedText.Of(text)));
}
