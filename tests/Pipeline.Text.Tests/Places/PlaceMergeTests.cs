using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Places;

public sealed class PlaceMergeTests
{
    [Theory]
    [InlineData(
        "Crews left Henrico County Police at noon.", "Henrico County Police", EntityCategory.Location, "Henrico County",
        "Organization:Henrico County Police|Location:Henrico County")]
    [InlineData("Growers in North Texas lost crops.", "North Texas", EntityCategory.Organization, "North Texas", "Location:North Texas")]
    [InlineData(
        "She works at Gateway Commerce Center now.", "Gateway Commerce Center", EntityCategory.Location, null,
        "Organization:Gateway Commerce Center")]
    [InlineData("He lives in Lindsay now.", "Lindsay", EntityCategory.Person, "Lindsay", "Location:Lindsay")]
    [InlineData(
        "A car burned on Browns Bridge Road Wednesday.", "Browns Bridge Road Wednesday", EntityCategory.Location, null,
        "Location:Browns Bridge Road")]
    [InlineData("A car burned on County Road 43 at noon.", "County Road", EntityCategory.Location, null, "Location:County Road 43")]
    [InlineData("Snow closed the Street again.", "Street", EntityCategory.Location, null, "")]
    [InlineData("Rains of El Niño came.", "El Niño", EntityCategory.Location, null, "")]
    [InlineData("Boats left Hudson River piers.", "Hudson River", EntityCategory.Location, "Hudson River", "Location:Hudson River")]
    public void Of_KeepsTheSurerOfNameAndPlace(string text, string name, EntityCategory category, string? place, string expected)
    {
        var tokens = TokenizedText.Of(text);
        EntityMention[] names = [new(name, category, new TextSpan(text.IndexOf(name, StringComparison.Ordinal), name.Length), 0.58)];
        PlaceMention[] places = place is null ? [] : [Place(tokens, place)];

        var entities = PlaceMerge.Of(tokens, names, places).DistinctBy(entity => entity.Span);

        Assert.Equal(expected, string.Join('|', entities.Select(entity => $"{entity.Category}:{entity.Text}")));
    }

    private static PlaceMention Place(TokenizedText tokens, string name)
    {
        var span = new TextSpan(tokens.Text.IndexOf(name, StringComparison.Ordinal), name.Length);
        var first = 0;
        while (tokens[first].Span.Start < span.Start)
        {
            first++;
        }

        var end = first;
        while (end < tokens.Count && tokens[end].Span.Start < span.End)
        {
            end++;
        }

        return new PlaceMention(span, first, end, PlaceKind.Region, "US", 0.8, InName: false);
    }
}
