using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Host;

/// <summary>Who said it.</summary>
internal enum LogSource
{
    /// <summary>The host: the WebJobs SDK and this project.</summary>
    Host,

    /// <summary>The app, through the worker's protocol: what <c>func start</c> and the log stream show.</summary>
    Worker,

    /// <summary>The worker process's own output, which nobody sees in Azure.</summary>
    Output,
}

/// <summary>One line of a log.</summary>
/// <param name="Source">Who said it.</param>
/// <param name="Level">How grave it is.</param>
/// <param name="Category">The logger's name.</param>
/// <param name="Message">The words.</param>
/// <param name="InvocationId">The invocation that it belongs to; empty when it belongs to none.</param>
/// <param name="Error">Type and message of what was thrown; null when nothing was.</param>
internal sealed record LogEntry(LogSource Source, LogLevel Level, string Category, string Message, string InvocationId, string? Error)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Source} {Level} {Category}: {Message}{(Error is null ? "" : $" [{Error}]")}";
}

/// <summary>Everything that a host and its workers said, in the order in which it was heard. Thread-safe.</summary>
internal sealed class HostLog : ILoggerProvider
{
    private readonly Lock gate = new();
    private readonly List<LogEntry> entries = [];
    private readonly List<(Func<IReadOnlyList<LogEntry>, bool> Condition, TaskCompletionSource Met)> waiting = [];

    /// <summary>Told each line as it comes.</summary>
    public Action<LogEntry>? Heard { get; init; }

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>Takes a line.</summary>
    public void Add(LogEntry entry)
    {
        List<TaskCompletionSource> met;
        lock (gate)
        {
            entries.Add(entry);
            met = [.. waiting.Where(waiter => waiter.Condition(entries)).Select(waiter => waiter.Met)];
            waiting.RemoveAll(waiter => met.Contains(waiter.Met));
        }

        Heard?.Invoke(entry);
        met.ForEach(waiter => waiter.TrySetResult());
    }

    /// <summary>Waits until the lines so far meet <paramref name="condition"/>, which is asked again at each new line.</summary>
    /// <exception cref="TimeoutException">They did not in <paramref name="atMost"/>; the message has the last lines.</exception>
    public async Task WaitAsync(
        Func<IReadOnlyList<LogEntry>, bool> condition, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (condition(entries))
            {
                return;
            }

            waiting.Add((condition, met));
        }

        try
        {
            await met.Task.WaitAsync(atMost, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"Not said within {atMost.TotalSeconds:0} s. The last lines:\n{Tail(40)}", exception);
        }
    }

    /// <summary>The last lines as text, for whoever has to find out what went wrong.</summary>
    public string Tail(int count)
    {
        var all = Entries;
        return string.Join('\n', all.Skip(Math.Max(0, all.Count - count)));
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new CategoryLogger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lines are read after the host has ended.
    }

    private sealed class CategoryLogger(HostLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(new LogEntry(
                // The SDK's formatter of results says null of a failure.
                LogSource.Host, logLevel, category, formatter(state, exception) ?? "", "",
                exception is null ? null : $"{exception.GetType().Name}: {exception.Message}"));
    }
}
