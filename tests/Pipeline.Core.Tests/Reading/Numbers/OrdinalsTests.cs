using Pipeline.Core.Reading.Numbers;

namespace Pipeline.Core.Tests.Reading.Numbers;

public sealed class OrdinalsTests
{
    [Theory]
    [InlineData("second", 2)]
    [InlineData("twelfth", 12)]
    [InlineData("2nd", 2)]
    [InlineData("500th", 500)]
    [InlineData("first", null)]
    [InlineData("1st", null)]
    [InlineData("12", null)]
    [InlineData("12m", null)]
    [InlineData("th", null)]
    [InlineData("123456th", null)]
    [InlineData("three", null)]
    public void PlaceOf_word_is_its_place_from_the_second_on(string word, int? place) => Assert.Equal(place, Ordinals.PlaceOf(word));
}
