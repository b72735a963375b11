using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class PollingTests
{
    [Theory]
    [InlineData(0, 0, 0, 0.5)]
    [InlineData(0, 0.1, 0, 0.5)]
    [InlineData(0, 3, 0, 9)]
    [InlineData(2, 3, 1, 8)]
    [InlineData(2, 1, 20, 0)]
    [InlineData(2, 0, 0, 0)]
    public async Task It_pauses_after_a_look_in_vain_and_until_listing_took_a_quarter_of_the_time(
        int found, double listingSeconds, double workSeconds, double pauseSeconds)
    {
        var clock = new ManualTimeProvider();
        using var stop = new CancellationTokenSource();
        var ends = new List<DateTimeOffset>();
        var starts = new List<DateTimeOffset>();
        var polling = Polling.RunAsync(
            _ =>
            {
                starts.Add(clock.GetUtcNow());
                if (starts.Count == 2)
                {
                    stop.Cancel();
                }

                clock.Advance(TimeSpan.FromSeconds(listingSeconds + workSeconds));
                ends.Add(clock.GetUtcNow());
                return Task.FromResult(new Look(found, TimeSpan.FromSeconds(listingSeconds)));
            },
            (_, _) => { },
            new RunOptions(),
            clock,
            stop.Token);

        // The first look ran at once; its pause is over when the clock passes it, and not before.
        if (pauseSeconds > 0)
        {
            clock.Advance(TimeSpan.FromSeconds(pauseSeconds) - TimeSpan.FromMilliseconds(1));
            Assert.Single(starts);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await polling;

        Assert.Equal(TimeSpan.FromSeconds(pauseSeconds), starts[1] - ends[0]);
    }
}
