using System.Text.Json;
using Pipeline.Core.Stories;

namespace Pipeline.Core.Tests.Stories;

public sealed class SilenceTests
{
    [Theory]
    [InlineData("alreadyKnown", "known")]
    [InlineData("muted", "held: muted")]
    [InlineData("kind", "held: kind")]
    [InlineData("role", "held: role")]
    [InlineData("belowMinimum", "below minimum")]
    [InlineData("background", "background")]
    [InlineData("awaitingSources", "held: sources")]
    [InlineData("ignoredPublisher", "held: publisher")]
    public void Documents_of_earlier_versions_are_read(string stored, string words) =>
        Assert.Equal(words, JsonSerializer.Deserialize<Silence>($"\"{stored}\"").ToString());

    [Fact]
    public void Every_reason_is_written_in_its_words_and_read_again()
    {
        foreach (var reason in Enum.GetValues<Reason>())
        {
            var silence = new Silence(reason, "a detail: with a colon");

            Assert.Equal($"\"{silence}\"", JsonSerializer.Serialize(silence));
            Assert.Equal(silence, JsonSerializer.Deserialize<Silence>(JsonSerializer.Serialize(silence)));
            Assert.Equal(new Silence(reason), JsonSerializer.Deserialize<Silence>(JsonSerializer.Serialize(new Silence(reason))));
        }
    }

    [Theory]
    [InlineData("\"tired\"")]
    [InlineData("null")]
    public void What_is_no_reason_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Silence>(json));
}
