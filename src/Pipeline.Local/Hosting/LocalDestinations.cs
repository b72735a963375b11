using Microsoft.Extensions.Configuration;

namespace Pipeline.Local.Hosting;

/// <summary>Where alerts go when nobody said: to the console of the process that runs.</summary>
internal static class LocalDestinations
{
    /// <summary>Settings of one console destination.</summary>
    public static IReadOnlyDictionary<string, string?> Console { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["Pipeline:Destinations:0:Kind"] = "Console",
        ["Pipeline:Destinations:0:Name"] = "console",
    };

    /// <summary>The settings, with the console as destination when they name none.</summary>
    public static IConfigurationRoot OrConsole(this IConfigurationRoot settings)
    {
        if (!settings.GetSection("Pipeline:Destinations").GetChildren().Any())
        {
            foreach (var (name, value) in Console)
            {
                settings[name] = value;
            }
        }

        return settings;
    }
}
