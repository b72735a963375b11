using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Pipeline.Local.Hosting;

/// <summary>Draws the pages that people open first, before they do.</summary>
/// <remarks>Their first drawing compiles some two thousand methods and reads what they show, for a second and more; nobody should wait for
/// that in front of a browser. Drops and deliveries come first: it is done once there are none.</remarks>
internal static partial class FirstPages
{
    /// <summary>Draws the list of watches and the watch with the newest news, as soon as nothing else is to do.</summary>
    /// <returns>What was drawn: nothing when <paramref name="stop"/> came before, or storage did not answer.</returns>
    public static async Task<IReadOnlyList<string>> DrawAsync(LocalPipeline pipeline, LocalWeb web, CancellationToken stop)
    {
        var drawn = new List<string>();
        try
        {
            await pipeline.Get<ActivityMonitor>().IdleAsync(TimeSpan.Zero, stop);
            using var client = new HttpClient { BaseAddress = web.Address };
            await DrawAsync("/");
            using var newest = JsonDocument.Parse(await DrawAsync("/api/watches?limit=1"));
            foreach (var watch in newest.RootElement.GetProperty("items").EnumerateArray())
            {
                await DrawAsync(web.Watch(watch.GetProperty("watch").GetString()!).PathAndQuery);
            }

            async Task<byte[]> DrawAsync(string address)
            {
                var content = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), stop);
                drawn.Add(address);
                return content;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host stops before anybody looked.
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            LogFailed(pipeline.Get<ILoggerFactory>().CreateLogger(nameof(FirstPages)), exception);
        }

        return drawn;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Pages could not be drawn ahead; whoever opens them first waits a little")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
