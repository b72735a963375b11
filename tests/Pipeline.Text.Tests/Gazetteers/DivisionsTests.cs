using Pipeline.Text.Gazetteers;

namespace Pipeline.Text.Tests.Gazetteers;

public sealed class DivisionsTests
{
    [Theory]
    [InlineData("Dayton", "US", "Ohio")]
    [InlineData("Faisalabad", "PK", "Punjab")]
    [InlineData("Goma", "CD", "North Kivu")]
    [InlineData("Licking County", "US", "Ohio")]
    public void A_town_or_county_lies_in_its_division(string name, string country, string division)
    {
        var reading = Gazetteer.Default.Find(name)!.Meanings.First(meaning => meaning.Code == country);

        Assert.Equal(division, Divisions.NameOf(reading.LiesIn));
    }

    [Theory]
    [InlineData("Ohio")]
    [InlineData("Nigeria")]
    [InlineData("Nigerian")]
    public void A_division_a_country_and_a_people_lie_in_none(string name)
    {
        Assert.Null(Divisions.NameOf(Gazetteer.Default.Find(name)!.Meanings[0].LiesIn));
    }
}
