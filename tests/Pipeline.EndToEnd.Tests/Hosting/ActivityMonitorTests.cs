using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class ActivityMonitorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void Work_under_way_is_never_idle()
    {
        var monitor = new ActivityMonitor(clock);
        using (monitor.Begin())
        {
            clock.Advance(Second * 100);
            Assert.False(monitor.IsIdleFor(Second));
        }

        Assert.False(monitor.IsIdleFor(Second));
        clock.Advance(Second);
        Assert.True(monitor.IsIdleFor(Second));
    }

    [Fact]
    public void Work_that_comes_back_later_is_waited_for()
    {
        var monitor = new ActivityMonitor(clock);
        monitor.Expect(Second * 10);

        clock.Advance(Second * 5);
        Assert.False(monitor.IsIdleFor(Second));
        clock.Advance(Second * 6);
        Assert.True(monitor.IsIdleFor(Second));
    }

    [Fact]
    public async Task Nothing_is_idle_before_the_first_look_has_ended()
    {
        var monitor = new ActivityMonitor(clock);
        var lookout = monitor.BeginLooking();
        var listed = new TaskCompletionSource<int>();
        var look = lookout.LookAsync(() => listed.Task);

        clock.Advance(Second * 100);
        Assert.False(monitor.IsIdleFor(Second));
        listed.SetResult(0);
        await look;
        Assert.True(monitor.IsIdleFor(Second));
    }

    [Fact]
    public async Task Nothing_is_idle_before_a_look_after_the_last_work_found_nothing()
    {
        var monitor = new ActivityMonitor(clock);
        var lookout = monitor.BeginLooking();
        await lookout.LookAsync(() =>
        {
            clock.Advance(Second);
            using var work = monitor.Begin();
            return Task.FromResult(1);
        });
        clock.Advance(Second * 100);
        Assert.False(monitor.IsIdleFor(Second));

        await lookout.LookAsync(() => Task.FromResult(0));
        Assert.True(monitor.IsIdleFor(Second));
    }

    [Fact]
    public async Task Everybody_who_looks_must_have_found_nothing()
    {
        var monitor = new ActivityMonitor(clock);
        var (drops, deliveries) = (monitor.BeginLooking(), monitor.BeginLooking());
        clock.Advance(Second);
        await drops.LookAsync(() => Task.FromResult(0));
        Assert.False(monitor.IsIdleFor(Second));
        await deliveries.LookAsync(() => Task.FromResult(0));
        Assert.True(monitor.IsIdleFor(Second));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(60, 300)]
    public void Delays_double_up_to_five_minutes(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RunOptions().DelayAfter(attempt));
}
