using System.Reflection;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>The compiler of Bicep out of its package, which the project names for Linux on x64 alone.</summary>
internal static class Bicep
{
    private static readonly string? Compiler = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "Bicep")?.Value;

    /// <summary>Gets what azd always gives.</summary>
    public static Dictionary<string, string> Environment => new() { ["AZURE_ENV_NAME"] = "ci", ["AZURE_LOCATION"] = "westeurope" };

    /// <summary>Runs it. Where there is no compiler the calling test is skipped.</summary>
    public static async Task<Command> RunAsync(IEnumerable<KeyValuePair<string, string>> environment, params string[] arguments)
    {
        Assert.SkipWhen(Compiler is null, "The package that holds Bicep's compiler is for Linux on x64.");
        return await Command.RunAsync(Compiler!, arguments, environment);
    }
}
