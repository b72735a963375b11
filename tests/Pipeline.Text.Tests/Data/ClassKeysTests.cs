using Pipeline.Text.Data;

namespace Pipeline.Text.Tests.Data;

public sealed class ClassKeysTests
{
    private enum Kind
    {
        None,
        Word,
        LongWord,
    }

    [Fact]
    public void Keys_are_the_names_of_classes_in_small_letters_with_hyphens()
    {
        var keys = new ClassKeys(typeof(Kind), "kinds.tsv");

        Assert.Equal((ulong)Kind.LongWord, keys.Read("long-word"));
        Assert.Equal((ulong)Kind.Word, keys.Read("word"));
        keys.End();
    }

    [Theory]
    [InlineData("wrod")]
    [InlineData("LongWord")]
    [InlineData("none")]
    public void A_row_that_is_no_class_ends_the_reading(string key)
    {
        var keys = new ClassKeys(typeof(Kind), "kinds.tsv");

        var failure = Assert.Throws<InvalidDataException>(() => keys.Read(key));

        Assert.Equal($"kinds.tsv has a row {key}, which is no class.", failure.Message);
    }

    [Fact]
    public void A_class_without_a_row_ends_the_reading()
    {
        var keys = new ClassKeys(typeof(Kind), "kinds.tsv");
        keys.Read("word");

        var failure = Assert.Throws<InvalidDataException>(keys.End);

        Assert.Equal("kinds.tsv has no row long-word.", failure.Message);
    }
}
