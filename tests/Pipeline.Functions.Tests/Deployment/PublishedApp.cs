namespace Pipeline.Functions.Tests.Deployment;

/// <summary>The app as <c>azd deploy</c> publishes it, once for all tests of a class.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("published");

    /// <summary>Gets what azd would upload.</summary>
    public string Folder => Path.Combine(temporary.FullName, "app");

    public async ValueTask InitializeAsync()
    {
        // azd gives these arguments and no others: https://github.com/Azure/azure-dev/blob/main/cli/azd/pkg/tools/dotnet/dotnet.go
        string[] azd = ["publish", "src/Pipeline.Functions", "-c", "Release", "--output", Folder];

        // Nothing is built where other tests may be looking, and nothing but the tests' own build is analyzed, which takes a fifth of the
        // time. A node of MSBuild that stays for the next build would keep this one's output open.
        var published = await Command.RunAsync(
            "dotnet",
            [.. azd, "--artifacts-path", Path.Combine(temporary.FullName, "artifacts"), "--nologo"],
            new Dictionary<string, string> { ["RunAnalyzers"] = "false", ["MSBUILDDISABLENODEREUSE"] = "1" });
        Assert.True(published.Code == 0, published.Output + published.Errors);
    }

    public ValueTask DisposeAsync()
    {
        temporary.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
