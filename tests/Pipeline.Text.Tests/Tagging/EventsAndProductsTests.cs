using Pipeline.Text.Tagging;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Tagging;

public sealed class EventsAndProductsTests
{
    private static IEnumerable<string> Find(string text, EntityCategory category)
    {
        var found = new List<EntityMention>();
        EventsAndProducts.Find(TokenizedText.Of(text), found);
        Assert.All(found, entity => Assert.Equal(entity.Text, entity.Span.In(text)));
        return found.Where(entity => entity.Category == category).Select(entity => entity.Text);
    }

    [Theory]
    [InlineData("He fought in World War II and was wounded.", "World War II")]
    [InlineData("Thousands fled before Hurricane Maria made landfall.", "Hurricane Maria")]
    [InlineData("The Battle of Mosul lasted nine months.", "Battle of Mosul")]
    [InlineData("They met at the Cannes Film Festival in May.", "Cannes Film Festival")]
    [InlineData("The fast of Ramadan begins on Friday.", "Ramadan")]
    [InlineData("Protests of the Arab Spring spread to Libya.", "Arab Spring")]
    [InlineData("The Iran-Iraq War ended in 1988.", "Iran-Iraq War")]
    [InlineData("Operation Cast Lead killed many civilians.", "Operation Cast Lead")]
    [InlineData("Qatar hosted the World Cup.", "World Cup")]
    [InlineData("A bomb went off at the Boston Marathon.", "Boston Marathon")]
    public void An_event_is_told_by_its_words(string text, string name) =>
        Assert.Equal(name, Assert.Single(Find(text, EntityCategory.Event)));

    [Theory]
    [InlineData("The war in Yemen goes on.")]
    [InlineData("The Games were postponed.")]
    [InlineData("Storm clouds gathered over the town.")]
    [InlineData("A summit of African leaders opened.")]
    [InlineData("The battle of wits was over. He won the cup.")]
    [InlineData("Operation of the plant stopped.")]
    public void Common_words_are_no_events(string text) => Assert.Empty(Find(text, EntityCategory.Event));

    [Theory]
    [InlineData("The gunmen carried AK-47 rifles.", "AK-47")]
    [InlineData("Two F-16s took off.", "F-16s")]
    [InlineData("A Boeing 737 crashed near Jakarta.", "Boeing 737")]
    [InlineData("The Airbus A320 landed safely.", "Airbus A320")]
    [InlineData("Her iPhone 12 was infected.", "iPhone 12")]
    [InlineData("The flaw in Windows was patched.", "Windows")]
    [InlineData("The worm Stuxnet damaged centrifuges.", "Stuxnet")]
    public void A_product_is_told_by_its_words(string text, string name) =>
        Assert.Equal(name, Assert.Single(Find(text, EntityCategory.Product)));

    [Theory]
    [InlineData("Windows were broken in the blast.")]
    [InlineData("Boeing said 737 people lost their jobs.")]
    [InlineData("The G-20 leaders met.")]
    [InlineData("The crash closed I-95 for hours.")]
    [InlineData("They had an android app.")]
    public void Other_names_and_words_are_no_products(string text) => Assert.Empty(Find(text, EntityCategory.Product));
}
