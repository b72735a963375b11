using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Host.Http;
using Pipeline.Functions.Host.Protocol;
using Pipeline.Functions.Host.Triggers;
using Pipeline.Functions.Host.Worker;

namespace Pipeline.Functions.Host;

/// <summary>Runs the built Function app as Azure would: the app is a worker process, spoken to by the worker's gRPC protocol, and the
/// triggers of blobs and queues are those of the real WebJobs SDK and storage extension.</summary>
/// <remarks>
/// What is not the real thing: routes and keys of HTTP (<see cref="HttpFront"/>), timers, which run when they are asked to
/// (<see cref="RunTimerAsync"/>), and the restart of a worker that ended. Scale, identities and Event Grid itself are Azure's.
/// </remarks>
internal sealed class FunctionsHost : IFunctionInvoker, IAsyncDisposable
{
    /// <summary>The category of the lines that tell of runs.</summary>
    public const string InvocationCategory = "Invocation";

    private const int MaxStarts = 3;

    private readonly FunctionsHostOptions options;
    private readonly IConfigurationRoot configuration;
    private readonly WorkerStreams streams = new();
    private readonly WebApplication web;
    private readonly CancellationTokenSource stopping = new();
    private volatile Task<FunctionWorker> worker = null!;
    private HttpFront front = null!;
    private IHost? triggers;
    private Uri grpc = null!;

    private FunctionsHost(FunctionsHostOptions options, HostLog log)
    {
        this.options = options;
        Log = log;
        configuration = HostConfiguration.Read(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddProvider(log);
        builder.Services.AddGrpc(grpcOptions => (grpcOptions.MaxReceiveMessageSize, grpcOptions.MaxSendMessageSize) = (null, null));
        builder.Services.AddSingleton(streams);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        web = builder.Build();
        web.MapGrpcService<WorkerStreams>();
        web.MapFallback("{**path}", context => front.AnswerAsync(context));
    }

    /// <summary>What host, worker and app said.</summary>
    public HostLog Log { get; }

    /// <summary>Where HTTP is answered.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The functions of the app, in the order of their names.</summary>
    public IReadOnlyList<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>The worker, once it is ready; another one after the first has ended.</summary>
    public Task<FunctionWorker> Worker => worker;

    /// <summary>Starts the app and its triggers.</summary>
    /// <exception cref="WorkerFailedException">The app does not start.</exception>
    public static async Task<FunctionsHost> StartAsync(
        FunctionsHostOptions options, HostLog log, CancellationToken cancellationToken)
    {
        var host = new FunctionsHost(options, log);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task InvokeAsync(
        string function, Value input, IReadOnlyDictionary<string, object?> metadata, CancellationToken cancellationToken)
    {
        var invoked = Functions.Single(candidate => candidate.Name == function);
        var invocation = NewInvocation(invoked, input);
        TriggerMetadata.AddTo(invocation, metadata);
        // The SDK cancels what runs as soon as it stops; the Functions host lets it come to its end first.
        await InvokeAsync(invoked, invocation, TriggerMetadata.WordsOf(metadata), CancellationToken.None);
    }

    /// <summary>Runs the timer <paramref name="function"/> now, as <c>POST /admin/functions/NAME</c> does.</summary>
    /// <exception cref="FunctionFailedException">It failed.</exception>
    public async Task RunTimerAsync(string function, CancellationToken cancellationToken)
    {
        var invoked = Functions.Single(candidate => candidate.Name == function && candidate.Trigger.Is("timerTrigger"));
        const string info = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""";
        await InvokeAsync(invoked, NewInvocation(invoked, new Value { Json = info }), "by hand", cancellationToken);
    }

    /// <summary>Stops as the Functions host does on SIGTERM: no trigger begins anything new, what runs is run to its end, then the worker
    /// is asked to end.</summary>
    /// <returns>The worker's exit code.</returns>
    public async Task<int> StopAsync()
    {
        await stopping.CancelAsync();
        if (triggers is not null)
        {
            await triggers.StopAsync(CancellationToken.None);
        }

        var running = await worker;
        await running.IdleAsync();
        return await running.StopAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (worker is not null && await EndAsync(worker) is { } running)
        {
            await running.DisposeAsync();
        }

        if (triggers is not null)
        {
            await triggers.StopAsync(CancellationToken.None);
            triggers.Dispose();
        }

        await web.StopAsync(new CancellationToken(canceled: true));
        await web.DisposeAsync();
        front?.Dispose();
        stopping.Dispose();
    }

    /// <summary>The WebJobs SDK as host.json and what overrides it set it, and without a function yet.</summary>
    internal static IHostBuilder ConfigureTriggers(IConfiguration configuration) => new HostBuilder()
        .ConfigureAppConfiguration(builder => builder
            .AddConfiguration(configuration)
            .AddInMemoryCollection(
            [
                // Where the SDK looks for host.json's sections, as the Functions host tells it.
                new("AzureWebJobsConfigurationSection", HostConfiguration.Section),
            ]))
        .ConfigureWebJobs(builder => builder
            .UseHostId("pipeline")
            .AddAzureStorageCoreServices()
            .AddAzureStorageBlobs()
            .AddAzureStorageQueues());

    /// <summary>Runs an HTTP function while <paramref name="forward"/> passes its request to the worker's web server.</summary>
    internal async Task ForwardAsync(WorkerFunction function, Func<Uri, string, Task> forward)
    {
        var running = await worker;
        var invocation = NewInvocation(function, new Value { Http = new HttpPart() });
        var answer = running.InvokeAsync(invocation, HostConfiguration.TimeLimitOf(configuration), CancellationToken.None);
        await forward(running.Http, invocation.InvocationId);
        await answer;
    }

    private static Invocation NewInvocation(WorkerFunction function, Value input)
    {
        var invocation = new Invocation { InvocationId = Guid.NewGuid().ToString(), FunctionId = function.Id };
        invocation.Arguments.Add(new Argument { Name = function.Trigger.Name, Value = input });
        return invocation;
    }

    private static bool HasLostItsPort(LogEntry line) =>
        line.Source == LogSource.Output && line.Message.Contains("address already in use", StringComparison.Ordinal);

    private static async Task<FunctionWorker?> EndAsync(Task<FunctionWorker> starting)
    {
        try
        {
            return await starting;
        }
        catch (Exception exception) when (exception is WorkerFailedException or OperationCanceledException)
        {
            // It never ran, and whoever started it has been told.
            return null;
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await web.StartAsync(cancellationToken);
        var addresses = web.Urls.Select(url => new Uri(url)).ToList();
        (grpc, Address) = (addresses[0], addresses[1]);
        worker = StartWorkerAsync(cancellationToken);
        Functions = (await worker).Functions;
        front = new HttpFront(this, options, new FunctionRoutes(Functions, HostConfiguration.RoutePrefixOf(configuration)));
        var built = BuildTriggers();
        try
        {
            await built.StartAsync(cancellationToken);
            triggers = built;
        }
        catch
        {
            // One that never started can't be stopped, and would hide why.
            built.Dispose();
            throw;
        }
    }

    /// <summary>Starts a worker. It asks the system for a free port and listens there a moment later, when another process may have it;
    /// then it ends, and is started again.</summary>
    private async Task<FunctionWorker> StartWorkerAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var starting = new FunctionWorker(options, Log);
            streams.Expect(starting);
            var before = Log.Entries.Count;
            try
            {
                await starting.StartAsync(grpc, cancellationToken);
                _ = ReplaceWhenEndedAsync(starting);
                return starting;
            }
            catch (WorkerFailedException) when (attempt < MaxStarts && Log.Entries.Skip(before).Any(HasLostItsPort))
            {
                await starting.DisposeAsync();
            }
            catch
            {
                await starting.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>A worker that ends by itself is replaced by another one, which takes the tries that follow.</summary>
    private async Task ReplaceWhenEndedAsync(FunctionWorker running)
    {
        await running.Ended;
        if (!stopping.IsCancellationRequested)
        {
            worker = StartWorkerAsync(stopping.Token);
            await running.DisposeAsync();
        }
    }

    /// <summary>Runs a function; the log has a line when it begins and one when it has ended.</summary>
    private async Task InvokeAsync(
        WorkerFunction function, Invocation invocation, string words, CancellationToken cancellationToken)
    {
        Say(LogLevel.Information, $"{function.Name} begins, {words}");
        Outcome outcome;
        try
        {
            outcome = await (await worker).InvokeAsync(invocation, HostConfiguration.TimeLimitOf(configuration), cancellationToken);
        }
        catch (WorkerFailedException exception)
        {
            Say(LogLevel.Error, $"{function.Name} died, {words}");
            throw new FunctionFailedException($"{function.Name} ended with its worker.", exception);
        }

        if (outcome.Status != Outcome.Types.Status.Success)
        {
            Say(LogLevel.Error,
                $"{function.Name} {(outcome.Status == Outcome.Types.Status.Failure ? "failed" : "was cancelled")}, {words}");
            throw new FunctionFailedException($"{function.Name} {outcome.Status}: {outcome.Failure?.Message}");
        }

        Say(LogLevel.Information, $"{function.Name} succeeded, {words}");

        void Say(LogLevel level, string message) =>
            Log.Add(new LogEntry(LogSource.Host, level, InvocationCategory, message, invocation.InvocationId, null));
    }

    private IHost BuildTriggers() => ConfigureTriggers(configuration)
        .ConfigureServices(services => services
            .AddSingleton<IFunctionInvoker>(this)
            .AddSingleton<ITypeLocator>(new OneType(TriggerMethods.Create(Functions)))
            .AddSingleton<IWebHookProvider>(front))
        .ConfigureLogging(logging => logging
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Azure", LogLevel.Warning)
            // Every poll for a poison queue that is not there yet is a warning of ten lines; what fails is told by who asked.
            .AddFilter("Azure.Core", LogLevel.Error)
            .AddProvider(Log))
        .Build();

    private sealed class OneType(Type type) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [type];
    }
}
