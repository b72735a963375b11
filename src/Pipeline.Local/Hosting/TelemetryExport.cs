using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pipeline.Core.Telemetry;

namespace Pipeline.Local.Hosting;

/// <summary>Where traces and metrics go: settings <c>Pipeline:Telemetry:…</c>.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>The section they are bound from.</summary>
    public const string Section = "Pipeline:Telemetry";

    /// <summary>Address of an OTLP receiver over HTTP, such as <c>http://localhost:4318</c>; null exports nothing, unless the standard
    /// variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one.</summary>
    public Uri? OtlpEndpoint { get; set; }
}

/// <summary>Sends traces and metrics of this process to an OTLP receiver. Disposing sends what is left.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryExport(Uri endpoint)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("pipeline-local");
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(PipelineTelemetry.Name)
            .AddOtlpExporter(options => To(options, endpoint, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(PipelineTelemetry.Name)
            .AddOtlpExporter(options => To(options, endpoint, "v1/metrics"))
            .Build();
    }

    /// <summary>Starts exporting; null when no receiver is named.</summary>
    public static TelemetryExport? Start(TelemetryOptions options, IConfiguration settings)
    {
        var endpoint = options.OtlpEndpoint
            ?? (Uri.TryCreate(settings[StandardEndpoint], UriKind.Absolute, out var standard) ? standard : null);
        return endpoint is null ? null : new TelemetryExport(endpoint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static void To(OtlpExporterOptions options, Uri endpoint, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + signal);
    }
}
