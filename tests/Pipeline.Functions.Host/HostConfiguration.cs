using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Host;

/// <summary>host.json and what overrides it, as the Functions host lays them one over the other.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-host-json#override-hostjson-values</remarks>
internal static class HostConfiguration
{
    /// <summary>The section that host.json becomes.</summary>
    public const string Section = "AzureFunctionsJobHost";

    private const string DefaultTimeLimit = "00:30:00";

    /// <summary>Reads host.json in the app's folder, then the settings that begin with the section's name.</summary>
    public static IConfigurationRoot Read(FunctionsHostOptions options)
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(options.AppFolder, "host.json")).Build();
        return new ConfigurationBuilder()
            .AddInMemoryCollection(file.AsEnumerable().Select(setting => KeyValuePair.Create($"{Section}:{setting.Key}", setting.Value)))
            .AddInMemoryCollection(options.Settings.Select(setting =>
                KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build();
    }

    /// <summary>How long a function may run.</summary>
    public static TimeSpan TimeLimitOf(IConfiguration configuration) =>
        TimeSpan.Parse(configuration[$"{Section}:functionTimeout"] ?? DefaultTimeLimit);

    /// <summary>What stands before every route.</summary>
    public static string RoutePrefixOf(IConfiguration configuration) =>
        (configuration[$"{Section}:extensions:http:routePrefix"] ?? "api").Trim('/');
}
