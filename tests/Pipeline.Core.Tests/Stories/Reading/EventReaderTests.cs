using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Stories.Reading;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Tests.Reading;

namespace Pipeline.Core.Tests.Stories.Reading;

public sealed class EventReaderTests
{
    [Theory]
    [InlineData("The army said it had killed 120 soldiers near the river.")]
    [InlineData("Hours later the army's eastern command claimed in a statement that its guns had killed 120 enemy troops.")]
    [InlineData("Rebels announced on Monday that they had killed 120 soldiers.")]
    [InlineData("On Sunday the eastern command said it had killed 120 enemy troops.")]
    public void A_party_that_tells_of_its_own_deeds_claims_them(string text) =>
        Assert.Equal(EventSort.Claim, AnchorOf(text, 120).Sort);

    [Theory]
    [InlineData("Cholera has infected 340 people in Haiti since a flood. Measles infected 90 people there.", 90, "measles")]
    [InlineData("Cholera has infected 340 people in Haiti since a flood. The outbreak infected 90 people in the south.", 90, "cholera")]
    public void An_outbreak_is_of_one_disease(string text, long told, string disease) =>
        Assert.Equal(disease, AnchorOf(text, told).Disease);

    [Theory]
    [InlineData("Police said they had shot and killed 12 men.", 12)]
    [InlineData("The army said rebels had killed 12 soldiers.", 12)]
    [InlineData("The army said it had been told that 12 villagers were killed.", 12)]
    [InlineData("The general said a blast killed 12 soldiers.", 12)]
    public void What_others_did_or_what_the_police_did_is_no_claim(string text, long told) =>
        Assert.Equal(EventSort.Happening, AnchorOf(text, told).Sort);

    [Theory]
    [InlineData("Gunmen killed seven people in three shootings in Dayton on Monday.", 7, "in three shootings")]
    [InlineData("Seven people were killed in three separate car crashes on Monday.", 7, "in three separate car crashes")]
    [InlineData("More than 90 people have been killed in nine days of strikes across the country.", 90, "in nine days")]
    [InlineData("Nationwide, strikes have killed more than 90 people in nine days.", 90, "in nine days")]
    public void One_number_of_several_events_says_how_many_they_were(string text, long told, string frame)
    {
        var anchor = AnchorOf(text, told);

        Assert.Equal((EventSort.Aggregate, frame), (anchor.Sort, anchor.Frame));
    }

    [Theory]
    [InlineData("Seven people were killed in three houses in Dayton.", 7)]
    [InlineData("Seven people were killed in two days of fighting in Dayton.", 7)]
    [InlineData("Twelve people died in three hours when the bridge fell.", 12)]
    public void One_event_in_several_places_or_days_is_one(string text, long told) =>
        Assert.Equal(EventSort.Happening, AnchorOf(text, told).Sort);

    [Fact]
    public void A_number_of_several_events_is_not_at_a_place_that_comes_up_later()
    {
        var anchor = AnchorOf("More than 90 people have been killed in nine days of strikes. Talks are to resume in Geneva on Monday.", 90);

        Assert.Null(anchor.Place);
    }

    [Fact]
    public void Each_town_where_so_many_died_has_its_own_number()
    {
        const string Text = "Strikes went on in Dayton, Ohio, on Monday. The list names the victims of Aleppo, where 19 people died, "
            + "and of Lahore, where 17 were killed.";

        Assert.Equal(("Aleppo", "Lahore"), (AnchorOf(Text, 19).Place?.Name, AnchorOf(Text, 17).Place?.Name));
    }

    [Fact]
    public void What_an_outbreak_has_counted_since_a_month_is_its_total_and_a_day_is_part_of_it()
    {
        const string Text = "Ghana reported nine suspected cases of cholera on Tuesday, 131 since July, the ministry said.";
        var counts = Read(Text).Statements.OfType<CountStatement>();

        Assert.Equal([(9, CountScope.Part, 0), (131, CountScope.Total, 0)], counts.Select(count => (count.Amount.Told, count.Scope, count.Event)).Order());
    }

    [Fact]
    public void What_an_illness_has_counted_since_a_year_is_a_running_total_of_its_own()
    {
        const string Text = "Ghana reported nine suspected cases of cholera on Tuesday, 13,100 since 2014, the ministry said.";

        Assert.Equal(EventSort.Line, AnchorOf(Text, 13_100).Sort);
    }

    private static EventAnchor AnchorOf(string body, long told)
    {
        var read = Read(body);
        var count = Assert.Single(read.Statements.OfType<CountStatement>(), count => count.Amount.Told == told);
        return read.Events[count.Event];
    }

    private static ArticleStatements Read(string body)
    {
        var (article, analysis) = (SpecFile.Article(body), SpecFile.Analysis(body));
        var reading = new TokenizedArticle(article, analysis);
        return StatementReader.Read(article, analysis, FactExtractor.WithAllRules().Extract(reading), AnchorReader.Read(reading));
    }
}
