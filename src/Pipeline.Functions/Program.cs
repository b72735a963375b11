using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Adapters;
using Pipeline.Adapters.Language;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Telemetry;
using Pipeline.Functions;
using Pipeline.Functions.Language;
using Pipeline.Web.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services
    .AddPipeline(builder.Configuration)
    .AddPipelineWeb(new WebOptions { CarriesKey = true })
    .AddSingleton<ILanguageService, AzureLanguageService>()
    .AddSingleton<IValidateOptions<StorageOptions>, TriggerNamesValidator>();

if (builder.Environment.IsDevelopment())
{
    builder.Services.AddSingleton<IFunctionMetadataTransformer, DevelopmentBlobPolling>();
}

var telemetry = builder.Services.AddOpenTelemetry();
telemetry.UseFunctionsWorkerDefaults();
telemetry
    .WithTracing(tracing => tracing.AddSource(PipelineTelemetry.Name))
    .WithMetrics(metrics => metrics.AddMeter(PipelineTelemetry.Name));
if (!string.IsNullOrWhiteSpace(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
{
    telemetry.UseAzureMonitorExporter();
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
}

var app = builder.Build();
if (builder.Environment.IsDevelopment())
{
    // A fresh Azurite has no containers, and the triggers are about to look. In Azure infra/ creates them.
    await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
}

await app.RunAsync();
