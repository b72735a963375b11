using System.Text.RegularExpressions;
using Pipeline.Core.Articles;
using Pipeline.Core.Articles.Readers.Feeds;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Tests.Articles;

/// <summary>What docs/reading.md says of fields, feeds, JSON and dates is what the tables of the code hold, no more and no less.</summary>
public sealed partial class FieldPageTests
{
    private static readonly Dictionary<string, string> Sections =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "reading.md"))
            .Split("\n## ")[1..]
            .ToDictionary(section => section.Split('\n')[0], section => section, StringComparer.Ordinal);

    [Fact]
    public void Each_field_has_its_names_in_the_order_of_the_code()
    {
        var rows = Rows("Fields").Where(row => row.Length == 2).ToDictionary(row => row[0], row => row[^1], StringComparer.Ordinal);

        Assert.Equal(FieldNames.Title, Names(rows["title"]));
        Assert.Equal(FieldNames.Text, Names(rows["text"]));
        Assert.Equal(FieldNames.Summary, Names(rows["summary"]));
        Assert.Equal(FieldNames.Date, Names(rows["date"]));
        Assert.Equal(FieldNames.Author, Names(rows["author"]));
        Assert.Equal(FieldNames.Link, Names(rows["link"]));
        Assert.Equal(FieldNames.Publisher, Names(rows["publisher"]));
    }

    [Fact]
    public void Records_have_the_fields_of_the_code() => Assert.Equal(
        IncidentFields.Names, Rows("Fields").Where(row => row.Length == 3 && row[1] is "yes" or "no").SelectMany(row => Names(row[2])));

    [Fact]
    public void Feeds_have_the_elements_of_the_code() => Assert.Equal(
        FeedFields.Names.Keys.Order(StringComparer.Ordinal),
        Rows("Feeds").Skip(1).SelectMany(row => Names(row[1])).Order(StringComparer.Ordinal));

    [Fact]
    public void Envelopes_and_what_is_never_a_text_are_those_of_the_code()
    {
        var lines = Sections["JSON"].Split("\n- ").Select(line => Names(line).ToList()).ToList();

        Assert.Contains(lines, FieldNames.Envelope.SequenceEqual);
        Assert.Contains(lines, FieldNames.Wrapper.SequenceEqual);
        Assert.Contains(lines, FieldNames.Value.SequenceEqual);
        Assert.Contains(lines, FieldNames.Head.SequenceEqual);
        Assert.Contains(lines, FieldNames.Beside.SequenceEqual);
    }

    [Fact]
    public void Each_date_that_is_shown_is_read_or_not_as_the_page_says()
    {
        var halves = Sections["Dates"].Split("Not read:");
        var zones = Rows("Dates").Single(row => row[0] == "zones")[1];

        Assert.All(Names(halves[0]).Except(Names(zones)), date => Assert.NotNull(PublicationDate.Parse(date)));
        Assert.All(Names(zones), zone => Assert.NotNull(PublicationDate.Parse($"Tue, 05 Jul 2022 10:00:00 {zone}")));
        Assert.All(Names(halves[1]), date => Assert.Null(PublicationDate.Parse(date)));
    }

    private static IEnumerable<string[]> Rows(string section) => Sections[section].Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | "));

    private static IEnumerable<string> Names(string text) => Code().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
