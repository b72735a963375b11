using Pipeline.Core.Facts;
using Pipeline.Tests.Shared;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Pipeline.Kinds.Tests;

/// <summary>Every kind of fact is told everywhere, and one that is not finished is found out.</summary>
public sealed class KindTests(AzuriteFixture azurite)
{
    /// <summary>What the documentation says, by the name of the file.</summary>
    private static readonly Dictionary<string, string> Docs = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "docs"))
        .ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText, StringComparer.Ordinal);

    /// <summary>The kinds of the pipeline, without those that tests add.</summary>
    public static TheoryData<string> OfThePipeline =>
        [.. FactKinds.All.Where(kind => kind.GetType().Assembly == typeof(FactKinds).Assembly).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(OfThePipeline))]
    public async Task A_kind_of_the_pipeline_is_told_everywhere(string kind) =>
        Assert.Empty(await new KindWalk(azurite).ProblemsAsync(FactKinds.Find(kind)!, Docs));

    [Fact]
    public void Every_kind_that_has_a_class_is_one_of_the_pipelines() => Assert.Equal(
        typeof(FactKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FactKind)) && !type.IsAbstract)
            .Select(type => type.Name).Order(StringComparer.Ordinal),
        OfThePipeline.Select(row => FactKinds.Find(row.Data)!.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Two_kinds_cannot_have_one_name() =>
        Assert.Throws<ArgumentException>(() => FactKinds.Register(new ThingKind("Count", "counts", "", "", "", "")));

    [Fact]
    public async Task A_fourth_kind_that_is_complete_is_told_everywhere_as_well() =>
        Assert.Empty(await new KindWalk(azurite).ProblemsAsync(KindsOfTests.Rumour, new Dictionary<string, string>
        {
            ["configuration.md"] = "`rumour`", ["architecture.md"] = "`rumour:rockets`",
        }));

    [Fact]
    public async Task A_kind_that_is_not_finished_is_found_out_wherever_people_read()
    {
        var problems = await new KindWalk(azurite).ProblemsAsync(KindsOfTests.Unfinished, Docs);

        Assert.All(
            [
                "/slack", "/teams", "the terminal", "lock screen", "search", "its own page", "no tile", "no panel", "Atom",
                "configuration.md", "architecture.md",
            ],
            place => Assert.Contains(problems, problem => problem.Contains(place, StringComparison.Ordinal)));
    }
}
