using System.Collections.Concurrent;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class DeliveryLaneTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> begun = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> made = new();
    private readonly ConcurrentQueue<Task> tasks = new();
    private readonly DeliveryLane<string> lane;

    // A delivery is called by its watch and a number: "w1".
    public DeliveryLaneTests() => lane = new(2, delivery => delivery[..1], MakeAsync, clock);

    [Fact]
    public void Deliveries_of_one_watch_go_one_after_the_other_and_those_of_another_overtake()
    {
        Assert.All(["a1", "a2", "b1"], delivery => Assert.True(lane.TryTake(delivery, tasks.Enqueue)));

        Assert.Equal(2, tasks.Count);
        Assert.Equal(["a2"], lane.Clear());
    }

    [Fact]
    public async Task The_next_one_begins_when_one_ends()
    {
        Assert.All(["a1", "a2", "a3"], delivery => Assert.True(lane.TryTake(delivery, tasks.Enqueue)));

        Made("a1").SetResult();
        await tasks.First();

        Assert.Equal(2, tasks.Count);
        Assert.Equal(["a3"], lane.Clear());
    }

    [Fact]
    public void Beyond_two_rounds_there_is_no_room()
    {
        Assert.All(["a1", "b1", "c1", "d1", "e1", "f1"], delivery => Assert.True(lane.TryTake(delivery, tasks.Enqueue)));

        Assert.False(lane.TryTake("g1", tasks.Enqueue));
        Assert.Equal(["c1", "d1", "e1", "f1"], lane.Clear());
        Assert.True(lane.TryTake("g1", tasks.Enqueue));
    }

    [Fact]
    public async Task What_is_sent_away_stays_away_about_until_its_turn()
    {
        foreach (var delivery in new[] { "a1", "b1", "c1", "d1", "e1", "f1" })
        {
            lane.TryTake(delivery, tasks.Enqueue);
        }

        await Begun("a1").Task;
        // Four seconds instead of the first guess, a quarter of the way at a time.
        clock.Advance(TimeSpan.FromSeconds(4));
        Made("a1").SetResult();
        await tasks.First();

        var first = lane.SendAway(TimeSpan.Zero);
        var second = lane.SendAway(TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(((0.25 * 0.75) + (4 * 0.25)) * 4 / 2), first);
        Assert.True(second > first);
        Assert.Equal(TimeSpan.FromSeconds(20), lane.SendAway(TimeSpan.FromSeconds(20)));
        Assert.Equal(TimeSpan.FromSeconds(30), Enumerable.Range(0, 1_000).Select(_ => lane.SendAway(TimeSpan.Zero)).ToList()[^1]);
    }

    private Task MakeAsync(string delivery)
    {
        Begun(delivery).SetResult();
        return Made(delivery).Task;
    }

    private TaskCompletionSource Made(string delivery) =>
        made.GetOrAdd(delivery, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private TaskCompletionSource Begun(string delivery) =>
        begun.GetOrAdd(delivery, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
