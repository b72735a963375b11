using System.Globalization;
using System.Runtime.InteropServices;
using Pipeline.Functions.Host;
using Pipeline.Functions.Host.Worker;
using Pipeline.Local.Azurite;

// Runs the built Function app on this machine, where no Core Tools are: over the storage of AzureWebJobsStorage, or over an Azurite of its
// own in memory. `-- NAME=VALUE …` gives further settings; PORT is the port, in place of 7072. SIGTERM and Ctrl+C let it finish what it is
// at.
if (args.Any(argument => !argument.Contains('=', StringComparison.Ordinal)) || PortOf(args) is not { } port)
{
    Console.Error.WriteLine(
        "Runs the built Function app. Arguments are settings, NAME=VALUE, such as AzureWebJobsStorage=…; PORT=7072 is the port.");
    return 2;
}

var settings = args.Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
settings.Remove("PORT");
if (!settings.TryGetValue("AzureWebJobsStorage", out var storage) && Environment.GetEnvironmentVariable("AzureWebJobsStorage") is { } given)
{
    settings["AzureWebJobsStorage"] = storage = given;
}

await using var azurite = storage is null ? await AzuriteServer.StartAsync(null, Console.Error.WriteLine, CancellationToken.None) : null;
if (azurite is not null)
{
    settings["AzureWebJobsStorage"] = azurite.ConnectionString;
}

var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var log = new HostLog { Heard = Console.WriteLine };
try
{
    await using var host = await FunctionsHost.StartAsync(
        new FunctionsHostOptions
        {
            Settings = settings,
            Environment = settings.GetValueOrDefault("AZURE_FUNCTIONS_ENVIRONMENT", FunctionsHostOptions.Development),
            Port = port,
        },
        log,
        CancellationToken.None);
    if (azurite is not null)
    {
        Console.WriteLine($"Drop into it with: drop FILE --watch NAME --connection \"{azurite.ConnectionString}\"");
    }

    Console.WriteLine($"The app answers at {host.Address}");
    await ended.Task;
    Console.WriteLine("Stopping: what runs comes to its end first");
    return await host.StopAsync();
}
catch (Exception exception) when (exception is WorkerFailedException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static int? PortOf(string[] args)
{
    const string name = "PORT=";
    var given = args.LastOrDefault(argument => argument.StartsWith(name, StringComparison.Ordinal));
    return given is null ? 7072
        : ushort.TryParse(given[name.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : null;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.TrySetResult();
}
