namespace Pipeline.Local.Hosting;

/// <summary>Looks for work again and again: at once while there is some, after a pause when there is none, after a growing one in trouble.
/// Listing is kept to a share of the time: with very many drops storage would be left nothing but that.</summary>
internal static class Polling
{
    /// <summary>From the beginning of a look to that of the next one there are at least so many times the time that listing took.</summary>
    private const int ListingShare = 4;

    /// <summary>Calls <paramref name="pass"/> until <paramref name="stop"/>.</summary>
    /// <param name="pass">One look. What it throws is trouble with storage: nothing is lost, the work waits there.</param>
    /// <param name="onTrouble">Told of each trouble and of the pause that follows.</param>
    /// <param name="options">The pauses.</param>
    /// <param name="clock">The time.</param>
    /// <param name="stop">Ends the polling; the look under way is told and may finish what it began.</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task<Look>> pass,
        Action<Exception, TimeSpan> onTrouble,
        RunOptions options,
        TimeProvider clock,
        CancellationToken stop)
    {
        var troubles = 0;
        while (!stop.IsCancellationRequested)
        {
            var pause = TimeSpan.Zero;
            try
            {
                var began = clock.GetTimestamp();
                var look = await pass(stop);
                var due = ListingShare * look.Listing - clock.GetElapsedTime(began);
                pause = look.Found > 0 ? TimeSpan.Zero : options.PollInterval;
                pause = due > pause ? due : pause;
                troubles = 0;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                troubles++;
                pause = options.DelayAfter(troubles);
                onTrouble(exception, pause);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

/// <summary>What a look for work came to.</summary>
/// <param name="Found">How much it found.</param>
/// <param name="Listing">How long storage was busy with listings for it.</param>
internal readonly record struct Look(int Found, TimeSpan Listing);
