using Pipeline.Training.Frequencies;

namespace Pipeline.Training.Tests.Frequencies;

public sealed class WordFrequenciesTests
{
    [Fact]
    public void Rows_CountPiecesNotOccurrences()
    {
        var frequencies = new WordFrequencies();
        frequencies.Add(["#doc one", "The\tDT\tO", "the\tDT\tO", "1,400\tCD\tO", "rebels\tNNS\tO", ""]);
        frequencies.Add(["the\tDT\tO", "Rebels\tNNS\tO", "once\tRB\tO"]);

        Assert.Equal(["*\t2", "rebels\t2", "the\t2"], frequencies.Rows());
    }
}
