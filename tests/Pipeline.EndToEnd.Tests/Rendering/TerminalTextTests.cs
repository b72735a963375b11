using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Local.Rendering;

namespace Pipeline.EndToEnd.Tests.Rendering;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("a\u001B[31m.txt", "a[31m.txt")]
    [InlineData("a\u009B31m.txt", "a31m.txt")]
    [InlineData("a\u202Etxt.exe", "atxt.exe")]
    [InlineData("one\r\n12:00:00 error: forged", "one  12:00:00 error: forged")]
    [InlineData("نمی\u200Cخواهم", "نمی\u200Cخواهم")]
    public void A_stranger_s_text_is_one_line_that_commands_nothing(string text, string line) => Assert.Equal(line, TerminalText.Line(text));

    [Fact]
    public void A_log_line_is_one_line_whatever_names_and_exceptions_hold()
    {
        var formatter = new LogLineFormatter(TimeProvider.System);
        using var writer = new StringWriter();

        formatter.Write(
            new LogEntry<string>(
                LogLevel.Error, "test", default, "Processing w/a\n12:00:00 forged\u001B[2J failed",
                new InvalidOperationException("no \u009Bm\u202E such"), static (state, _) => state),
            null, writer);

        Assert.EndsWith(
            " error: Processing w/a 12:00:00 forged[2J failed (InvalidOperationException: no m such)\n", writer.ToString(),
            StringComparison.Ordinal);
    }
}
