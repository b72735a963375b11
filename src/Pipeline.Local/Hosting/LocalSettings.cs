using Microsoft.Extensions.Configuration;

namespace Pipeline.Local.Hosting;

/// <summary>Where settings come from, the later winning: <c>appsettings.json</c> and <c>appsettings.Local.json</c> of the current folder,
/// user secrets, environment variables (<c>Pipeline__Destinations__0__Url</c>), what the command itself decides.</summary>
internal static class LocalSettings
{
    /// <exception cref="InvalidDataException">A settings file is no JSON.</exception>
    public static IConfiguration Load(IReadOnlyDictionary<string, string?>? overrides) => new ConfigurationBuilder()
        .SetBasePath(Directory.GetCurrentDirectory())
        .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
        .AddJsonFile("appsettings.Local.json", optional: true, reloadOnChange: false)
        .AddUserSecrets(typeof(LocalSettings).Assembly, optional: true, reloadOnChange: false)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(overrides ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        .Build();
}
