using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Alerts;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Hosting;

/// <summary>The host for a laptop or a single server: the pipeline with its analyzer loaded, the dashboard beside it, and what it says on
/// the way.</summary>
internal sealed partial class LocalHost : IAsyncDisposable
{
    /// <summary>How the line begins that says that storage is open and the analyzer loaded: whoever starts a host as a process waits
    /// for it.</summary>
    public const string ReadyLine = "Watching for drops";

    /// <summary>How the line begins that says where the dashboard is.</summary>
    public const string DashboardLine = "Dashboard: ";

    /// <summary>What stands in the log before the milliseconds in which storage was open and the analyzer not loaded yet.</summary>
    public const string AnalyzerLine = "Waited for the analyzer, ms: ";

    private readonly Output output;

    private LocalHost(LocalPipeline pipeline, Output output)
    {
        Pipeline = pipeline;
        this.output = output;
    }

    /// <summary>What works.</summary>
    public LocalPipeline Pipeline { get; }

    /// <summary>Opens storage and loads the analyzer, at the same time.</summary>
    /// <param name="storage">Which storage.</param>
    /// <param name="output">Where the host speaks.</param>
    /// <param name="settings">Reads all settings, while the analyzer loads.</param>
    /// <param name="verbosity">Least level of log lines, which go to the error stream.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="replace">Puts services in the place of the usual ones.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong; the message names it.</exception>
    /// <exception cref="Azurite.AzuriteException">Azurite can't be installed or started.</exception>
    /// <exception cref="Azure.RequestFailedException">Storage refuses.</exception>
    public static async Task<LocalHost> OpenAsync(
        StorageArguments storage,
        Output output,
        Func<IConfigurationRoot> settings,
        LogLevel verbosity,
        CancellationToken cancellationToken,
        Action<IServiceCollection>? replace = null)
    {
        var warm = WarmUp.StartAsync();
        var pipeline = await LocalPipeline.OpenAsync(storage, output, settings(), verbosity, cancellationToken, replace);
        try
        {
            var opened = Stopwatch.GetTimestamp();
            await warm;
            LogAnalyzer(
                pipeline.Get<ILoggerFactory>().CreateLogger(nameof(LocalHost)),
                (long)Stopwatch.GetElapsedTime(opened).TotalMilliseconds);
            return new LocalHost(pipeline, output);
        }
        catch
        {
            await pipeline.DisposeAsync();
            throw;
        }
    }

    /// <summary>Works until <paramref name="stop"/>, or until nothing was to do for <paramref name="untilIdle"/>; what is under way then is
    /// finished.</summary>
    /// <param name="untilIdle">Without it the dashboard is served too.</param>
    /// <param name="port">The dashboard's port, which has it served in any case; null for the usual one.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="UsageException">The port can't be had.</exception>
    public async Task RunAsync(TimeSpan? untilIdle, int? port, CancellationToken stop)
    {
        var destinations = Pipeline.Get<IAlertSender>().Destinations;
        output.Progress(
            $"{ReadyLine}; alerts go to {string.Join(", ", destinations.Select(destination => destination.Name))}."
            + $"{(untilIdle is null ? " Ctrl+C stops." : "")}");
        // A batch run is over before anybody looks, unless somebody says where.
        await using var web = untilIdle is null || port is not null ? await LocalWeb.StartAsync(Pipeline, port, stop) : null;
        if (web is not null)
        {
            output.Progress($"{DashboardLine}{web.Address}");
        }

        var rest = await RunAsync(web, untilIdle, stop);
        var monitor = Pipeline.Get<ActivityMonitor>();
        output.Progress(
            $"{monitor.Drops.Done:N0} drops processed, {monitor.Drops.Failed:N0} rejected; "
            + $"{monitor.Deliveries.Done:N0} deliveries made, {monitor.Deliveries.Failed:N0} failed.{rest.Words}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Pipeline.DisposeAsync();

    private async Task<Rest> RunAsync(LocalWeb? web, TimeSpan? untilIdle, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = Pipeline.Get<PipelineRunner>().RunAsync(untilIdle, stop);
        var drawing = web is null ? Task.CompletedTask : FirstPages.DrawAsync(Pipeline, web, ending.Token);
        try
        {
            return await running;
        }
        finally
        {
            await ending.CancelAsync();
            await drawing;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = AnalyzerLine + "{Milliseconds}")]
    private static partial void LogAnalyzer(ILogger logger, long milliseconds);
}
