using Pipeline.Text.Analysis;

namespace Pipeline.Text.Tests.KeyPhrases;

public sealed class KeyPhraseFinderTests
{
    private const string Story =
        "Spyware attack hits messaging service. The spyware attack reached 1,400 phones, the messaging service said. " +
        "Lawyers for the messaging service said the spyware attack came from a company in Israel. The company denied it. " +
        "Minister Amina Yusuf promised an inquiry. Yusuf said that the phones of journalists were reached, " +
        "and journalists asked for protection. A journalist said her phone had been slow for weeks.";

    [Fact]
    public void Find_APhraseThatRepeats_StandsForItsWords()
    {
        var phrases = Phrases(Story);

        Assert.Contains("messaging service", phrases[..5], StringComparer.OrdinalIgnoreCase);
        Assert.Contains("spyware attack", phrases[..5], StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("spyware", phrases, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("service", phrases, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Find_WordsThatDifferInNumber_AreOnePhrase()
    {
        var phrases = Phrases(Story);

        Assert.Single(phrases, phrase => phrase.StartsWith("journalist", StringComparison.OrdinalIgnoreCase));
        Assert.Single(phrases, phrase => phrase.StartsWith("phone", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Find_ASurname_IsItsFullName()
    {
        var phrases = Phrases(Story);

        Assert.Contains("Amina Yusuf", phrases);
        Assert.DoesNotContain("Yusuf", phrases);
    }

    [Fact]
    public void Find_FrequentWordsOfTheLanguage_ComeAfterRareOnes()
    {
        var phrases = Phrases("The volcano and the people woke. People saw the volcano. The volcano threw ash at the people.");

        Assert.True(
            Array.IndexOf(phrases, "volcano") is var volcano and >= 0
                && volcano < Array.FindIndex(phrases, phrase => phrase.Equals("people", StringComparison.OrdinalIgnoreCase)),
            string.Join(", ", phrases));
    }

    [Fact]
    public void Find_VerbsAdverbsAndFigures_AreNoPhrases()
    {
        var phrases = Phrases(
            "On Monday 300 rebels quickly attacked the northern town of Mubi and burned 20 houses, officials said. They will return soon.");

        Assert.Contains("rebels", phrases);
        Assert.Contains("Mubi", phrases);
        Assert.All(phrases, phrase => Assert.DoesNotMatch(@"^\d|Monday|quickly|burned|attacked|soon|return", phrase));
    }

    [Fact]
    public void Find_AnAgencysSignInBrackets_IsNoPhrase() =>
        Assert.DoesNotContain("Reuters", Phrases("Kigali (Reuters) - A ferry sank on Lake Kivu. The ferry carried cattle."));

    [Fact]
    public void Find_TextInCapitals_HasPhrasesToo()
    {
        var phrases = Phrases(Story.ToUpperInvariant());

        Assert.Contains("MESSAGING SERVICE", phrases[..5]);
        Assert.True(phrases.Length >= 8, string.Join(", ", phrases));
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("He said that it was so.")]
    public void Find_NothingToTell_IsEmpty(string text) => Assert.Empty(Phrases(text));

    [Fact]
    public void Find_PhrasesStandInTheText_AndDiffer()
    {
        var phrases = Phrases(Story);

        Assert.All(phrases, phrase => Assert.Contains(phrase, Story, StringComparison.Ordinal));
        Assert.Equal(phrases.Length, phrases.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.InRange(phrases.Length, 5, 20);
    }

    private static string[] Phrases(string text) => [.. EmbeddedTextAnalyzer.Analyze(text).KeyPhrases];
}
