namespace Pipeline.Functions.Tests.Deployment;

/// <summary>The telemetry of the Function app, read as text: Program.cs has no part that could be called without a host.</summary>
public sealed class TelemetryTests
{
    [Theory]
    [InlineData("options.TracesPerSecond = null;")]
    [InlineData("options.SamplingRatio = 1f;")]
    [InlineData("options.EnableTraceBasedLogsSampler = false;")]
    public void Nothing_that_an_alarm_looks_at_is_sampled_away(string statement) =>
        Assert.Contains(statement, RepositoryFiles.Read("src/Pipeline.Functions/FunctionApp.cs"), StringComparison.Ordinal);
}
