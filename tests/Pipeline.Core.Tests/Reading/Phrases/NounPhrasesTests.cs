using Pipeline.Core.Reading.Phrases;

namespace Pipeline.Core.Tests.Reading.Phrases;

public sealed class NounPhrasesTests
{
    [Theory]
    [InlineData("six priests, their cook Elba Ramos and her daughter", "priests|cooks|daughters")]
    [InlineData("two judges of the court and a clerk", "judges|clerks")]
    [InlineData("12 people, police said", "people")]
    [InlineData("the storm and the flood", "")]
    public void ReadList_FindsWhomItLists(string words, string labels)
    {
        var text = Text(words);

        Assert.Equal(labels, Labels(new NounPhrases(text).ReadList(0, text.Article.Tokens.Count)));
    }

    [Theory]
    [InlineData("The son of a senator", "sons")]
    [InlineData("two men who were passing through the area", "men")]
    [InlineData("In Lima, three students", "students")]
    public void ReadSubject_FindsOfWhomTheVerbIsSaid(string words, string labels)
    {
        var text = Text(words);

        Assert.Equal(labels, Labels(new NounPhrases(text).ReadSubject(text.Article.Tokens.Count, 0)));
    }

    [Fact]
    public void ReadNamedWithAges_CountsThePersons()
    {
        var text = Text("Lisa Crane, 41, and Bob Ray, 30");

        Assert.Equal(2, new NounPhrases(text).ReadNamedWithAges(0, text.Article.Tokens.Count)?.Number?.Quantity.Value);
    }

    [Theory]
    [InlineData("The brothers, 30 and 33, died", 2L)]
    [InlineData("The brothers, aged 30, 33 and 35, died", 3L)]
    [InlineData("The brothers, who fled, died", null)]
    public void Counted_AgesAfterAPlural_AreSoMany(string words, long? number)
    {
        var text = Text(words);
        var phrase = new NounPhrases(text).Read(0, text.Article.Tokens.Count)!;

        Assert.Equal(number, Ages.Counted(text, phrase).Number?.Quantity.Value);
    }

    [Fact]
    public void WithExamples_AreParts()
    {
        var text = Text("41 people, including three children");
        var phrases = new NounPhrases(text);
        var end = text.Article.Tokens.Count;
        var list = new CompanionReader(text, phrases).WithExamples(phrases.ReadList(0, end), end);

        Assert.Equal("people|children", Labels(list));
        Assert.Equal([false, true], list.Select(phrase => phrase.IsPart));
    }

    private static AnnotatedText Text(string words) => new(SpecFile.Read(words));

    private static string Labels(IEnumerable<NounPhrase> phrases) =>
        string.Join('|', phrases.SelectMany(phrase => phrase.Conjuncts).Select(conjunct => conjunct.Label));
}
