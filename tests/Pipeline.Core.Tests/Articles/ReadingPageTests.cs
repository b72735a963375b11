namespace Pipeline.Core.Tests.Articles;

/// <summary>docs/reading.md lists what is read: each name stands in it as code, in the section that is about it.</summary>
public sealed class ReadingPageTests
{
    private static readonly Dictionary<string, string> Sections =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "reading.md"))
            .Split("\n## ")[1..]
            .ToDictionary(section => section.Split('\n')[0], section => section, StringComparer.Ordinal);

    [Fact]
    public void The_page_has_its_sections() =>
        Assert.Equal(["Formats", "Pages", "Feeds", "JSON", "Fields", "Dates", "Refused"], Sections.Keys);

    /// <summary>Fails with the names that a section lacks.</summary>
    internal static void Lists(string section, IEnumerable<string> names) =>
        Assert.All(names, name => Assert.Contains($"`{name}`", Sections[section], StringComparison.Ordinal));
}
