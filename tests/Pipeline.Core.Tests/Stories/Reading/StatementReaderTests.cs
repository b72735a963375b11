using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Stories.Reading;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Tests.Reading;
using Pipeline.Text;

namespace Pipeline.Core.Tests.Stories.Reading;

public sealed class StatementReaderTests
{
    [Fact]
    public void Read_TitleLeadAndBody_TellsThemApart()
    {
        const string Title = "Four killed in Lowmoor";
        var read = Read(
            $"{Title}\n\nSix people were injured. Rain fell. It was dark. Later it cleared up. Two people are missing.",
            new TextSpan(0, Title.Length));

        Assert.Equal(
            [
                (VictimEffect.Killed, StatementPlace.Title),
                (VictimEffect.Injured, StatementPlace.Lead),
                (VictimEffect.Missing, StatementPlace.Body),
            ],
            read.Statements.OfType<CountStatement>().Select(count => (count.Effect, count.Place)).Order());
    }

    [Fact]
    public void Read_RevisionAndAttackers_StandByTheirCount()
    {
        Assert.True(Count("The coast guard revised the number of dead from five to three.").IsRevision);
        Assert.False(Count("The coast guard put the number of dead at three.").IsRevision);
        Assert.Equal(new Attackers(1, 0), Count("Four people are dead, including the gunman.").Attackers);
    }

    [Fact]
    public void Read_FoundAlive_IsAReturn()
    {
        Assert.Equal(Transition.Return, Count("The last four missing were found alive on an island.").Transition);
        Assert.Null(Count("Four people are missing.").Transition);
    }

    [Fact]
    public void Read_PlaceAmongTheDead_IsAnOrdinal()
    {
        var count = Count("A third man died on Monday.");

        Assert.Equal((Transition.Ordinal, 3), (count.Transition, count.Amount.Told));
        Assert.Null(Count("Three men died on Monday.").Transition);
    }

    [Fact]
    public void Read_PlaceAmongTheDeadThisYear_IsBackgroundAndNoTransition()
    {
        var count = Count("A third man was killed this year.");

        Assert.Equal((CountScope.Background, (Transition?)null), (count.Scope, count.Transition));
    }

    [Theory]
    [InlineData("A quake injured dozens of people.", "dozens")]
    [InlineData("A quake injured 24 people.", null)]
    [InlineData("A quake injured half a dozen people.", null)]
    [InlineData("A quake injured a dozen people.", "a dozen")]
    public void Read_VagueNumber_KeepsItsWord(string text, string? word) => Assert.Equal(word, Count(text).Amount.Vague);

    [Fact]
    public void Read_DeathOfTheInjured_NamesWhoDied()
    {
        var count = new VictimCountFact(new Quantity(1), VictimEffect.Killed, "people")
        {
            Confidence = 1,
            Evidence = new("Ana Ruel died of her injuries.", 0, 13, "count/tests", "id"),
            Mentions = [new(0, 13)],
            IsOfHurt = true,
        };
        var anchor = new SentenceAnchor(new TextSpan(0, 30), [], From: null, To: null, Kind: null, ["Ana Ruel"], [], [], []);
        const string Body = "Ana Ruel died of her injuries.";

        var anchors = new ArticleAnchors(new HomeEvent(null, null, null, null), [anchor]);
        var read = StatementReader.Read(SpecFile.Article(Body), SpecFile.Analysis(Body), [count], anchors);

        var death = Assert.IsType<CountStatement>(Assert.Single(read.Statements));
        Assert.Equal((Transition.Death, "Ana Ruel"), (death.Transition, Assert.Single(death.Names)));
        Assert.Empty(read.Dead);
    }

    [Theory]
    [InlineData("A woman shot on Sunday has died.", 1)]
    [InlineData("Two of the injured died on Monday.", 2)]
    public void Read_DeathOfTheInjured_IsOfAsMany(string text, long dead)
    {
        var count = Count(text);

        Assert.Equal((Transition.Death, dead), (count.Transition, count.Amount.Told));
    }

    [Fact]
    public void Read_DeathBesideTheDead_LeavesThemATotal()
    {
        var counts = Read("Five people were killed and a sixth died of her injuries.").Statements.OfType<CountStatement>();

        Assert.Equal(
            [(5, (Transition?)null), (6, Transition.Ordinal)],
            counts.Select(count => (count.Amount.Told, count.Transition)).Order());
    }

    [Theory]
    [InlineData("Six people were shot, one fatally.", 1, VictimEffect.Hit, 6)]
    [InlineData("Nine people were shot, two of them fatally.", 2, VictimEffect.Hit, 9)]
    [InlineData("Six people were shot on Main Street. One of them died.", 1, VictimEffect.Hit, 6)]
    [InlineData("Three of the 12 injured died.", 3, VictimEffect.Injured, 12)]
    [InlineData("Two of the five men shot on Sunday have died.", 2, VictimEffect.Hit, 5)]
    [InlineData("Nine people were shot, two of whom died.", 2, VictimEffect.Hit, 9)]
    public void Read_PartOfSoMany_NamesItsWhole(string text, long dead, VictimEffect effect, long whole)
    {
        var part = Assert.Single(Read(text).Statements.OfType<CountStatement>(), count => count.Effect == VictimEffect.Killed);

        Assert.Equal((dead, CountScope.Part, new Whole(effect, new Amount(whole))), (part.Amount.Told, part.Scope, part.Whole));
    }

    [Theory]
    [InlineData("One of the wounded died.")]
    [InlineData("Six people were shot. Rain fell. One of them died.")]
    [InlineData("One person was shot. Two of them died.")]
    [InlineData("Six people were killed and one was shot.")]
    [InlineData("Six people were shot and one died.")]
    [InlineData("Up to six people were shot, one fatally.")]
    public void Read_PartOfWhoKnowsHowMany_HasNoWhole(string text) =>
        Assert.All(Read(text).Statements.OfType<CountStatement>(), count => Assert.Null(count.Whole));

    [Fact]
    public void Read_Countries_KnowTheirOwnWordAndTheirAccuser()
    {
        var read = Read("Peru was hit by a quake that killed five people. The victims were in Peru.");

        var country = Assert.Single(read.Statements.OfType<CountryStatement>());
        Assert.Equal(("PE", true, false), (country.Code, country.HasOwnWord, country.IsAttributed));
    }

    private static CountStatement Count(string text) => Assert.Single(Read(text).Statements.OfType<CountStatement>());

    private static ArticleStatements Read(string body, TextSpan title = default)
    {
        var (article, analysis) = (SpecFile.Article(body, title), SpecFile.Analysis(body));
        var reading = new TokenizedArticle(article, analysis);
        return StatementReader.Read(article, analysis, FactExtractor.WithAllRules().Extract(reading), AnchorReader.Read(reading));
    }
}
