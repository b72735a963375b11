using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Gazetteers;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("Bahrain", "BH", PlaceKind.Country)]
    [InlineData("UAE", "AE", PlaceKind.Country)]
    [InlineData("U.S.", "US", PlaceKind.Country)]
    [InlineData("Côte d’Ivoire", "CI", PlaceKind.Country)]
    [InlineData("Bosnia and Herzegovina", "BA", PlaceKind.Country)]
    [InlineData("Scotland", "GB", PlaceKind.Country)]
    [InlineData("Kosovo", "XK", PlaceKind.Country)]
    [InlineData("Emiratis", "AE", PlaceKind.People)]
    [InlineData("Britons", "GB", PlaceKind.People)]
    [InlineData("Spaniard", "ES", PlaceKind.People)]
    [InlineData("Nairobi", "KE", PlaceKind.Capital)]
    [InlineData("Kiev", "UA", PlaceKind.Capital)]
    [InlineData("Mumbai", "IN", PlaceKind.City)]
    [InlineData("São Paulo", "BR", PlaceKind.City)]
    [InlineData("Sao Paulo", "BR", PlaceKind.City)]
    [InlineData("Borno", "NG", PlaceKind.Region)]
    [InlineData("New South Wales", "AU", PlaceKind.Region)]
    [InlineData("Kremlin", "RU", PlaceKind.Government)]
    [InlineData("NEW DELHI", "IN", PlaceKind.Capital)]
    [InlineData("UNITED STATES OF AMERICA", "US", PlaceKind.Country)]
    [InlineData("Indian Ocean", "", PlaceKind.Wide)]
    public void LongestMatch_FindsTheWholeName(string name, string code, PlaceKind kind)
    {
        var text = $"{name} again";
        var tokens = TokenizedText.Of(text);

        var place = LongestMatch(tokens, 0, out var end);

        Assert.NotNull(place);
        Assert.Equal(tokens.Count - 1, end);
        Assert.Equal((code, kind), (place.Readings[0].Code, place.Readings[0].Kind));
    }

    [Theory]
    [InlineData("turkey")]
    [InlineData("Us")]
    [InlineData("us")]
    [InlineData("Chairman")]
    [InlineData("Mexicos")]
    public void LongestMatch_OtherWords_FindsNothing(string word)
    {
        Assert.Null(LongestMatch(TokenizedText.Of(word), 0, out var end));
        Assert.Equal(0, end);
    }

    [Fact]
    public void Countries_HaveNameAndCode()
    {
        Assert.All(Gazetteer.Default.Countries, country => Assert.Matches("^[A-Z]{2}$", country.Key));
        Assert.Equal("United Kingdom", Gazetteer.Default.Countries["GB"]);
        Assert.True(Gazetteer.Default.Countries.Count > 240);
    }

    [Fact]
    public void LongestMatch_EndlessName_DoesNotThrow()
    {
        var text = "New " + new string('Y', 5_000);

        Assert.Null(LongestMatch(TokenizedText.Of(text), 1, out _));
    }

    private static PlaceName? LongestMatch(TokenizedText tokens, int first, out int end) =>
        Gazetteer.Default.LongestMatch(tokens.Cased, tokens.Tokens, first, out end);
}
