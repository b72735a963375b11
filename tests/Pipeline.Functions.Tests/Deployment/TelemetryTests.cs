using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>The telemetry of the Function app as it is built for Azure.</summary>
public sealed class TelemetryTests
{
    private const string ConnectionString = "InstrumentationKey=00000000-0000-0000-0000-000000000000";

    [Fact]
    public void Nothing_that_an_alarm_looks_at_is_sampled_away()
    {
        using var app = BuiltApp.With(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("APPLICATIONINSIGHTS_CONNECTION_STRING", ConnectionString));

        var options = app.Services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;

        Assert.Equal((null, 1f, false), (options.TracesPerSecond, options.SamplingRatio, options.EnableTraceBasedLogsSampler));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Authorization=AAD", true)]
    public void The_exporter_signs_in_by_the_apps_identity_where_the_host_does(string authentication, bool signsIn)
    {
        using var app = BuiltApp.With(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", ConnectionString),
            ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", authentication));

        var options = app.Services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;

        Assert.Same(signsIn ? app.Services.GetRequiredService<TokenCredential>() : null, options.Credential);
    }
}
