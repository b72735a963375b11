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

    /// <summary>The console when no destination is configured; otherwise nothing to override.</summary>
    public static IReadOnlyDictionary<string, string?>? OrConsole() =>
        LocalSettings.Load(null).GetSection("Pipeline:Destinations").GetChildren().Any() ? null : Console;
}
