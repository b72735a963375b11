namespace Pipeline.Core.Tests;

public sealed class WatchTurnsTests
{
    private readonly WatchTurns turns = new();

    [Fact]
    public async Task Turns_of_one_watch_come_in_the_order_of_their_reservation()
    {
        var first = turns.Reserve("a");
        using var second = turns.Reserve("a");

        var waiting = second.ComeAsync(CancellationToken.None);
        await first.ComeAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        first.Dispose();

        await waiting;
    }

    [Fact]
    public void Another_watch_does_not_wait()
    {
        using var first = turns.Reserve("a");
        using var other = turns.Reserve("b");

        Assert.True(other.ComeAsync(CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task One_who_leaves_early_lets_nobody_overtake()
    {
        var first = turns.Reserve("a");
        var second = turns.Reserve("a");
        using var third = turns.Reserve("a");

        second.Dispose();
        var waiting = third.ComeAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        first.Dispose();

        await waiting;
    }

    [Fact]
    public async Task One_who_is_cancelled_still_passes_the_turn_on()
    {
        var first = turns.Reserve("a");
        using var cancelled = new CancellationTokenSource();
        var second = turns.Reserve("a");
        var waiting = second.ComeAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        second.Dispose();
        using var third = turns.Reserve("a");

        first.Dispose();

        await third.ComeAsync(CancellationToken.None);
    }
}
