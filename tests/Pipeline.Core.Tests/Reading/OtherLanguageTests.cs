using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Tests.Shared;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Tests.Reading;

/// <summary>A language that the embedded analyzer does not speak is marked, and read for what still works.</summary>
public sealed class OtherLanguageTests
{
    private static readonly FactExtractor Extractor = FactExtractor.WithAllRules();

    [Theory]
    [InlineData(
        "es",
        "El terremoto dejó miles de personas sin hogar en Chile y en Argentina, según las autoridades de los dos países.",
        "CL", "AR")]
    [InlineData(
        "de",
        "Nach dem Erdbeben suchen die Retter in Chile und in Portugal noch immer nach Menschen, sagte ein Sprecher der Regierung.",
        "CL", "PT")]
    [InlineData(
        "fr",
        "Le séisme a touché le Portugal et le Nigeria, où des milliers de personnes sont sans abri, selon les autorités des deux pays.",
        "PT", "NG")]
    public void Extract_AnotherLanguage_IsMarkedAndGivesItsCountries(string language, string text, params string[] countries)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(text);

        var facts = Extractor.Extract(Some.Article(text), analysis);

        Assert.Equal(language, analysis.Language);
        Assert.Equal(countries.Order(), facts.OfType<CountryFact>().Select(fact => fact.Code).Order());
    }
}
