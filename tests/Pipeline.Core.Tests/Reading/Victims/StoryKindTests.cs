using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Reading.Victims;

/// <summary>Sentences of three kinds of news with all counts ("value effect who") and groups that they state: cyber attacks, local crime,
/// and the words that a news desk uses for those who were hit.</summary>
public sealed class StoryKindTests
{
    private sealed record Story(string Rule, string Text, IReadOnlyList<string> Counts, IReadOnlyList<string>? Groups = null);

    private sealed record Stories(IReadOnlyList<Story> Matches, IReadOnlyList<SpecFile.NearMiss> NearMisses);

    private static readonly Stories Cyber = SpecFile.LoadAs<Stories>("cyber.json");
    private static readonly Stories LocalCrime = SpecFile.LoadAs<Stories>("local-crime.json");

    private static readonly Stories NewsDesk = SpecFile.LoadAs<Stories>("news-desk.json");

    public static TheoryData<string> NewsDeskTexts => new(NewsDesk.Matches.Select(m => m.Text));

    public static TheoryData<string> CyberTexts => new(Cyber.Matches.Select(m => m.Text));

    public static TheoryData<string> LocalCrimeTexts => new(LocalCrime.Matches.Select(m => m.Text));

    public static TheoryData<string> NearMisses => new(Cyber.NearMisses.Concat(LocalCrime.NearMisses).Concat(NewsDesk.NearMisses).Select(m => m.Text));

    [Theory]
    [MemberData(nameof(CyberTexts))]
    public void Find_CyberStory_FindsItsCountsAndGroups(string text)
    {
        var story = Cyber.Matches.First(m => m.Text == text);

        Assert.Equal(story.Counts, Counts(text));
        Assert.Equal(story.Groups, Groups(text));
    }

    [Theory]
    [MemberData(nameof(LocalCrimeTexts))]
    public void Find_LocalCrime_FindsItsCounts(string text) =>
        Assert.Equal(LocalCrime.Matches.First(m => m.Text == text).Counts, Counts(text));

    [Theory]
    [MemberData(nameof(NewsDeskTexts))]
    public void The_words_of_a_news_desk_count_whom_they_say_was_hit(string text) =>
        Assert.Equal(NewsDesk.Matches.First(m => m.Text == text).Counts, Counts(text));

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void Find_NearMiss_IsNoCount(string text) => Assert.Empty(Counts(text));

    [Theory]
    [InlineData("Researchers said that the storm hit companies and hospitals in the city.")]
    [InlineData("A breach of the treaty hit companies.")]
    public void Find_AnotherKindOfStory_HitsNoOrganizations(string text) => Assert.Empty(Groups(text));

    [Theory]
    [InlineData("hackers stole data of users, ")]
    [InlineData("the hacked bank's customers of 12 ")]
    [InlineData("Ann Lee, 41, and hackers killed ")]
    [InlineData("its breach it was hacked ")]
    public void Find_HostileRepetition_TakesTimeInProportion(string unit) =>
        LinearTime.Holds(body => Counts(body), unit, 100_000, TimeSpan.FromSeconds(10));

    private static string[] Counts(string text) => [.. new VictimCountRule().Find(SpecFile.Read(text)).Cast<VictimCountFact>()
        .Where(c => c.IsOfStory)
        .Select(c => FormattableString.Invariant($"{c.Quantity.Value} {c.Effect.ToString().ToLowerInvariant()} {c.Who}"))
        .Order(StringComparer.Ordinal)];

    private static string[] Groups(string text) =>
        [.. new TargetGroupRule().Find(SpecFile.Read(text)).Cast<TargetGroupFact>().Select(g => g.Group).Order(StringComparer.Ordinal)];
}
