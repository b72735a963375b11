namespace Pipeline.Local.Hosting;

/// <summary>Looks for work again and again: at once while there is some, after a pause when there is none,
/// and one no shorter than the look itself took, after a growing one in trouble.</summary>
internal static class Polling
{
    /// <summary>Calls <paramref name="pass"/>, which tells how much it found, until <paramref name="stop"/>.</summary>
    /// <param name="pass">One look. What it throws is trouble with storage: nothing is lost, the work waits there.</param>
    /// <param name="onTrouble">Told of each trouble and of the pause that follows.</param>
    /// <param name="options">The pauses.</param>
    /// <param name="clock">The time.</param>
    /// <param name="stop">Ends the polling; the look under way is told and may finish what it began.</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task<int>> pass, Action<Exception, TimeSpan> onTrouble, RunOptions options, TimeProvider clock, CancellationToken stop)
    {
        var troubles = 0;
        while (!stop.IsCancellationRequested)
        {
            var pause = TimeSpan.Zero;
            try
            {
                var began = clock.GetTimestamp();
                var found = await pass(stop);
                var took = clock.GetElapsedTime(began);
                // A look that lists very many drops takes its time: looking again at once would leave storage nothing but looks.
                pause = found > 0 ? TimeSpan.Zero : took > options.PollInterval ? took : options.PollInterval;
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
