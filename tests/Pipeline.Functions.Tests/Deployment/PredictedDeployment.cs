using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Destinations;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>What <c>azd provision</c> would create where everything is chosen that can be: Bicep works it out from infra/ without
/// Azure.</summary>
/// <remarks>Values that only Azure knows, such as an identity's id, stay expressions, and with them the whole of what holds them.</remarks>
internal sealed class PredictedDeployment
{
    private static readonly Lazy<Task<PredictedDeployment>> Once = new(MakeAsync);

    private readonly JsonElement resources;

    private PredictedDeployment(JsonElement snapshot)
    {
        Assert.Equal(0, snapshot.GetProperty("diagnostics").GetArrayLength());
        resources = snapshot.GetProperty("predictedResources");
        Outputs = snapshot.GetProperty("outputs").EnumerateObject()
            .ToDictionary(output => output.Name, output => output.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Gets what azd keeps in its environment and gives to its hooks.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>The one prediction of a test run. Where there is no compiler the calling test is skipped.</summary>
    public static Task<PredictedDeployment> GetAsync() => Once.Value;

    /// <summary>The resources of a type, in the order of the templates.</summary>
    public IEnumerable<JsonElement> Resources(string type) =>
        resources.EnumerateArray().Where(resource => resource.GetProperty("type").GetString() == type);

    /// <summary>The last parts of the names of the resources of a type, sorted.</summary>
    public IEnumerable<string> Names(string type) =>
        Resources(type).Select(resource => resource.GetProperty("name").GetString()!.Split('/')[^1]).Order(StringComparer.Ordinal);

    /// <summary>One destination of each kind with every setting that is its own, and one with all that a deployment has names
    /// for.</summary>
    private static JsonArray Destinations()
    {
        using var services =
            new ServiceCollection().AddLogging().AddPipelineDestinations(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var all = new JsonArray
        {
            JsonNode.Parse(
                """{"kind":"Webhook","name":"archive","signed":true,"rotating":true,"allowPrivate":true,"watches":["one","two"]}"""),
        };
        foreach (var kind in services.GetRequiredService<DestinationKinds>().All)
        {
            var destination = new JsonObject
            {
                ["kind"] = kind.Name,
                ["name"] = kind.Name.ToLowerInvariant(),
                ["secrets"] = new JsonArray([.. kind.Settings.Where(own => own.IsSecret).Select(own => JsonValue.Create(own.Name))]),
            };
            foreach (var setting in kind.Settings.Where(own => !own.IsSecret))
            {
                destination[JsonNamingPolicy.CamelCase.ConvertName(setting.Name)] = setting.Choices is [var choice, ..] ? choice : "any";
            }

            all.Add((JsonNode)destination);
        }

        return all;
    }

    private static async Task<PredictedDeployment> MakeAsync()
    {
        var environment = new Dictionary<string, string>(Bicep.Environment)
        {
            ["PIPELINE_ANALYZER"] = "Language",
            ["PIPELINE_SETTINGS"] = """{"Pipeline__Webhooks__Tries":"5"}""",
            ["PIPELINE_DESTINATIONS"] = Destinations().ToJsonString(),
        };

        var cancellation = TestContext.Current.CancellationToken;

        // The prediction is written beside the parameters.
        var folder = Directory.CreateTempSubdirectory("infra");
        try
        {
            foreach (var (path, text) in RepositoryFiles.ReadAll("infra", "*"))
            {
                var file = new FileInfo(Path.Combine(folder.FullName, path));
                file.Directory!.Create();
                await File.WriteAllTextAsync(file.FullName, text, cancellation);
            }

            var parameters = Path.Combine(folder.FullName, "infra/main.bicepparam");
            var said = await Bicep.RunAsync(
                environment,
                "snapshot", parameters, "--mode", "overwrite", "--subscription-id", Guid.Empty.ToString(), "--location", "westeurope");
            said.AssertSilent();
            var snapshot = await File.ReadAllTextAsync(Path.ChangeExtension(parameters, ".snapshot.json"), cancellation);
            return new PredictedDeployment(JsonDocument.Parse(snapshot).RootElement);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
