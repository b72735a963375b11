using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Storage;
using Pipeline.Local.Hosting;

namespace Pipeline.Bench.Hosts;

/// <summary>What is counted within a host that is measured.</summary>
internal sealed class MeasuredRun
{
    private readonly StorageClients clients;
    private readonly StorageOperations operations;

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
    public static MeasuredRun Of(FileInfo file) =>
        new(new ConfigurationBuilder().AddJsonFile(file.FullName, optional: false, reloadOnChange: false).Build());

    /// <summary>Counts the requests of <paramref name="services"/>.</summary>
    public void Replace(IServiceCollection services) => services.AddSingleton(clients);

    /// <summary>What was done.</summary>
    public RunTally Tally(ActivityMonitor monitor, ConflictCount conflicts) => new()
    {
        Drops = monitor.Drops.Done,
        Rejected = monitor.Drops.Failed,
        Conflicts = conflicts.Count,
        LiveMemory = GC.GetTotalMemory(forceFullCollection: true),
        Operations = operations.Counts,
    };
}
