using System.Text.Json;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Tests.Shared;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Tests.Reading.Rules;

public sealed class CountryRuleTests
{
    public static TheoryData<string> Specs() => new(ReadSpecs().Select(spec => spec.Name));

    /// <summary>Every case of <c>countries.json</c> and <c>countries/</c>: the countries, their roles and the exact mentions,
    /// and no other country.</summary>
    [Theory]
    [MemberData(nameof(Specs))]
    public void Find_GivesCountriesRolesAndMentionsOfSpec(string name)
    {
        var spec = ReadSpecs().Single(s => s.Name == name);

        var facts = Find(spec.Text);

        var expected = spec.Countries.Select(c => $"{c[0]} {c[1]}: {string.Join(", ", c.Skip(2))}").Order(StringComparer.Ordinal);
        var found = facts.Select(f =>
            $"{f.Code} {f.Role.ToString().ToLowerInvariant()}: {string.Join(", ", f.Mentions.Select(m => m.In(spec.Text)))}");
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Find_Evidence_CutsTheWordsOutOfTheSentence()
    {
        const string text = "The city was calm. A quake killed nine people in Nepal. Aid arrived.";

        var fact = Assert.Single(Find(text));

        Assert.Equal("A quake killed nine people in Nepal.", fact.Evidence.Sentence);
        Assert.Equal("Nepal", text.Substring(fact.Evidence.Offset, fact.Evidence.Length));
        Assert.Equal("country/affected", fact.Evidence.Rule);
        Assert.Equal("id", fact.Evidence.ArticleId);
    }

    [Fact]
    public void Find_ShowsTheSentenceThatStatesItBest_NotTheFirst()
    {
        var facts = Find(
            "Mexico City, a town of millions, woke early to sirens and smoke. The blast killed six people. "
                + "The attack on Mexico City was the worst in years.");

        Assert.Equal("The attack on Mexico City was the worst in years.", Assert.Single(facts).Evidence.Sentence);
    }

    [Fact]
    public void Find_PutsStrongerRolesFirst()
    {
        var roles = Find("Germany sent doctors. Iran-backed gunmen killed four people in Baghdad, and the attack wounded ten.")
            .Select(f => f.Role);

        Assert.Equal([CountryRole.Affected, CountryRole.Origin, CountryRole.Mentioned], roles);
    }

    [Fact]
    public void Find_LabelsAreShortNames()
    {
        var labels = Find("Talks in Washington, Abu Dhabi, Seoul, Kinshasa and Yangon went on.").Select(f => f.Label);

        Assert.Equal(["DR Congo", "Myanmar", "South Korea", "United Arab Emirates", "United States"], labels.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Find_AnotherEnginesPerson_IsNoPlace()
    {
        const string text = "Storms killed six people in Haiti. Israel Folan helped the victims.";
        var analysis = EmbeddedTextAnalyzer.Analyze(text) with
        {
            Engine = "service",
            Entities = [new EntityMention("Israel Folan", EntityCategory.Person, new TextSpan(35, 12), 1)],
        };

        Assert.Equal(["HT"], Find(text, analysis).Select(f => f.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n")]
    [InlineData("\ud83d\ude00 \ud800 \udc00 Kenya\ud800")]
    [InlineData("((((((((((((((((((((((((((((((((((((((")]
    public void Find_HostileText_DoesNotThrow(string text) => Assert.NotNull(Find(text));

    /// <summary>Places without a sentence's end, of datelines, of bylines: a drop may be anything.</summary>
    [Theory]
    [InlineData("Kenya, ")]
    [InlineData("attack in Kenya and ")]
    [InlineData("PARIS: x\n")]
    [InlineData("Reporting by Paris)\n")]
    [InlineData("Michael Jordan said ")]
    public void Find_MonotonousText_TakesLinearTime(string unit) =>
        LinearTime.Holds(text => Find(text), unit, 300_000, TimeSpan.FromSeconds(30));

    [Fact]
    public void Find_SameTextTwice_GivesTheSameFacts()
    {
        const string text = "Russian jets bombed Aleppo in Syria, killing five people. Turkey protested. An attack in Homs wounded three.";

        Assert.Equal(Find(text).Select(Describe), Find(text).Select(Describe));
    }

    private static string Describe(CountryFact fact) =>
        $"{fact.Code} {fact.Role} {fact.Confidence} {fact.Evidence} {string.Join(' ', fact.Mentions)}";

    private static List<CountryFact> Find(string text) => Find(text, EmbeddedTextAnalyzer.Analyze(text));

    private static List<CountryFact> Find(string text, TextAnalysis analysis) =>
        new CountryRule().Find(new TokenizedArticle(new Article { Id = "id", Source = "drop.txt", Body = text }, analysis))
            .Cast<CountryFact>()
            .ToList();

    private static List<Spec> ReadSpecs()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Reading", "Specs");
        return [.. Directory.GetFiles(Path.Combine(folder, "countries"), "*.json").Order(StringComparer.Ordinal)
            .Prepend(Path.Combine(folder, "countries.json"))
            .SelectMany(path => JsonSerializer.Deserialize<List<Spec>>(File.ReadAllText(path), JsonSerializerOptions.Web)!)];
    }

    private sealed record Spec(string Name, string Text, string[][] Countries);
}
