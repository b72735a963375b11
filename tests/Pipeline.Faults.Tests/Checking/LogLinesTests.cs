using Pipeline.Faults.Checking;

namespace Pipeline.Faults.Tests.Checking;

public sealed class LogLinesTests
{
    [Theory]
    [InlineData("Processed odd-names/\u001B[31mred.txt", "U+001B")]
    [InlineData("Processed odd-names/\u009B31m.txt", "U+009B")]
    [InlineData("Processed odd-names/\u202Egpj.txt", "U+202E")]
    [InlineData("Processed odd-names/\u2028.txt", "U+2028")]
    [InlineData("FORGED line.txt: 1 article", "a line that a name forged")]
    public void What_a_name_must_not_bring_into_a_line_is_found(string line, string problem) =>
        Assert.Equal(problem, LogLines.ProblemOf(line));

    [Theory]
    [InlineData("")]
    [InlineData("\tat Pipeline.Core.ArticleProcessor: FORGED within a line, ＝cmd, 😀 and ü")]
    public void Any_other_line_is_good(string line) => Assert.Null(LogLines.ProblemOf(line));
}
