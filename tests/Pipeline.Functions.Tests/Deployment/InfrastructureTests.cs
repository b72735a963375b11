using System.Globalization;
using System.Reflection;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Destinations;
using Pipeline.Adapters.Language;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>What infra/ would create, held against the compiled app and its options.</summary>
public sealed partial class InfrastructureTests
{
    [Fact]
    public async Task Every_container_and_queue_is_created_and_no_other()
    {
        var deployment = await PredictedDeployment.GetAsync();

        // The last one is for the app's code.
        Assert.Equal(
            DeploymentNamesTests.Options.ContainerNames.Append("deployments").Order(StringComparer.Ordinal),
            deployment.Names("Microsoft.Storage/storageAccounts/blobServices/containers"));
        Assert.Equal(
            DeploymentNamesTests.Options.QueueNames.Append(DeploymentNamesTests.BlobPoisonQueue).Order(StringComparer.Ordinal),
            deployment.Names("Microsoft.Storage/storageAccounts/queueServices/queues"));
    }

    [Fact]
    public async Task Only_analyses_and_readings_are_cooled_or_deleted_with_age()
    {
        var deployment = await PredictedDeployment.GetAsync();

        var options = DeploymentNamesTests.Options;
        Assert.Equal(
            [$"{options.Analyses}/", $"{options.Readings}/"],
            Assert.Single(deployment.Resources("Microsoft.Storage/storageAccounts/managementPolicies"))
                .GetProperty("properties").GetProperty("policy").GetProperty("rules").EnumerateArray()
                .SelectMany(rule => rule.GetProperty("definition").GetProperty("filters").GetProperty("prefixMatch").EnumerateArray())
                .Select(prefix => prefix.GetString()));
    }

    [Fact]
    public async Task The_app_gets_the_runtime_that_it_is_compiled_for()
    {
        var deployment = await PredictedDeployment.GetAsync();

        var app = Assert.Single(deployment.Resources("Microsoft.Web/sites"));
        var configuration = app.GetProperty("properties").GetProperty("functionAppConfig");
        var framework = typeof(ArticleDropped).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        Assert.Equal("functionapp,linux", app.GetProperty("kind").GetString());
        Assert.Equal("dotnet-isolated", configuration.GetProperty("runtime").GetProperty("name").GetString());
        Assert.Equal(framework, ".NETCoreApp,Version=v" + configuration.GetProperty("runtime").GetProperty("version").GetString());
        Assert.EndsWith(
            "primaryEndpoints.blob, 'deployments')]",
            configuration.GetProperty("deployment").GetProperty("storage").GetProperty("value").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_own_page_does_not_stand_where_the_dashboard_is() =>
        Assert.Contains("'AzureWebJobsDisableHomepage', 'true'", await SettingsAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Every_setting_of_the_deployed_app_is_one_that_the_pipeline_reads()
    {
        var known = new[]
        {
            ("Storage", typeof(StorageOptions)), ("Language", typeof(LanguageOptions)), ("Webhooks", typeof(PostingOptions)),
            ("Delivery", typeof(DeliveryPolicy)),
        }.SelectMany(section => section.Item2
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => $"Pipeline__{section.Item1}__{property.Name}"))
            .Concat(typeof(AnalyzerOptions).GetProperties().Select(property => $"Pipeline__{property.Name}"))
            .Concat(DestinationSettings())
            .ToHashSet(StringComparer.Ordinal);

        var used = await SettingNamesAsync();

        Assert.Contains("Pipeline__Webhooks__Tries", used);
        Assert.Equal([], used.Except(known));
    }

    [Fact]
    public async Task Everything_that_a_destination_can_be_told_can_be_deployed() =>
        Assert.Equal([], DestinationSettings().Except(await SettingNamesAsync()));

    [Fact]
    public async Task The_hooks_use_only_what_the_infrastructure_puts_out()
    {
        // The subscription is azd's own.
        var outputs = (await PredictedDeployment.GetAsync()).Outputs.Keys.Append("AZURE_SUBSCRIPTION_ID").ToHashSet(StringComparer.Ordinal);

        foreach (var (path, source) in RepositoryFiles.ReadAll("infra/hooks", "postdeploy.*"))
        {
            var used = Variable().Matches(source).Select(match => match.Value).Distinct().ToList();
            Assert.NotEmpty(used);
            Assert.Empty(used.Where(name => !outputs.Contains(name)).Select(name => $"{path}: {name}"));
            Assert.Contains("/blobServices/default/containers/$", source, StringComparison.Ordinal);
            Assert.Contains("--advanced-filter data.api StringIn", source, StringComparison.Ordinal);

            // az has a default subscription of its own, which need not be the one that azd deployed to.
            Assert.Equal(AzCommand().Count(source), InSubscription().Count(source));
        }
    }

    [Fact]
    public async Task The_hook_for_Windows_subscribes_the_function_that_takes_drops()
    {
        // The other one is run by PostDeployHookTests. The host answers 202 to events for a function that it does not have.
        var outputs = (await PredictedDeployment.GetAsync()).Outputs;

        var endpoint = Endpoint().Match(RepositoryFiles.Read("infra/hooks/postdeploy.ps1"));
        var values = endpoint.Groups["values"].Value.Split(", ")
            .Select(value => value == "$key" ? "the-key" : outputs[value.Replace("$env:", "", StringComparison.Ordinal)]);

        Assert.Equal(
            $"https://{outputs["AZURE_FUNCTION_APP_NAME"]}.azurewebsites.net/runtime/webhooks/blobs"
                + $"?functionName=Host.Functions.{AppFunction.OfDrops.Name}&code=the-key",
            string.Format(CultureInfo.InvariantCulture, endpoint.Groups["format"].Value, [.. values]));
    }

    /// <summary>All that a destination of any registered kind may be told.</summary>
    private static IReadOnlyList<string> DestinationSettings()
    {
        using var services =
            new ServiceCollection().AddLogging().AddPipelineDestinations(new ConfigurationBuilder().Build()).BuildServiceProvider();
        return [.. services.GetRequiredService<DestinationKinds>().SettingNames.Select(name => $"Pipeline__Destinations__{name}")];
    }

    /// <summary>The settings of the app, still one expression, since the addresses of its storage are among them.</summary>
    private static async Task<string> SettingsAsync() =>
        Assert.Single((await PredictedDeployment.GetAsync()).Resources("Microsoft.Web/sites/config"))
            .GetProperty("properties").GetString()!;

    /// <summary>The names of the pipeline's own settings, without the numbers of destinations and of their watches.</summary>
    private static async Task<IReadOnlyList<string>> SettingNamesAsync() =>
        [.. Setting().Matches(await SettingsAsync()).Select(match => Number().Replace(match.Groups["name"].Value, "")).Distinct()];

    [GeneratedRegex(@"'(?<name>Pipeline__\w+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();

    [GeneratedRegex(@"__\d+", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(AZURE|PIPELINE)_[A-Z_]+\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\baz (account|functionapp|eventgrid) ", RegexOptions.ExplicitCapture)]
    private static partial Regex AzCommand();

    [GeneratedRegex(@"--subscription ""?\$(env:)?AZURE_SUBSCRIPTION_ID\b", RegexOptions.ExplicitCapture)]
    private static partial Regex InSubscription();

    [GeneratedRegex(@"\$endpoint = '""(?<format>[^'""]+)""' -f (?<values>[^\n]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Endpoint();
}
