using Pipeline.Text.Languages;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Languages;

/// <summary>The cases of <c>languages.tsv</c>: sentences, headlines, capitals, foreign names, and what is no language.</summary>
public sealed class LanguageGuesserTests
{
    public static TheoryData<string, string> Cases =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Languages", "languages.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(columns => (columns[1], columns[0]))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Guess_TellsTheLanguage(string text, string language) =>
        Assert.Equal(language, LanguageGuesser.Guess(TokenizedText.Of(text)));

    [Fact]
    public void Guess_ALongText_IsToldByItsStart()
    {
        var text = string.Concat(Enumerable.Repeat("The storm has killed nine people in the north of the country. ", 500))
            + string.Concat(Enumerable.Repeat("und die der das ", 5_000));

        Assert.Equal("en", LanguageGuesser.Guess(TokenizedText.Of(text)));
    }
}
