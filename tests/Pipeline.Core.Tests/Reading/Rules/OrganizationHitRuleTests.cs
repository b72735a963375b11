using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Tests.Reading.Rules;

public sealed class OrganizationHitRuleTests
{
    private static readonly SpecFile.Spec<string> Spec = SpecFile.Load<string>("organizations.json");
    private static readonly EmbeddedTextAnalyzer Analyzer = new();

    public static TheoryData<string, string> Matches => new(Spec.Matches.Select(m => (m.Rule, m.Text)));

    public static TheoryData<string, string> NearMisses => new(Spec.NearMisses.Select(m => (m.Rule, m.Text)));

    [Theory]
    [MemberData(nameof(Matches))]
    public async Task Find_finds_the_organisations_of_the_spec(string rule, string text)
    {
        var found = (await FindAsync(text)).Select(Words);

        Assert.Equal(Spec.Matches.First(m => m.Rule == rule).Expected, found);
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public async Task Find_finds_none_in_a_near_miss(string rule, string text) => Assert.True((await FindAsync(text)).Count == 0, rule);

    [Fact]
    public async Task A_title_with_large_words_names_nobody_whom_the_text_does_not()
    {
        Assert.Equal(
            ["Norwick Hospital"],
            (await FindAsync("Local Bank And Norwick Hospital Hit By Ransomware", "The bank and Norwick Hospital shut down servers.")).Select(Words));
        Assert.Empty(await FindAsync("Local Bank Hit By Ransomware", "The bank shut down its servers."));
    }

    [Fact]
    public async Task Forms_of_one_name_are_one_fact_with_all_its_places()
    {
        var hit = Assert.Single(await FindAsync(
            "Meridia Health hit by hackers", "Hackers breached Meridia Health, Inc. on Monday. The attack on Meridia Health went on for days."));

        Assert.Equal("event:meridia health", hit.Key);
        Assert.True(hit.Mentions.Count > 1);
        Assert.False(hit.IsPresupposed);
    }

    [Fact]
    public async Task What_was_long_before_the_story_is_background() =>
        Assert.True(Assert.Single(await FindAsync(null, "Hackers breached Meridia Health in 2024.", new(2031, 2, 1, 0, 0, 0, TimeSpan.Zero))).IsOld);

    private static string Words(OrganizationHitFact hit) =>
        $"{(hit.IsClaim ? "claim: " : "")}{hit.Organization}{(hit.Attacker is null ? "" : $" by {hit.Attacker}")}"
        + $"{(hit.IsPresupposed ? ", known" : "")}{(hit.IsByNameAlone ? ", by name alone" : "")}";

    private static Task<List<OrganizationHitFact>> FindAsync(string text) => FindAsync(null, text);

    private static async Task<List<OrganizationHitFact>> FindAsync(string? title, string text, DateTimeOffset? publishedAt = null)
    {
        var body = title is null ? text : $"{title}\n\n{text}";
        var article = SpecFile.Article(body, title is null ? default : new TextSpan(0, title.Length), publishedAt);
        var analysis = await Analyzer.AnalyzeAsync(body, TestContext.Current.CancellationToken);
        return [.. new OrganizationHitRule().Find(new TokenizedArticle(article, analysis)).Cast<OrganizationHitFact>()];
    }
}
