using System.Xml.Linq;

namespace Pipeline.Architecture.Tests;

/// <summary>Projects refer to each other in one direction, and the two hosts never meet. What is not referred to does not compile, so the
/// references that a project file states, under whatever condition, are all that need be looked at.</summary>
public sealed class ProjectTests
{
    // From the lowest to the highest; projects of one level do not know each other.
    private static readonly string[][] Levels =
    [
        ["Pipeline.Text"],
        ["Pipeline.Core"],
        ["Pipeline.Adapters"],
        ["Pipeline.Language", "Pipeline.Web"],
        ["Pipeline.Functions", "Pipeline.Local"],
    ];

    [Fact]
    public void Every_project_has_a_level() =>
        Assert.Equal(Levels.SelectMany(level => level).Order(), Files().Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void No_project_refers_to_one_beside_or_above_it()
    {
        var references =
            from file in Files()
            from reference in XDocument.Load(file).Descendants("ProjectReference")
            let project = Path.GetFileNameWithoutExtension(file)
            let used = Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)
            select (project, used);
        var all = references.ToList();

        Assert.Contains(("Pipeline.Core", "Pipeline.Text"), all);
        Assert.All(all, reference => Assert.True(LevelOf(reference.used) < LevelOf(reference.project), $"{reference}"));
    }

    private static IEnumerable<string> Files() => Directory.EnumerateDirectories(Path.Combine(SourceFile.Root, "src"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"));

    // What stands in no level, a tool or a test, is above all.
    private static int LevelOf(string project) =>
        Array.FindIndex(Levels, level => level.Contains(project)) is >= 0 and var level ? level : Levels.Length;
}
