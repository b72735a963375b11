using Pipeline.Text.Gazetteers;

namespace Pipeline.Text.Tests.Gazetteers;

public sealed class PlaceFinderTests
{
    [Theory]
    [InlineData("Fires near Alexandria, Egypt, and Paris, Texas, went out.", "Alexandria EG|Egypt EG|Paris US|Texas US")]
    [InlineData("Officials from London, Ontario, came.", "London CA|Ontario CA")]
    [InlineData("Floods hit London and Birmingham.", "London GB|Birmingham GB")]
    [InlineData("Alabama's governor spoke in Birmingham.", "Alabama US|Birmingham US")]
    [InlineData("They met in Nice, France.", "Nice FR|France FR")]
    [InlineData("Nice weather, and good Reading to all.", "")]
    [InlineData("The Jordan Valley is dry.", "Jordan JO")]
    [InlineData("Students of the University of Nairobi marched.", "Nairobi KE")]
    [InlineData("He lives on Washington Street.", "")]
    [InlineData("He spoke in Spanish and French.", "")]
    [InlineData("He is in Spanish custody.", "Spanish ES")]
    [InlineData("The Washington Post and the Times of India said so.", "")]
    [InlineData("A farm in Northern Ireland, South Sudan and North Korea.", "Northern Ireland GB|South Sudan SS|North Korea KP")]
    [InlineData("Papua New Guinea, Guinea-Bissau and Equatorial Guinea.", "Papua New Guinea PG|Guinea-Bissau GW|Equatorial Guinea GQ")]
    [InlineData("Detectives of Suffolk County came.", "Suffolk US")]
    [InlineData("The University is big.", "")]
    [InlineData("Stratford-upon-Avon is quiet.", "")]
    public void Find_NamesPlacesWithTheirCountry(string text, string expected)
    {
        var places = PlaceFinder.Find(TokenizedText.Of(text), EmbeddedTextAnalyzer.Analyze(text).Entities);

        Assert.Equal(expected, string.Join('|', places.Select(place => $"{place.Span.In(text)} {place.Code}")));
    }

    [Fact]
    public void Find_TokensAndSpanAgree()
    {
        const string text = "“In the United Arab Emirates’ north, …”";
        var tokens = TokenizedText.Of(text);

        var place = Assert.Single(PlaceFinder.Find(tokens, []));

        Assert.Equal("United Arab Emirates", place.Span.In(text));
        Assert.Equal(tokens[place.FirstToken].Span.Start, place.Span.Start);
        Assert.Equal(tokens[place.EndToken - 1].Span.End, place.Span.End);
    }
}
