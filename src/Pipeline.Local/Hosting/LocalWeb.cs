using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Health;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Watches;
using Pipeline.Web.Hosting;
using Pipeline.Web.Http;

namespace Pipeline.Local.Hosting;

/// <summary>Serves the dashboard and its API to this machine alone, while the pipeline works in the same process.</summary>
internal sealed class LocalWeb : IAsyncDisposable
{
    /// <summary>The port that is tried when the user names none.</summary>
    public const int DefaultPort = 7071;

    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    private readonly WebApplication app;
    private readonly ChangeFeed changes;

    private LocalWeb(WebApplication app, ChangeFeed changes, Uri address)
    {
        this.app = app;
        this.changes = changes;
        Address = address;
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="pipeline">What is shown; its services are used, not disposed.</param>
    /// <param name="port">The port; null for <see cref="DefaultPort"/>, or a free one when that is taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UsageException">The port that was asked for can't be had.</exception>
    public static async Task<LocalWeb> StartAsync(LocalPipeline pipeline, int? port, CancellationToken cancellationToken)
    {
        try
        {
            return await StartOnAsync(pipeline, port ?? DefaultPort, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return port is null
                ? await StartOnAsync(pipeline, 0, cancellationToken)
                : throw new UsageException(
                    $"Port {port} can't be had: {exception.GetBaseException().Message}. "
                    + "Give another one with --port, or none for a free one.");
        }
    }

    /// <summary>The address of a watch.</summary>
    public Uri Watch(string watch) => new(Address, $"watches/{Uri.EscapeDataString(watch)}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Open pages hold a connection for as long as they are looked at.
        changes.End();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        changes.Dispose();
    }

    private static async Task<LocalWeb> StartOnAsync(LocalPipeline pipeline, int port, CancellationToken cancellationToken)
    {
        var feed = new ChangeFeed(pipeline.Get<TimeProvider>());
        var web = Build(pipeline, feed, port);
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch
        {
            await web.DisposeAsync();
            feed.Dispose();
            throw;
        }

        pipeline.Get<ActivityMonitor>().OnEnded = feed.Publish;
        var bound = new Uri(
            web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        return new LocalWeb(web, feed, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{bound.Port}/")));
    }

    private static WebApplication Build(LocalPipeline pipeline, ChangeFeed feed, int port)
    {
        // Empty, so that no setting of another web application in this folder counts.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services
            .AddSingleton(pipeline.Get<ILoggerFactory>())
            .AddSingleton(pipeline.Get<TimeProvider>())
            .AddSingleton(pipeline.Get<BlobLedgerStore>())
            .AddSingleton(pipeline.Get<BlobAlertStore>())
            .AddSingleton(pipeline.Get<BlobDropArchive>())
            .AddSingleton(pipeline.Get<BlobTimeline>())
            .AddSingleton(pipeline.Get<BlobWatchSettings>())
            .AddSingleton<IWatchSettingsSource>(pipeline.Get<BlobWatchSettings>())
            .AddSingleton(pipeline.Get<UnknownDestinations>())
            .AddSingleton(pipeline.Get<AlertDispatcher>())
            .AddSingleton(feed)
            .AddSingleton<IHostLifetime, NoLifetime>()
            .Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin)
            .AddPipelineWeb(new WebOptions { CanRetry = true, IsLive = true })
            .AddAntiforgery(antiforgery =>
            {
                antiforgery.Cookie.Name = "pipeline-form";
                antiforgery.Cookie.SameSite = SameSiteMode.Strict;
                antiforgery.SuppressXFrameOptionsHeader = true;
            })
            // A form outlives this process only until its page is loaded again; nothing needs to be kept on disk for it.
            .AddDataProtection().UseEphemeralDataProtectionProvider();
        var web = builder.Build();
        var dashboard = web.Services.GetRequiredService<DashboardPipeline>();
        web.Run(context => LoopbackGuard.ProblemWith(context.Request, context.Connection.LocalPort) is { } problem
            ? LoopbackGuard.RefuseAsync(context, problem)
            : dashboard.InvokeAsync(context));
        return web;
    }

    /// <summary>The command decides when to stop, and Ctrl+C is the command's.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
