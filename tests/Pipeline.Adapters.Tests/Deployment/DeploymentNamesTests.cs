using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Adapters.Language;
using Pipeline.Adapters.Storage;
using Pipeline.Adapters.Webhooks;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Tests.Deployment;

/// <summary>Functions, host.json, infra/ and the options must speak of the same containers, queues and functions. The sources are read
/// as text, so that this holds where the Function app can't be built.</summary>
public sealed partial class DeploymentNamesTests
{
    private const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    private static readonly StorageOptions Options = new() { ConnectionString = "UseDevelopmentStorage=true" };

    private static readonly IReadOnlyDictionary<string, string> Functions = RepositoryFiles.ReadAll("src/Pipeline.Functions", "*.cs")
        .Where(file => FunctionAttribute().IsMatch(file.Value)).ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);

    private static readonly JsonElement Names = JsonDocument.Parse(RepositoryFiles.Read("infra/names.json")).RootElement;

    [Fact]
    public void There_is_one_class_per_trigger_named_as_its_function() =>
        Assert.Equal(
            [
                "ArticleDropped", "DeliveryPoisoned", "DeliveryQueued", "DropPoisoned", "Health", "MissedDrops", "OutboxSweep",
                "PageFiles", "Pages"
            ],
            Functions.Select(file =>
            {
                var name = Assert.Single(FunctionAttribute().Matches(file.Value)).Groups["name"].Value;
                Assert.Equal($"src/Pipeline.Functions/{name}.cs", file.Key);
                Assert.Single(TriggerAttribute().Matches(file.Value));
                return name;
            }).Order(StringComparer.Ordinal));

    [Fact]
    public void The_dashboard_has_the_paths_that_it_links_to_and_hides_no_other_function()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));

        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Contains("AzureWebJobsDisableHomepage: 'true'", RepositoryFiles.Read("infra/modules/app.bicep"), StringComparison.Ordinal);
        Assert.Contains("AuthorizationLevel.Function,", Functions["src/Pipeline.Functions/Pages.cs"], StringComparison.Ordinal);

        // The host tries routes in the order of the functions' names and takes the first that fits.
        Assert.Equal(
            ["api/health", "assets/{name}", "{*path}"],
            Functions.Select(file => (Name: Path.GetFileNameWithoutExtension(file.Key), Route: HttpRoute().Match(file.Value)))
                .Where(function => function.Route.Success).OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
                .Select(function => function.Route.Groups["route"].Value));
    }

    [Fact]
    public void The_blob_trigger_takes_the_whole_path_of_the_container_of_drops_from_event_grid()
    {
        var trigger = Trigger("ArticleDropped", "BlobTrigger");

        Assert.StartsWith($"\"{Options.Articles}/{{path}}\"", trigger, StringComparison.Ordinal);
        Assert.Contains("Source = BlobTriggerSource.EventGrid", trigger, StringComparison.Ordinal);
    }

    [Fact]
    public void The_queue_triggers_take_the_queues_of_the_options_and_of_the_host()
    {
        Assert.Equal($"\"{Options.Deliveries}\"", Trigger("DeliveryQueued", "QueueTrigger"));
        Assert.Equal($"\"{Options.DeliveriesPoison}\"", Trigger("DeliveryPoisoned", "QueueTrigger"));
        Assert.Equal($"\"{BlobPoisonQueue}\"", Trigger("DropPoisoned", "QueueTrigger"));
        Assert.Equal(Options.Deliveries + "-poison", Options.DeliveriesPoison);
    }

    [Fact]
    public void A_drop_counts_as_missed_only_after_a_try_of_its_own_event_must_have_ended()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));

        Assert.True(MissedDropSweep.Grace > TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!));
        Assert.Equal(
            TriggeredDrops.MaxTries,
            host.RootElement.GetProperty("extensions").GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
    }

    [Fact]
    public void Containers_and_queues_are_called_as_droppers_and_operators_know_them()
    {
        // Literals on purpose: data stands under these names, and renaming a default would begin beside it with nothing.
        Assert.Equal(["articles", "analyses", "ledgers", "timeline", "alerts", "rejected", "readings", "config"], Options.ContainerNames);
        Assert.Equal(["deliveries", "deliveries-poison"], Options.QueueNames);
    }

    [Fact]
    public void Every_container_and_queue_is_created_and_no_other()
    {
        Assert.Equal(Options.ContainerNames.Order(StringComparer.Ordinal), Strings("containers").Order(StringComparer.Ordinal));
        Assert.Equal(
            Options.QueueNames.Append(BlobPoisonQueue).Order(StringComparer.Ordinal), Strings("queues").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Names.GetProperty("deploymentContainer").GetString(), Options.ContainerNames);
        Assert.Equal(Options.Articles, Names.GetProperty("drops").GetString());
        Assert.Contains($"src/Pipeline.Functions/{Names.GetProperty("blobFunction").GetString()}.cs", Functions.Keys);
    }

    [Fact]
    public void Infrastructure_takes_names_from_names_json_alone()
    {
        foreach (var (path, source) in RepositoryFiles.ReadAll("infra", "*.bicep").Concat(RepositoryFiles.ReadAll("infra", "postdeploy.*")))
        {
            // The lifecycle rules name the blobs' beginnings, which must begin with a container's name.
            var quoted = Quoted().Matches(Comment().Replace(source, "")).Select(match => match.Groups["text"].Value).ToList();
            var prefixes = Prefix().Matches(source).Select(match => match.Groups["text"].Value).ToList();
            Assert.All(prefixes, prefix => Assert.Contains(prefix, Strings("containers")));
            Assert.Empty(quoted.Intersect(Strings("queues").Concat(Strings("containers"))).Select(name => $"{path}: {name}"));
            Assert.Empty(quoted.Where(text => text.Contains("ArticleDropped", StringComparison.Ordinal)).Select(text => $"{path}: {text}"));
        }
    }

    [Fact]
    public void The_hooks_use_only_what_the_infrastructure_puts_out()
    {
        // The subscription is azd's own.
        var outputs = Output().Matches(RepositoryFiles.Read("infra/main.bicep")).Select(match => match.Groups["name"].Value)
            .Append("AZURE_SUBSCRIPTION_ID").ToHashSet(StringComparer.Ordinal);

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
    public void Every_setting_of_the_deployed_app_is_one_that_the_pipeline_reads()
    {
        var known = new[]
        {
            ("Storage", typeof(StorageOptions)), ("Language", typeof(LanguageOptions)), ("Webhooks", typeof(WebhookOptions)),
            ("Delivery", typeof(DeliveryPolicy)), ("Destinations__N", typeof(DestinationOptions)),
        }.SelectMany(section => section.Item2
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => $"Pipeline__{section.Item1}__{property.Name}"))
            .Concat(typeof(AnalyzerOptions).GetProperties().Select(property => $"Pipeline__{property.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        var used = Setting().Matches(RepositoryFiles.Read("infra/modules/app.bicep").Replace("${index}", "N", StringComparison.Ordinal))
            .Select(match => match.Value.TrimEnd('_')).Distinct().ToList();

        Assert.NotEmpty(used);
        Assert.Equal([], used.Except(known));
    }

    [Fact]
    public void Everything_that_a_destination_can_be_told_can_be_deployed()
    {
        var told = Setting().Matches(RepositoryFiles.Read("infra/modules/app.bicep").Replace("${index}", "N", StringComparison.Ordinal))
            .Select(match => match.Value);

        Assert.Equal([], typeof(DestinationOptions).GetProperties()
            .Select(property => property.Name)
            .Where(name => !told.Any(setting =>
                setting.TrimEnd('_').Equals($"Pipeline__Destinations__N__{name}", StringComparison.Ordinal))));
    }

    [Fact]
    public void Host_json_limits_the_triggers_that_exist()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));
        var extensions = host.RootElement.GetProperty("extensions");

        Assert.Equal("OpenTelemetry", host.RootElement.GetProperty("telemetryMode").GetString());
        Assert.Equal("base64", extensions.GetProperty("queues").GetProperty("messageEncoding").GetString());
        Assert.Equal(
            extensions.GetProperty("queues").GetProperty("maxDequeueCount").GetInt32(),
            extensions.GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
        // A try that throws is not made again at once; and it comes back within the lease, which must therefore be free by then.
        var pause = TimeSpan.Parse(extensions.GetProperty("queues").GetProperty("visibilityTimeout").GetString()!);
        Assert.InRange(pause, TimeSpan.FromSeconds(1), new DeliveryPolicy().SendingLease);
    }

    [Fact]
    public void Local_settings_work_as_they_are()
    {
        using var settings = JsonDocument.Parse(RepositoryFiles.Read("local.settings.sample.json"));
        var values = settings.RootElement.GetProperty("Values");

        Assert.Equal("dotnet-isolated", values.GetProperty("FUNCTIONS_WORKER_RUNTIME").GetString());
        Assert.Equal("UseDevelopmentStorage=true", values.GetProperty(HostStorage.Connection).GetString());
    }

    [Fact]
    public void Brackets_of_the_infrastructure_close()
    {
        // Where no compiler is at hand this is the least that can be asked; the workflow of GitHub compiles and lints.
        foreach (var (path, source) in RepositoryFiles.ReadAll("infra", "*.bicep"))
        {
            var open = new Stack<char>();
            foreach (var bracket in Quoted().Replace(Comment().Replace(source, ""), "")
                .Where(c => "()[]{}".Contains(c, StringComparison.Ordinal)))
            {
                if ("([{".Contains(bracket, StringComparison.Ordinal))
                {
                    open.Push(bracket);
                }
                else
                {
                    Assert.True(
                        open.TryPop(out var opened)
                            && "([{".IndexOf(opened, StringComparison.Ordinal) == ")]}".IndexOf(bracket, StringComparison.Ordinal),
                        path);
                }
            }

            Assert.Empty(open);
        }
    }

    [Fact]
    public void Modules_are_given_exactly_the_parameters_they_have()
    {
        var main = RepositoryFiles.Read("infra/main.bicep");
        foreach (Match module in Module().Matches(main))
        {
            var source = RepositoryFiles.Read("infra/" + module.Groups["path"].Value);
            var given = Given().Matches(module.Groups["params"].Value)
                .Select(match => match.Groups["name"].Value)
                .ToHashSet(StringComparer.Ordinal);
            var taken = Parameter().Matches(source).ToDictionary(
                match => match.Groups["name"].Value, match => match.Groups["default"].Success, StringComparer.Ordinal);

            Assert.Empty(given.Where(name => !taken.ContainsKey(name)).Select(name => $"{module.Groups["path"].Value} has no {name}"));
            Assert.Empty(taken
                .Where(parameter => !parameter.Value && !given.Contains(parameter.Key))
                .Select(parameter => $"{module.Groups["path"].Value} needs {parameter.Key}"));
        }

        Assert.Equal(RepositoryFiles.ReadAll("infra/modules", "*.bicep").Count, Module().Count(main));
    }

    private static IEnumerable<string> Strings(string list) => Names.GetProperty(list).EnumerateArray().Select(item => item.GetString()!);

    private static string Trigger(string function, string attribute)
    {
        var trigger = Assert.Single(TriggerAttribute().Matches(Functions[$"src/Pipeline.Functions/{function}.cs"]));
        Assert.Equal(attribute, trigger.Groups["attribute"].Value);
        return trigger.Groups["arguments"].Value;
    }

    [GeneratedRegex(@"\[Function\((nameof\((?<name>\w+)\)|""(?<name>\w+)"")\)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionAttribute();

    [GeneratedRegex(@"\[(?<attribute>\w+Trigger)\((?<arguments>[^)\]]*)\)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex TriggerAttribute();

    [GeneratedRegex(@"\[HttpTrigger\([^\]]*Route = ""(?<route>[^""]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex HttpRoute();

    [GeneratedRegex(@"'(?<text>[^'\n]*)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(^|\s)(//|#)[^\n]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex(@"prefixMatch: \['(?<text>[^/']+)/'\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^output (?<name>\w+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\b(AZURE|PIPELINE)_[A-Z_]+\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\baz (account|functionapp|eventgrid) ", RegexOptions.ExplicitCapture)]
    private static partial Regex AzCommand();

    [GeneratedRegex(@"--subscription ""?\$(env:)?AZURE_SUBSCRIPTION_ID\b", RegexOptions.ExplicitCapture)]
    private static partial Regex InSubscription();

    [GeneratedRegex(@"\bPipeline__\w+", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();

    [GeneratedRegex(
        @"^module \w+ '(?<path>[^']+)'[^\n]*\n.*?params: \{(?<params>.*?)\n  \}",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Module();

    [GeneratedRegex(@"^    (?<name>\w+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Given();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> =)?", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
