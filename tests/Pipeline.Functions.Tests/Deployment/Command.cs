using System.Diagnostics;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>A program that ran to its end, with all that it said.</summary>
internal sealed record Command(int Code, string Output, string Errors)
{
    /// <summary>Runs <paramref name="program"/> in the repository.</summary>
    /// <param name="program">Its path, or its name where it is to be looked for.</param>
    /// <param name="arguments">One by one, as they are.</param>
    /// <param name="environment">Added to this process's own, from which goes what azd may have left there for infra/ and its
    /// hooks.</param>
    public static async Task<Command> RunAsync(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = RepositoryFiles.PathOf(""),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name =>
            name.StartsWith("AZURE_", StringComparison.Ordinal) || name.StartsWith("PIPELINE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new Command(process.ExitCode, await output, await errors);
    }

    /// <summary>Fails, with all that it said, unless it succeeded without a message.</summary>
    public void AssertSilent() => Assert.True(this is { Code: 0, Errors: "" }, $"It ended with {Code} and said: {Errors}");
}
