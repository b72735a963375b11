using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Host.Protocol;

namespace Pipeline.Functions.Host.Worker;

/// <summary>One worker process and the conversation with it: handshake, invocations, logs. Thread-safe.</summary>
internal sealed class FunctionWorker : IAsyncDisposable
{
    // As the Functions host of November 2026 calls itself; the worker only logs it.
    private const string HostVersion = "4.1048.0";

    private readonly FunctionsHostOptions options;
    private readonly HostLog log;
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Outcome>> invocations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Outcome>> loads = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<string> started = New<string>();
    private readonly TaskCompletionSource<Initialized> initialized = New<Initialized>();
    private readonly TaskCompletionSource<FunctionsAnswer> answered = New<FunctionsAnswer>();
    private HeardProcess? process;

    /// <summary>Describes a worker that <see cref="StartAsync"/> starts.</summary>
    public FunctionWorker(FunctionsHostOptions options, HostLog log)
    {
        this.options = options;
        this.log = log;
    }

    /// <summary>By which its stream is known.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Its functions, in the order of their names, once it is started.</summary>
    public IReadOnlyList<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>The worker's own web server, to which HTTP is forwarded.</summary>
    public Uri Http { get; private set; } = null!;

    /// <summary>Completes with the exit code of its process.</summary>
    public Task<int> Ended => Process.Ended;

    private HeardProcess Process => process ?? throw new InvalidOperationException("The worker was not started.");

    /// <summary>Starts the process and asks it for its functions.</summary>
    /// <param name="host">The address of the gRPC server that hands this worker its stream.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WorkerFailedException">It ended, took too long or refused.</exception>
    public async Task StartAsync(Uri host, CancellationToken cancellationToken)
    {
        process = HeardProcess.Start(WorkerCommand.For(options, host, Id), log);
        _ = FailWhenEndedAsync(process.Ended);
        await InTimeAsync(started.Task, "connect", cancellationToken);
        Send(new StreamingMessage
        {
            Initialize = new Initialize
            {
                HostVersion = HostVersion, WorkerDirectory = options.AppFolder, AppDirectory = options.AppFolder,
            },
        });
        var ready = await InTimeAsync(initialized.Task, "initialise", cancellationToken);
        Demand(ready.Outcome, "initialise");
        Http = new Uri(ready.Capabilities["HttpUri"]);

        Send(new StreamingMessage { AskFunctions = new AskFunctions { AppDirectory = options.AppFolder } });
        var found = await InTimeAsync(answered.Task, "name its functions", cancellationToken);
        Demand(found.Outcome, "name its functions");
        Functions = [.. found.Functions.Select(WorkerFunction.From).OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
        foreach (var function in Functions)
        {
            var loaded = loads[function.Id] = New<Outcome>();
            Send(new StreamingMessage
            {
                LoadFunction = new LoadFunction { FunctionId = function.Id, Function = function.Declaration },
            });
            Demand(await InTimeAsync(loaded.Task, $"load {function.Name}", cancellationToken), $"load {function.Name}");
        }
    }

    /// <summary>Runs a function.</summary>
    /// <param name="invocation">What is asked of it.</param>
    /// <param name="timeLimit">Afterwards the worker is told to cancel, which it does or does not obey.</param>
    /// <param name="cancellationToken">Tells the worker to cancel.</param>
    /// <exception cref="WorkerFailedException">The worker ended before it answered.</exception>
    public async Task<Outcome> InvokeAsync(Invocation invocation, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var answer = invocations.GetOrAdd(invocation.InvocationId, _ => New<Outcome>());
        invocation.Trace = new Protocol.Trace
        {
            TraceParent = $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01",
        };
        try
        {
            if (Ended.IsCompleted)
            {
                throw new WorkerFailedException("The worker has ended.");
            }

            Send(new StreamingMessage { Invocation = invocation });
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(timeLimit);
            await using var cancel = limit.Token.Register(() => Cancel(invocation.InvocationId));
            return await answer.Task;
        }
        finally
        {
            invocations.TryRemove(invocation.InvocationId, out _);
        }
    }

    /// <summary>Completes once the worker has answered everything that it was asked so far.</summary>
    public Task IdleAsync() => Task.WhenAll(invocations.Values.Select(invocation => invocation.Task));

    /// <summary>Tells the worker to cancel an invocation.</summary>
    public void Cancel(string invocationId) => Send(new StreamingMessage
    {
        CancelInvocation = new CancelInvocation
        {
            InvocationId = invocationId, GracePeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)),
        },
    });

    /// <summary>Ends the process at once.</summary>
    public void Kill() => Process.Kill();

    /// <summary>Sends the process SIGTERM, of which its host knows nothing.</summary>
    public void Interrupt() => Process.Terminate();

    /// <summary>Asks the worker to end, and ends it if it does not.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        Send(new StreamingMessage
        {
            Terminate = new Terminate { GracePeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) },
        });
        outgoing.Writer.TryComplete();
        try
        {
            return await Process.Ended.WaitAsync(options.Patience);
        }
        catch (TimeoutException)
        {
            Kill();
            return await Process.Ended;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is null)
        {
            return;
        }

        if (!process.Ended.IsCompleted)
        {
            process.Kill();
            await process.Ended;
        }

        process.Dispose();
    }

    /// <summary>What the host has to say, to be written to the worker's stream.</summary>
    internal IAsyncEnumerable<StreamingMessage> OutgoingAsync(CancellationToken cancellationToken) =>
        outgoing.Reader.ReadAllAsync(cancellationToken);

    /// <summary>The worker's stream has begun.</summary>
    internal void Connected() => started.TrySetResult(Id);

    /// <summary>Takes what the worker said.</summary>
    internal void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.Initialized:
                initialized.TrySetResult(message.Initialized);
                break;
            case StreamingMessage.ContentOneofCase.FunctionsAnswer:
                answered.TrySetResult(message.FunctionsAnswer);
                break;
            case StreamingMessage.ContentOneofCase.FunctionLoaded when loads.TryGetValue(message.FunctionLoaded.FunctionId, out var load):
                load.TrySetResult(message.FunctionLoaded.Outcome);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResult
                when invocations.TryGetValue(message.InvocationResult.InvocationId, out var invocation):
                invocation.TrySetResult(message.InvocationResult.Outcome);
                break;
            case StreamingMessage.ContentOneofCase.LogLine when message.LogLine.Origin != 2:
                log.Add(EntryOf(message.LogLine));
                break;
        }
    }

    private static LogEntry EntryOf(LogLine line) => new(
        LogSource.Worker, (LogLevel)(int)line.Level, line.Category, line.Message, line.InvocationId,
        line.Failure is null ? null : $"{line.Failure.Type}: {line.Failure.Message}");

    private static void Demand(Outcome? outcome, string what)
    {
        if (outcome is { Status: not Outcome.Types.Status.Success })
        {
            throw new WorkerFailedException($"The worker did not {what}: {outcome.Failure?.Message}");
        }
    }

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> InTimeAsync<T>(Task<T> answer, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.WaitAsync(options.Patience, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new WorkerFailedException($"The worker did not {what} in time. The last lines:\n{log.Tail(20)}", exception);
        }
    }

    private void Send(StreamingMessage message)
    {
        message.RequestId = Id;
        outgoing.Writer.TryWrite(message);
    }

    /// <summary>Whoever waits for a worker that has ended is told so.</summary>
    private async Task FailWhenEndedAsync(Task<int> ended)
    {
        var failure = new WorkerFailedException($"The worker ended with exit code {await ended}. The last lines:\n{log.Tail(20)}");
        started.TrySetException(failure);
        initialized.TrySetException(failure);
        answered.TrySetException(failure);
        foreach (var waiting in loads.Values.Concat(invocations.Values))
        {
            waiting.TrySetException(failure);
        }
    }
}

/// <summary>The worker ended, took too long or refused; the message says which, with its last lines.</summary>
internal sealed class WorkerFailedException(string message, Exception? inner = null) : Exception(message, inner);
