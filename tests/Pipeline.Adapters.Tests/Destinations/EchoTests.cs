using System.Text;
using Pipeline.Adapters.Destinations;

namespace Pipeline.Adapters.Tests.Destinations;

public sealed class EchoTests
{
    private const string Sentence = "At least 41 people were killed in an earthquake in Bahrain, officials said";
    private static readonly byte[] Sent = Encoding.UTF8.GetBytes($$"""{"title":"Quake","text":"{{Sentence}} on \"Tuesday\".\nMore \u00e9tudes follow on the day after"}""");

    [Theory]
    [InlineData(Sentence)]
    [InlineData("at LEAST 41 people  were killed in an earthquake in Bahrain; officials said")]
    [InlineData("""{"received":"At least 41 people were killed in an earthquake in Bahrain, officials said on \\"Tuesday\\".\\nMore"}""")]
    [InlineData("<p>At least 41 people were killed in an earthquake in Bahrain</p>")]
    public void What_repeats_the_article_is_taken_out(string answer)
    {
        var left = Remove($"bad request: {answer}");

        Assert.StartsWith("bad request: ", left, StringComparison.Ordinal);
        Assert.Contains(Echo.Mark, left, StringComparison.Ordinal);
        Assert.DoesNotContain("Bahrain", left, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_escaped_letter_is_the_letter() =>
        Assert.DoesNotContain("tudes", Remove("got: More \u00e9tudes follow on the day after"), StringComparison.Ordinal);

    [Theory]
    [InlineData("invalid_payload: text is not a string")]
    [InlineData("earthquake in Bahrain, officials")]
    [InlineData("")]
    public void What_the_remote_says_itself_stays(string answer) => Assert.Equal(answer, Remove(answer));

    [Theory]
    [InlineData("{\"a\":\"b\\/c\", \"text\": 5, \"more\": true}")]
    [InlineData("expected 100%25 of &lt;title&gt; to be a \\u0041 name")]
    public void An_answer_that_repeats_nothing_stays_as_it_came(string answer) => Assert.Equal(answer, Remove(answer));

    private static string Remove(string answer) => Echo.Remove(answer, Sent);
}
