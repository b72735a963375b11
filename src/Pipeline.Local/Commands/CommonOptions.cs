using System.CommandLine;
using Microsoft.Extensions.Logging;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Commands;

/// <summary>The options that every command on storage takes.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> connection = new("--connection")
    {
        Description = "Connection string of the storage to work on, "
            + "or https://ACCOUNT.blob.core.windows.net to reach it as who is signed in. "
            + "Without it the setting Pipeline:Storage:ConnectionString counts, then the Azurite of --data.",
        HelpName = "CS",
    };

    private readonly Option<DirectoryInfo> data = new("--data")
    {
        Description = "Folder of the local Azurite, which is found there or started; its data stays in the folder.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new DirectoryInfo(".pipeline"),
    };

    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Log every step to the error stream." };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public CommonOptions AddTo(Command command)
    {
        command.Options.Add(connection);
        command.Options.Add(data);
        command.Options.Add(verbose);
        return this;
    }

    /// <summary>Which storage the user asked for.</summary>
    public StorageArguments Storage(ParseResult parsed) => new(parsed.GetValue(connection), parsed.GetRequiredValue(data));

    /// <summary>How much is logged; <paramref name="usual"/> unless the user asked for everything.</summary>
    public LogLevel Verbosity(ParseResult parsed, LogLevel usual = LogLevel.Warning) => parsed.GetValue(verbose) ? LogLevel.Debug : usual;
}
