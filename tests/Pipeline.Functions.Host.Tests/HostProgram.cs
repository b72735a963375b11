using System.Diagnostics;
using Pipeline.Functions.Host.Worker;

namespace Pipeline.Functions.Host.Tests;

/// <summary>The host as the program that it is, in a process of its own, with the worker as its child.</summary>
internal sealed class HostProgram : IAsyncDisposable
{
    private readonly HostLog log = new();
    private readonly HeardProcess process;

    private HostProgram(FunctionsHostOptions options)
    {
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { typeof(FunctionsHost).Assembly.Location, "PORT=0" } };
        foreach (var (name, value) in options.Settings.Append(new("AZURE_FUNCTIONS_ENVIRONMENT", options.Environment)))
        {
            start.ArgumentList.Add($"{name}={value}");
        }

        process = HeardProcess.Start(start, log);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<HostProgram> StartAsync(FunctionsHostOptions options)
    {
        const string said = "The app answers at ";
        var program = new HostProgram(options);
        program.Address = new Uri((await program.HearAsync(said))[said.Length..]);
        return program;
    }

    /// <summary>Sends it SIGTERM and waits until it has taken it.</summary>
    public Task BeginToStopAsync()
    {
        process.Terminate();
        return HearAsync("Stopping: ");
    }

    /// <summary>Completes with its exit code.</summary>
    public Task<int> EndedAsync() => process.Ended.WaitAsync(AppOnStorage.Soon, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.Ended.IsCompleted)
        {
            process.Kill();
            await process.Ended;
        }

        process.Dispose();
    }

    /// <summary>Waits for a line that contains <paramref name="words"/>.</summary>
    private async Task<string> HearAsync(string words)
    {
        var heard = log.WaitAsync(entries => entries.Any(Fits), AppOnStorage.Soon, TestContext.Current.CancellationToken);
        if (await Task.WhenAny(heard, process.Ended) != heard && !log.Entries.Any(Fits))
        {
            Assert.Fail($"The host's program ended with exit code {await process.Ended}. The last lines:\n{log.Tail(40)}");
        }

        await heard;
        return log.Entries.First(Fits).Message;

        bool Fits(LogEntry entry) => entry.Message.Contains(words, StringComparison.Ordinal);
    }
}
