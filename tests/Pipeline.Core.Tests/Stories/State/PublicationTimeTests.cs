using System.Text.Json;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Tests.Stories.State;

public sealed class PublicationTimeTests
{
    private static readonly DateTimeOffset Midnight = new(2032, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_time_at_midnight_is_the_whole_day()
    {
        Assert.Equal(PublicationTime.On(new DateOnly(2032, 1, 1)), PublicationTime.Of(Midnight));
        Assert.Equal(PublicationTime.At(Midnight.AddMinutes(1)), PublicationTime.Of(Midnight.AddMinutes(1)));
    }

    [Theory]
    [InlineData(0, "\"2032-01-01\"")]
    [InlineData(90, "\"2032-01-01T01:30:00+00:00\"")]
    public void It_is_stored_as_a_day_or_as_an_instant(int minutes, string json)
    {
        var time = PublicationTime.Of(Midnight.AddMinutes(minutes));

        Assert.Equal(json, JsonSerializer.Serialize(time));
        Assert.Equal(time, JsonSerializer.Deserialize<PublicationTime>(json));
    }
}
