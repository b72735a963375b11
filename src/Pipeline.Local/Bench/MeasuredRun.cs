using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Telemetry;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Bench;

/// <summary>The host's side of <c>run --bench FILE</c>: counts what is done on the way. Not thread-safe.</summary>
internal sealed class MeasuredRun : IDisposable
{
    private readonly StorageClients clients;
    private readonly StorageOperations operations;
    private ConflictCount? conflicts;
    private long opened;
    private TimeSpan analyzerWait;

    private MeasuredRun(IConfigurationRoot settings)
    {
        Settings = settings;
        var storage = settings.GetSection("Pipeline:Storage");
        (clients, operations) = StorageOperations.Count(new StorageOptions
        {
            ConnectionString = storage[nameof(StorageOptions.ConnectionString)],
            Prefix = storage[nameof(StorageOptions.Prefix)] ?? "",
        });
    }

    /// <summary>The settings that the benchmark wrote.</summary>
    public IConfigurationRoot Settings { get; }

    /// <summary>Reads the settings of <paramref name="file"/>.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public static MeasuredRun Of(FileInfo file) => new(LocalSettings.Only(file));

    /// <summary>Counts the requests of <paramref name="services"/>.</summary>
    public void Replace(IServiceCollection services) => services.AddSingleton(clients);

    /// <summary>Counts lost races from now on, that storage is open.</summary>
    public void Opened(LocalPipeline pipeline)
    {
        opened = Stopwatch.GetTimestamp();
        conflicts = new ConflictCount(pipeline.Get<PipelineTelemetry>());
    }

    /// <summary>The analyzer is loaded.</summary>
    public void Ready() => analyzerWait = Stopwatch.GetElapsedTime(opened);

    /// <summary>What was done.</summary>
    public RunTally Tally(ActivityMonitor monitor) => new()
    {
        Drops = monitor.Drops.Done,
        Rejected = monitor.Drops.Failed,
        Conflicts = conflicts?.Count ?? 0,
        AnalyzerWait = analyzerWait.TotalSeconds,
        LiveMemory = GC.GetTotalMemory(forceFullCollection: true),
        Operations = operations.Counts,
    };

    /// <inheritdoc/>
    public void Dispose() => conflicts?.Dispose();
}
