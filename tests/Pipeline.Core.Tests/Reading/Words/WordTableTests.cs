using Pipeline.Core.Reading.Words;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Tests.Reading.Words;

public sealed class WordTableTests
{
    private static List<string[]> Sets => [.. EmbeddedTable.Rows("word-sets.tsv", 2)];

    [Fact]
    public void Parse_BuiltInSets_HasTheWordsOfEachOnce()
    {
        var sets = WordTable.Parse<WordSet>("sets", Sets);

        Assert.Equal(Enum.GetValues<WordSet>().Order(), sets.Keys.Order());
        Assert.All(sets, set => Assert.Equal(set.Value.Distinct(), set.Value));
    }

    [Fact]
    public void Parse_WordsOfASet_AreFoundByTheLexicon() => Assert.All(
        WordTable.Parse<WordSet>("sets", Sets), set => Assert.All(set.Value, word => Assert.True(Lexicon.Find(word).Is(set.Key), word)));

    [Fact]
    public void Parse_MissingSet_FailsWithItsName() =>
        Fails("sets: 'toll-connector' has no row.", Sets.Where(row => row[0] != "toll-connector"));

    [Fact]
    public void Parse_MisspeltSet_FailsWithTheNameThatIsMissed() => Fails(
        "sets: 'toll-connector' has no row.", Sets.Select(row => row[0] == "toll-connector" ? ["tol-connector", row[1]] : row));

    [Fact]
    public void Parse_SetThatTheCodeDoesNotKnow_FailsWithItsName() =>
        Fails("sets: the code knows no WordSet 'colours'.", Sets.Append(["colours", "red green"]));

    [Fact]
    public void Parse_SecondRow_Fails() => Fails("sets: 'remedy' has two rows.", Sets.Append(["remedy", "reboot"]));

    [Fact]
    public void Parse_SetWithoutWords_Fails() =>
        Fails("sets: 'remedy' has no words.", Sets.Select(row => row[0] == "remedy" ? ["remedy", " "] : row));

    [Fact]
    public void Parse_Flags_NeedNoRowForSumsOfOthers()
    {
        var classes = WordTable.Read<WordClass>("words.tsv");

        Assert.Contains(WordClass.Determiner, classes);
        Assert.DoesNotContain(WordClass.Closed, classes);
        Assert.DoesNotContain(WordClass.None, classes);
    }

    private static void Fails(string message, IEnumerable<string[]> rows) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => WordTable.Parse<WordSet>("sets", rows)).Message);
}
