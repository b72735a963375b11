using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Pipeline.Adapters;
using Pipeline.Adapters.Storage;
using Pipeline.Adapters.Webhooks;
using Pipeline.Local.Azurite;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Hosting;

/// <summary>The pipeline's services over one storage, with the Azurite that was started for them if none was given.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AzuriteServer? azurite;

    private LocalPipeline(ServiceProvider services, AzuriteServer? azurite)
    {
        this.services = services;
        this.azurite = azurite;
    }

    /// <summary>Opens the pipeline; storage is ready to use afterwards.</summary>
    /// <param name="storage">Which storage.</param>
    /// <param name="output">Where alerts of console destinations and progress go.</param>
    /// <param name="settings">All settings (<see cref="LocalSettings"/>); the connection that is found is added to them.</param>
    /// <param name="verbosity">Least level of log lines, which go to the error stream.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it.</exception>
    /// <exception cref="AzuriteException">Azurite can't be installed or started.</exception>
    /// <exception cref="Azure.RequestFailedException">Storage refuses.</exception>
    public static async Task<LocalPipeline> OpenAsync(
        StorageArguments storage, Output output, IConfigurationRoot settings, LogLevel verbosity, CancellationToken cancellationToken)
    {
        var connection = storage.Connection ?? settings["Pipeline:Storage:ConnectionString"];
        var server = connection is null && settings["Pipeline:Storage:BlobServiceUri"] is null
            ? await AzuriteServer.FindOrStartAsync(storage.Data.FullName, output.Progress, cancellationToken)
            : null;
        try
        {
            if ((connection ?? server?.ConnectionString) is { } resolved)
            {
                settings["Pipeline:Storage:ConnectionString"] = resolved;
            }

            var provider = Build(settings, output, verbosity);
            try
            {
                // Whatever is wrong with the settings stops the command here, not at the tenth drop.
                provider.GetService<IStartupValidator>()?.Validate();
                await provider.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellationToken);
                return new LocalPipeline(provider, server);
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
        await services.DisposeAsync();
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }

    private static ServiceProvider Build(IConfiguration settings, Output output, LogLevel verbosity)
    {
        var collection = new ServiceCollection();
        collection
            .AddLogging(logging => logging
                .SetMinimumLevel(verbosity)
                // The SDK logs every request; what matters of them is logged by the pipeline.
                .AddFilter("Azure", LogLevel.Error)
                .AddFilter("System.Net.Http", LogLevel.Error)
                .AddFilter("Polly", LogLevel.Error)
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
            .AddSingleton<PipelineRunner>();
        collection.AddOptions<RunOptions>().Bind(settings.GetSection("Pipeline:Local")).ValidateDataAnnotations().ValidateOnStart();
        return collection.BuildServiceProvider(validateScopes: true);
    }
}
