using Pipeline.Core.Articles;
using Pipeline.Core.Articles.Unpacking;

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

    [Fact]
    public void Every_encoding_and_every_field_of_a_letter_that_holds_an_address_is_listed()
    {
        Lists("Formats", DeclaredEncoding.MainNames);
        Lists("Formats", MailFields.LinkFields);
    }

    [Fact]
    public void Every_kind_that_is_refused_is_listed()
    {
        var refused = OneLine(Sections["Refused"]);
        Assert.DoesNotContain(
            RefusedKinds.Names.Concat(RefusedText.Names).Concat(RefusedCode.Names).Concat(ZipUnpacker.DocumentNames),
            name => !refused.Contains(name, StringComparison.Ordinal));
    }

    private static string OneLine(string text) => text.Replace('\n', ' ');

    /// <summary>Fails with the names that a section lacks.</summary>
    internal static void Lists(string section, IEnumerable<string> names) =>
        Assert.All(names, name => Assert.Contains($"`{name}`", Sections[section], StringComparison.Ordinal));
}
