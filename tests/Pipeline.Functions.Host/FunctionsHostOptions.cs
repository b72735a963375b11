using System.Reflection;

namespace Pipeline.Functions.Host;

/// <summary>Which app is run, and how.</summary>
internal sealed record FunctionsHostOptions
{
    /// <summary>The name of the environment in which Core Tools run an app; every other one stands for Azure.</summary>
    public const string Development = nameof(Development);

    /// <summary>The app's build output. Without one: that of the project beside this one, in the same configuration.</summary>
    public string AppFolder { get; init; } = Path.GetFullPath(typeof(FunctionsHostOptions).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "FunctionApp").Value!);

    /// <summary>App settings, by their names as environment variables. The worker gets them all; the host takes its storage
    /// (<c>AzureWebJobsStorage</c>) and what overrides host.json (<c>AzureFunctionsJobHost__…</c>) from them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary><see cref="Development"/>, or <c>Production</c>.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>The port of HTTP on the loopback address; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The key that functions of the level <c>Function</c> ask for, except in Development.</summary>
    public string FunctionKey { get; init; } = "function-key";

    /// <summary>The key that Event Grid's endpoint asks for, except in Development.</summary>
    public string BlobsExtensionKey { get; init; } = "blobs-extension-key";

    /// <summary>How long a worker may take to start, and to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
