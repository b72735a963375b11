using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Pipeline.Adapters;
using Pipeline.Adapters.Destinations.Console;
using Pipeline.Adapters.Settings;
using Pipeline.Adapters.Storage;
using Pipeline.Local.Azurite;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Hosting;

/// <summary>The pipeline's services over one storage, with the Azurite that was started for them if none was given.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AzuriteServer? azurite;

    private readonly TelemetryExport? telemetry;

    private LocalPipeline(ServiceProvider services, AzuriteServer? azurite, TelemetryExport? telemetry)
    {
        this.services = services;
        this.azurite = azurite;
        this.telemetry = telemetry;
    }

    /// <summary>Opens the pipeline; storage is ready to use afterwards.</summary>
    /// <param name="storage">Which storage.</param>
    /// <param name="output">Where alerts of console destinations and progress go.</param>
    /// <param name="settings">All settings (<see cref="LocalSettings"/>); the connection that is found is added to them.</param>
    /// <param name="verbosity">Least level of log lines, which go to the error stream.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="replace">Puts services in the place of the usual ones.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it.</exception>
    /// <exception cref="AzuriteException">Azurite can't be installed or started.</exception>
    /// <exception cref="Azure.RequestFailedException">Storage refuses.</exception>
    public static async Task<LocalPipeline> OpenAsync(
        StorageArguments storage,
        Output output,
        IConfigurationRoot settings,
        LogLevel verbosity,
        CancellationToken cancellationToken,
        Action<IServiceCollection>? replace = null)
    {
        storage.ApplyAddress(settings);
        var connection = storage.Address is null ? storage.Connection ?? settings["Pipeline:Storage:ConnectionString"] : null;
        var server = connection is null && settings["Pipeline:Storage:BlobServiceUri"] is null
            ? await AzuriteServer.FindOrStartAsync(storage.Data.FullName, output.Progress, cancellationToken)
            : null;
        try
        {
            if ((connection ?? server?.ConnectionString) is { } resolved)
            {
                settings["Pipeline:Storage:ConnectionString"] = resolved;
            }

            var provider = Build(settings, output, verbosity, replace);
            try
            {
                // Whatever is wrong with the settings stops the command here, not at the tenth drop.
                Validate(provider);
                await provider.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellationToken);
                return new LocalPipeline(
                    provider, server, TelemetryExport.Start(provider.GetRequiredService<IOptions<TelemetryOptions>>().Value, settings));
            }
            catch
            {
                await provider.DisposeAsync();
                throw;
            }
        }
        catch when (server is not null)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A service of the pipeline.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First of all: what was measured last must still be sent.
        telemetry?.Dispose();
        await services.DisposeAsync();
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }

    /// <exception cref="OptionsValidationException">A setting is wrong; of several wrong sections, all failures in one.</exception>
    private static void Validate(ServiceProvider provider)
    {
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            throw new OptionsValidationException(
                "Pipeline",
                typeof(object),
                several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).Distinct());
        }
    }

    private static ServiceProvider Build(IConfiguration settings, Output output, LogLevel verbosity, Action<IServiceCollection>? replace)
    {
        var collection = new ServiceCollection();
        collection
            .AddLogging(logging => logging
                .SetMinimumLevel(verbosity)
                // The SDK logs every request; what matters of them is logged by the pipeline.
                .AddFilter("Azure", LogLevel.Error)
                .AddFilter("System.Net.Http", LogLevel.Error)
                .AddFilter("Polly", LogLevel.Error)
                // The dashboard's requests; what fails is logged by the dashboard.
                .AddFilter("Microsoft", LogLevel.Error)
                .AddConsoleFormatter<LogLineFormatter, ConsoleFormatterOptions>()
                .AddConsole(console =>
                {
                    console.FormatterName = LogLineFormatter.FormatterName;
                    console.LogToStandardErrorThreshold = LogLevel.Trace;
                }))
            .AddSingleton<IConsoleAlerts>(new ConsoleAlerts(output))
            .AddPipeline(settings)
            .AddSingleton<ActivityMonitor>()
            .AddSingleton<DropPump>()
            .AddSingleton<DeliveryPump>()
            .AddSingleton<QueueRest>()
            .AddSingleton<PipelineRunner>();
        collection.AddOptions<RunOptions>().BindChecked(settings.GetSection("Pipeline:Local")).ValidateDataAnnotations();
        collection.AddOptions<TelemetryOptions>().BindChecked(settings.GetSection(TelemetryOptions.Section));
        replace?.Invoke(collection);
        return collection.BuildServiceProvider(validateScopes: true);
    }
}
