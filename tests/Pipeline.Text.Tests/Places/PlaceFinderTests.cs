using Pipeline.Text.Analysis;
using Pipeline.Text.Places;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Places;

public sealed class PlaceFinderTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Places", "places.tsv"))
                .Where(row => row.Length > 0 && row[0] != '#'))
            {
                var tab = row.IndexOf('\t');
                cases.Add(row[..tab], row[(tab + 1)..]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Find_NamesPlacesWithTheirCountry(string text, string expected)
    {
        var places = PlaceFinder.Find(TokenizedText.Of(text), EmbeddedTextAnalyzer.Analyze(text).Entities);

        var found = string.Join('|', places.Select(place => $"{place.Span.In(text)} {place.Code}".TrimEnd()));
        Assert.Equal(expected, found.Length == 0 ? "-" : found);
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
