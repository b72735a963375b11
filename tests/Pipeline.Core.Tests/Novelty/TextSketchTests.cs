using Pipeline.Core.Novelty;

namespace Pipeline.Core.Tests.Novelty;

public sealed class TextSketchTests
{
    private const string Report =
        "Rescue workers dug through the night for survivors of the quake that flattened four schools in the northern hills. " +
        "The governor said that roads to eleven villages were still cut and that the army had been asked for helicopters. " +
        "Hospitals in the provincial capital ran short of blood, and doctors asked people to come forward. " +
        "It was the strongest quake in the region for forty years, according to the geological survey.";

    [Fact]
    public void Resemblance_OfATextWithItself_IsOne() =>
        Assert.Equal(1, TextSketch.Resemblance(TextSketch.Of(Report), TextSketch.Of(Report)));

    [Fact]
    public void Resemblance_OfAnEditedCopy_IsOverTheThreshold()
    {
        var copy = Report.Replace("according to the geological survey", "officials said", StringComparison.Ordinal).ToUpperInvariant();

        Assert.True(TextSketch.Resemblance(TextSketch.Of(Report), TextSketch.Of(copy)) >= TextSketch.NearDuplicate);
    }

    [Fact]
    public void Resemblance_OfAnotherReportOnTheSameEvent_IsUnderTheThreshold()
    {
        const string other =
            "Four schools collapsed when a strong quake hit the north before dawn, and the army was sending helicopters, " +
            "the governor said. Blood was running short in the hospitals of the provincial capital. " +
            "Survivors were still being found in the rubble.";

        Assert.True(TextSketch.Resemblance(TextSketch.Of(Report), TextSketch.Of(other)) < TextSketch.NearDuplicate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("... !")]
    public void Resemblance_WithATextWithoutWords_IsZero(string text) =>
        Assert.Equal(0, TextSketch.Resemblance(TextSketch.Of(text), TextSketch.Of(Report)));
}
