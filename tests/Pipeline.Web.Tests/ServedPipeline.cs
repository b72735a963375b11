using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Pipeline.Web.Tests;

/// <summary>The local host's pipeline over real storage with its dashboard on a free port, all in this process.</summary>
internal sealed class ServedPipeline : IAsyncDisposable
{
    private readonly LocalPipeline pipeline;
    private readonly LocalWeb web;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    private ServedPipeline(LocalPipeline pipeline, LocalWeb web)
    {
        this.pipeline = pipeline;
        this.web = web;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = web.Address };
    }

    public static string Seeds => Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>Asks the dashboard; follows no redirect.</summary>
    public HttpClient Client { get; }

    public Uri Address => web.Address;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<ServedPipeline> StartAsync(AzuriteFixture azurite, params (string Name, string Value)[] settings) =>
        StartAsync(azurite, null, settings);

    public static async Task<ServedPipeline> StartAsync(
        AzuriteFixture azurite, Action<IServiceCollection>? replace, params (string Name, string Value)[] settings)
    {
        var opened = await PipelineOnAzurite.OpenAsync(
            azurite, replace, [("Storage:SettingsRefresh", "00:00:00"), ("Local:PollInterval", "00:00:00.050"), .. settings]);
        return new ServedPipeline(opened, await LocalWeb.StartAsync(opened, 0, Cancel));
    }

    public T Get<T>()
        where T : notnull => pipeline.Get<T>();

    public Task DropAsync(string watch, string name, string content) => pipeline.DropAsync(watch, name, content);

    /// <summary>Processes what is there and delivers what is due.</summary>
    public Task WorkAsync() => pipeline.WorkAsync();

    /// <summary>Drops the three seeds in their order.</summary>
    public async Task TellSeedStoryAsync(string watch = "whatsapp-hack")
    {
        foreach (var seed in Directory.GetFiles(Seeds).Order(StringComparer.Ordinal))
        {
            await DropAsync(watch, Path.GetFileName(seed), await File.ReadAllTextAsync(seed, Cancel));
            await WorkAsync();
        }
    }

    /// <summary>Draws the pages that are opened first, as <c>run</c> does when nothing else is to do.</summary>
    public Task<IReadOnlyList<string>> DrawFirstPagesAsync(CancellationToken cancellationToken) =>
        FirstPages.DrawAsync(pipeline, web, cancellationToken);

    /// <summary>Lets the host work by itself from now on, as <c>run</c> does.</summary>
    public void Run() => running = Get<PipelineRunner>().RunAsync(null, stop.Token);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        Client.Dispose();
        await web.DisposeAsync();
        await pipeline.DisposeAsync();
        stop.Dispose();
    }
}
