using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class PollingTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(3, 3)]
    public async Task After_a_look_in_vain_it_pauses_as_long_as_that_look_took_and_at_least_the_interval(double lookSeconds, double pauseSeconds)
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

                clock.Advance(TimeSpan.FromSeconds(lookSeconds));
                ends.Add(clock.GetUtcNow());
                return Task.FromResult(0);
            },
            (_, _) => { },
            new RunOptions(),
            clock,
            stop.Token);

        // The first look ran at once; its pause is over when the clock passes it, and not before.
        clock.Advance(TimeSpan.FromSeconds(pauseSeconds) - TimeSpan.FromMilliseconds(1));
        Assert.Single(starts);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await polling;

        Assert.Equal(TimeSpan.FromSeconds(pauseSeconds), starts[1] - ends[0]);
    }
}
