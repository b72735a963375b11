using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Victims;

namespace Pipeline.Core.Tests.Reading.Frames;

/// <summary>One sentence for each construction.</summary>
public sealed class ConstructionsTests
{
    [Theory]
    [InlineData("Gunmen killed 12 farmers.", "Active")]
    [InlineData("Seven kidnapped students came home.", "Adjective")]
    [InlineData("Two lawyers were among the victims.", "AmongVictims")]
    [InlineData("They spoke to a lawyer among the victims.", "AppositionAmongVictims")]
    [InlineData("They tried to kidnap the president.", "Attempt")]
    [InlineData("Two farmers are in critical condition.", "Condition")]
    [InlineData("The blast left two farmers in serious condition.", "InCondition")]
    [InlineData("There were 12 deaths.", "Counted")]
    [InlineData("The virus: 24 confirmed cases.", "CountedCases")]
    [InlineData("Two farmers were taken to Mercy Hospital.", "Hospital")]
    [InlineData("The rebels took three guests as hostages.", "Hostage")]
    [InlineData("Also injured was a street vendor.", "Inverted")]
    [InlineData("Police are investigating a double homicide.", "Multiple")]
    [InlineData("It was an attack on two judges.", "NounAgainst")]
    [InlineData("He spoke of the murder of six priests.", "NounOf")]
    [InlineData("He spoke of the six priests' murder.", "NounOwned")]
    [InlineData("12 farmers were killed.", "Passive")]
    [InlineData("12 farmers were kidnapped and killed.", "PassiveCoordinated")]
    [InlineData("The bomber managed to kill 12 farmers.", "Purpose")]
    [InlineData("He named 12 farmers killed in the blast.", "Reduced")]
    [InlineData("The blast left 12 farmers dead.", "ReducedState")]
    [InlineData("Four farmers were shot, two fatally.", "Share")]
    [InlineData("12 farmers were dead.", "State")]
    [InlineData("12 farmers died.", "Subject")]
    [InlineData("The death toll rose to 41.", "Toll")]
    [InlineData("Spyware was used against journalists.", "UsedAgainst")]
    [InlineData("The victims include lawyers.", "VictimsInclude")]
    [InlineData("The victims came home. They include lawyers.", "TheyInclude")]
    [InlineData("At least 12 of the victims were lawyers.", "VictimsWere")]
    [InlineData("Police found two men with gunshot wounds.", "WithWounds")]
    [InlineData("Three farmers sustained gunshot wounds.", "Wounds")]
    [InlineData("Hackers stole data. An unprotected server had the records of 35,000 residents.", "Exposure")]
    [InlineData("Hackers struck: five million customers had their data stolen.", "PassiveDeprived")]
    public void Read_SentenceWithTheConstruction_IsReadByIt(string body, string construction) =>
        Assert.Contains(
            Enum.Parse<Construction>(construction),
            VictimReader.Read(SpecFile.Read(body)).Select(mention => mention.Construction));

    [Fact]
    public void Read_PhrasesOfOneHarmWord_AreOneStatement()
    {
        var mentions = VictimReader.Read(SpecFile.Read("Gunmen killed a man, a woman and two children. Three farmers died."));

        Assert.Equal([1, 1, 1, 2], mentions.Select(mention => 1 + mention.Statement - mentions[0].Statement));
    }

    [Fact]
    public void Read_NoneOfThem_IsNobody() =>
        Assert.Empty(VictimReader.Read(SpecFile.Read("None of its 2 million customers were killed.")));
}
