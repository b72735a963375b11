using Pipeline.Core.Reading.Roles;
using Pipeline.Core.Reading.Words;
using Pipeline.Core.Tables;
using Pipeline.Text.Places;

namespace Pipeline.Core.Tests.Reading.Roles;

public sealed class RoleReaderTests
{
    [Theory]
    [InlineData("Iran-backed gunmen fled.", "Backer")]
    [InlineData("Unlike Norway, they fled.", "Comparison")]
    [InlineData("Two Syrian doctors were killed.", "Target")]
    [InlineData("Syrian doctors were killed.", "Victim")]
    [InlineData("The attack on Nepal went on.", "Struck")]
    [InlineData("Chile has recorded 2,335 cases.", "Cases")]
    [InlineData("Iraq invaded the town.", "Agent")]
    [InlineData("Germany said so.", "Speaker")]
    [InlineData("They were on a visit to Chile.", "Travel")]
    [InlineData("The quake came late at night in Nepal.", "HarmPlace")]
    [InlineData("They live in Nepal.", "Place")]
    public void Read_SentenceWithAConstruction_GivesItsSign(string body, string sign)
    {
        var reading = SpecFile.Read(body);
        var mentions = PlaceFinder.Find(reading.Tokens, []);

        Assert.Equal(Enum.Parse<RoleSign>(sign), new RoleReader(reading, mentions).Read(mentions[0], reading.Sentences[0]));
    }

    [Fact]
    public void Around_ListOfCountries_CountsThemAndBeginsBeforeIt()
    {
        var reading = SpecFile.Read("Victims are in Bahrain, Mexico and India.");
        var mentions = PlaceFinder.Find(reading.Tokens, []);
        var lists = new PlaceListReader(new RoleText(reading), mentions);

        Assert.All(mentions, mention => Assert.Equal(new PlaceList(2, 3), lists.Around(mention, reading.Sentences[0])));
    }

    [Fact]
    public void Parse_MissingClassOfWords_FailsWithItsName()
    {
        var rows = EmbeddedTable.Rows("country-roles.tsv", 2).Where(row => row[0] != "harm-verb");

        Assert.Equal(
            "country-roles.tsv: 'harm-verb' has no row.",
            Assert.Throws<InvalidOperationException>(() => WordTable.Parse<RoleWordClass>("country-roles.tsv", rows)).Message);
    }
}
