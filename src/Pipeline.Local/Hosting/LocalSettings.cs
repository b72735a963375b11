using Microsoft.Extensions.Configuration;

namespace Pipeline.Local.Hosting;

/// <summary>Where settings come from, the later winning: <c>appsettings.json</c> and <c>appsettings.Local.json</c> of the current folder,
/// user secrets, environment variables (<c>Pipeline__Destinations__0__Url</c>).</summary>
internal static class LocalSettings
{
    /// <summary>The given settings and no others, whatever the machine has configured.</summary>
    public static IConfigurationRoot Only(IReadOnlyDictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    /// <exception cref="InvalidDataException">A settings file is no JSON.</exception>
    public static IConfigurationRoot Load() => new ConfigurationBuilder()
        .SetBasePath(Directory.GetCurrentDirectory())
        .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
        .AddJsonFile("appsettings.Local.json", optional: true, reloadOnChange: false)
        .AddUserSecrets(typeof(LocalSettings).Assembly, optional: true, reloadOnChange: false)
        .AddEnvironmentVariables()
        .Build();
}
