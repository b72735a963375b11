using Pipeline.Adapters.Language;
using Pipeline.Text;

namespace Pipeline.Adapters.Tests.Language;

public sealed class LanguageMergeTests
{
    [Fact]
    public void Offsets_of_a_chunk_become_offsets_of_the_text()
    {
        const string text = "Nothing here. Rima Halder went to Tarvos.";

        var entity = Assert.Single(Merge(text, new TextSpan(14, 27), new LanguageEntity("Tarvos", "Location", "City", 20, 6, 0.8)));

        Assert.Equal(("Tarvos", EntityCategory.Location, new TextSpan(34, 6)), (entity.Text, entity.Category, entity.Span));
    }

    [Fact]
    public void A_service_that_counts_graphemes_is_put_right()
    {
        // Four emoji are four graphemes and eight code units.
        const string text = "😀😀😀😀 Tarvos and Tarvos again";

        var entities = Merge(
            text, new TextSpan(0, text.Length), new("Tarvos", "Location", null, 5, 6, 0.8), new("Tarvos", "Location", null, 16, 6, 0.8));

        Assert.Equal([9, 20], entities.Select(entity => entity.Span.Start));
    }

    [Fact]
    public void What_does_not_stand_in_the_text_is_left_out() =>
        Assert.Empty(Merge(
            "Rima went.",
            new TextSpan(0, 10),
            new LanguageEntity("Halder", "Person", null, 2, 6, 0.8),
            new LanguageEntity("", "Person", null, 0, 0, 1)));

    [Fact]
    public void Of_two_that_overlap_the_longer_one_stays()
    {
        const string text = "University of Tarvos";

        var entity = Assert.Single(Merge(
            text, new TextSpan(0, text.Length), new("Tarvos", "Location", null, 14, 6, 0.9), new(text, "Organization", null, 0, 20, 0.7)));

        Assert.Equal(EntityCategory.Organization, entity.Category);
    }

    [Theory]
    [InlineData("Location", "GPE", EntityCategory.Location)]
    [InlineData("Location", "CountryRegion", EntityCategory.Location)]
    [InlineData("Organization", "Medical", EntityCategory.Organization)]
    [InlineData("Computing", "IpAddress", EntityCategory.IPAddress)]
    [InlineData("Temporal", "DateRange", EntityCategory.DateTime)]
    [InlineData("Numeric", "Percentage", EntityCategory.Quantity)]
    [InlineData("personType", null, EntityCategory.PersonType)]
    public void Categories_of_both_generations_are_understood(string category, string? type, EntityCategory expected) =>
        Assert.Equal(expected, LanguageCategories.Of(new LanguageEntity("x", category, type, 0, 1, 1)));

    [Fact]
    public void A_category_of_tomorrow_is_left_out() =>
        Assert.Null(LanguageCategories.Of(new LanguageEntity("x", "Molecule", "Protein", 0, 1, 1)));

    [Fact]
    public void Key_phrases_of_several_chunks_stand_once() =>
        Assert.Equal(["the toll", "Tarvos"], LanguageMerge.KeyPhrases([["the toll", "Tarvos"], ["The Toll", " "]]));

    private static IReadOnlyList<EntityMention> Merge(string text, TextSpan chunk, params LanguageEntity[] entities) =>
        LanguageMerge.Entities(text, [(chunk, entities)]);
}
