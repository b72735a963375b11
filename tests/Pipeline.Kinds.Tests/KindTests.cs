using Pipeline.Core.Facts;
using Pipeline.Tests.Shared;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Pipeline.Kinds.Tests;

/// <summary>Every kind of fact is told everywhere, and one that is not finished is found out.</summary>
public sealed class KindTests(AzuriteFixture azurite)
{
    private static string Docs => string.Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "docs")).Select(File.ReadAllText));

    [Theory]
    [InlineData("count")]
    [InlineData("group")]
    [InlineData("country")]
    public async Task A_kind_of_the_pipeline_is_told_everywhere(string kind) =>
        Assert.Empty(await new KindWalk(azurite).ProblemsAsync(FactKinds.Find(kind)!, Docs));

    [Fact]
    public void Every_kind_of_the_pipeline_is_walked() => Assert.Equal(
        ["count", "group", "country"],
        FactKinds.All.Where(kind => kind.GetType().Assembly == typeof(FactKinds).Assembly).Select(kind => kind.Name));

    [Fact]
    public async Task A_fourth_kind_that_is_complete_is_told_everywhere_as_well() =>
        Assert.Empty(await new KindWalk(azurite).ProblemsAsync(KindsOfTests.Weapon, "`weapon`, `weapon:rockets`"));

    [Fact]
    public async Task A_kind_that_is_not_finished_is_found_out_wherever_people_read()
    {
        var problems = await new KindWalk(azurite).ProblemsAsync(KindsOfTests.Unfinished, Docs);

        Assert.All(
            ["/slack", "/teams", "the terminal", "lock screen", "search", "its own page", "Atom", "configuration.md", "architecture.md"],
            place => Assert.Contains(problems, problem => problem.Contains(place, StringComparison.Ordinal)));
    }
}
