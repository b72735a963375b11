using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Tests.Reading.Words;

public sealed class WordListTests
{
    [Fact]
    public void Read_ListThatIsNotBuiltIn_FailsWithItsName() => Assert.Contains(
        "no-such-list.tsv", Assert.Throws<InvalidOperationException>(() => WordList.Read("no-such-list.tsv", 2).ToList()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_OtherNumberOfColumns_Fails() =>
        Assert.Throws<InvalidOperationException>(() => WordList.Read("word-sets.tsv", 3).ToList());

    [Fact]
    public void Value_NameInAnyCase_IsTheValue() => Assert.Equal(VerbFrame.Hospital, WordList.Value<VerbFrame>("verbs", "hospital"));

    [Theory]
    [InlineData("hospitol")]
    [InlineData("3")]
    public void Value_NameOfNone_FailsWithTheList(string cell) => Assert.Equal(
        $"verbs: '{cell}' is no VerbFrame.",
        Assert.Throws<InvalidOperationException>(() => WordList.Value<VerbFrame>("verbs", cell)).Message);
}
