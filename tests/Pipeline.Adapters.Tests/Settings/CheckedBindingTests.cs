using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Tests.Settings;

public sealed class CheckedBindingTests
{
    [Theory]
    [InlineData("Pipeline:Analyzer", "Azure", "Pipeline:Analyzer must be one of Embedded, Language.")]
    [InlineData("Pipeline:Storage:MaxRetries", "many", "Pipeline:Storage:MaxRetries must be a whole number.")]
    [InlineData("Pipeline:Storage:TryTimeout", "soon", "Pipeline:Storage:TryTimeout must be a time such as 00:00:30.")]
    [InlineData("Pipeline:Webhooks:Tries", "2.5", "Pipeline:Webhooks:Tries must be a whole number.")]
    [InlineData("Pipeline:Delivery:SendingLease", "x", "Pipeline:Delivery:SendingLease must be a time such as 00:00:30.")]
    public void A_value_of_another_type_stops_the_start_with_what_would_be_right(string name, string value, string problem) =>
        Assert.Equal([problem], Problems((name, value)));

    [Theory]
    [InlineData("Pipeline:Storage:ConectionString")]
    [InlineData("Pipeline:Webhooks:Timeout")]
    [InlineData("Pipeline:Language:ApiKey")]
    [InlineData("Pipeline:Delivery:Retries")]
    public void A_misspelt_setting_stops_the_start_and_its_value_stays_unsaid(string name)
    {
        var problem = Assert.Single(Problems((name, "hunter2")));

        Assert.StartsWith($"{name} is no setting; the nearest is ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pipeline:AnalyzerFalback", "AnalyzerFallback")]
    [InlineData("Pipeline:analyser", "Analyzer")]
    [InlineData("Pipeline:Destination:0:Kind", "Destinations")]
    [InlineData("Pipeline:Storage:ConectionString", "ConnectionString")]
    public void A_misspelt_setting_is_told_the_nearest_name(string name, string nearest) =>
        Assert.Contains(
            $" is no setting; the nearest is {nearest}, and there are ",
            Assert.Single(Problems((name, "x"))),
            StringComparison.Ordinal);

    [Fact]
    public void The_sections_of_the_local_host_are_no_fault() => Assert.Empty(Problems(
        ("Pipeline:Local:MaxAttempts", "3"), ("Pipeline:Telemetry:OtlpEndpoint", "http://localhost:4318")));

    [Theory]
    [InlineData("Pipeline:Delivery:SendingLease", "00:01:00")]
    [InlineData("Pipeline:Webhooks:TotalTimeout", "00:02:00")]
    public void A_lease_that_ends_before_the_sending_does_stops_the_start(string name, string value) =>
        Assert.StartsWith(
            "Pipeline:Delivery:SendingLease must be longer than Pipeline:Webhooks:TotalTimeout",
            Assert.Single(Problems((name, value))),
            StringComparison.Ordinal);

    [Fact]
    public void Settings_that_are_right_pass() => Assert.Empty(Problems(
        ("Pipeline:Storage:MaxRetries", "3"), ("Pipeline:Analyzer", "embedded"),
        ("Pipeline:Delivery:RetryDelays:0", "00:00:01"), ("Pipeline:Webhooks:TotalTimeout", "00:00:50")));

    private static IEnumerable<string> Problems(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings
                .Append(("Pipeline:Storage:PageSize", "7"))
                .Append(("AzureWebJobsStorage", "UseDevelopmentStorage=true"))
                .Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2)))
            .Build();
        try
        {
            using var services = new ServiceCollection().AddLogging().AddPipeline(configuration).BuildServiceProvider();
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
