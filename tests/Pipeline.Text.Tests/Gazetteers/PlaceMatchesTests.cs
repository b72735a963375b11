using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Gazetteers;

public sealed class PlaceMatchesTests
{
    [Fact]
    public void Every_token_has_the_longest_name_that_begins_there()
    {
        var tokens = TokenizedText.Of("Flights from New York to Sri Lanka and the DEMOCRATIC REPUBLIC OF THE CONGO were full in May.");
        var matches = new PlaceMatches(tokens.Cased, tokens.Tokens);

        for (var i = 0; i < tokens.Count; i++)
        {
            var expected = Gazetteer.Default.LongestMatch(tokens.Cased, tokens.Tokens, i, out var expectedEnd);

            Assert.Same(expected, matches.At(i, out var end));
            Assert.Equal(expectedEnd, end);
        }

        Assert.Equal("New York", matches.At(2, out var afterYork)!.Name);
        Assert.Equal(4, afterYork);
    }
}
