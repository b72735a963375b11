using System.Runtime.CompilerServices;

namespace Pipeline.Core.Tests.Stories;

public sealed class StoryEngineTests
{
    public static TheoryData<string> Titles => [.. All().Select(scenario => scenario.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Decide_Scenario_TellsWhatIsNewAndSaysWhyOfTheRest(string title)
    {
        var wrong = All().Single(scenario => scenario.Title == title).Run();

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    internal static IEnumerable<StoryScenario> All([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "Scenarios"), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(StoryScenario.Read);
}
