using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using Pipeline.Adapters;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Telemetry;
using Pipeline.Web.Hosting;
using Pipeline.Web.Http;

namespace Pipeline.Functions;

/// <summary>The app put together, for whoever runs it and whoever tests it.</summary>
internal static class FunctionApp
{
    /// <summary>Adds everything that the functions call.</summary>
    public static FunctionsApplicationBuilder AddFunctionApp(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.Services
            .AddPipeline(builder.Configuration)
            .AddPipelineWeb(new WebOptions { CarriesKey = true })
            .AddSingleton<IValidateOptions<StorageOptions>, TriggerNamesValidator>();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<IFunctionMetadataTransformer, DevelopmentBlobPolling>();
        }

        return builder.AddTelemetry();
    }

    /// <summary>Exports traces, metrics and logs to Application Insights where a connection string names one.</summary>
    /// <remarks>Elsewhere the worker's own way of telemetry stays: with OpenTelemetry's the host takes the worker's log lines for exported,
    /// their invocation goes missing, and neither <c>func start</c> nor the log stream shows one
    /// (https://github.com/Azure/azure-functions-dotnet-worker/issues/3489).</remarks>
    private static FunctionsApplicationBuilder AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
        {
            return builder;
        }

        builder.Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(PipelineTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(PipelineTelemetry.Name))
            .UseAzureMonitorExporter();
        builder.Services.Configure<AzureMonitorExporterOptions>(options =>
        {
            // By default five traces a second are kept, and logs go with the traces that are not: an alarm on a log line would miss.
            options.TracesPerSecond = null;
            options.SamplingRatio = 1f;
            options.EnableTraceBasedLogsSampler = false;
        });
        if (!string.IsNullOrWhiteSpace(builder.Configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]))
        {
            // Local authentication is off in infra/: the worker exports by the identity by which the host does.
            builder.Services
                .AddOptions<AzureMonitorExporterOptions>()
                .Configure<TokenCredential>((options, identity) => options.Credential = identity);
        }

        return builder;
    }
}
