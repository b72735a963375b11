[assembly: AssemblyFixture(typeof(Pipeline.Functions.Host.Tests.SharedApps))]

namespace Pipeline.Functions.Host.Tests;

/// <summary>An app as in Azure and one as under Core Tools, each started when it is first asked for. Tests on them keep to watches of their
/// own.</summary>
public sealed class SharedApps : IAsyncDisposable
{
    private readonly Lazy<Task<AppOnStorage>> production = new(() => AppOnStorage.StartAsync());
    private readonly Lazy<Task<AppOnStorage>> development = new(StartDevelopmentAsync);

    /// <summary>The drop that lies there before the app of <see cref="Development"/> starts.</summary>
    internal const string EarlyDrop = "early/one.txt";

    /// <summary>Another one, which holds nothing to read.</summary>
    internal const string EarlyBlank = "early/blank.txt";

    /// <summary>The environment <c>Production</c>: events tell of drops, keys are asked for.</summary>
    internal Task<AppOnStorage> Production => production.Value;

    /// <summary>The environment <c>Development</c>: the blob trigger polls, and nothing asks for keys.</summary>
    internal Task<AppOnStorage> Development => development.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var app in new[] { production, development }.Where(app => app.IsValueCreated))
        {
            await (await app.Value).DisposeAsync();
        }
    }

    private static async Task<AppOnStorage> StartDevelopmentAsync()
    {
        var app = await AppOnStorage.PrepareAsync();
        await app.DropAsync(EarlyDrop, Texts.Quake(41));
        await app.DropAsync(EarlyBlank, "  \n ");
        await app.StartHostAsync(FunctionsHostOptions.Development);
        return app;
    }
}
