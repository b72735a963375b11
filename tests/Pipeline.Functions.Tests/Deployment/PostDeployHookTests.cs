using System.Runtime.Versioning;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>Runs <c>infra/hooks/postdeploy.sh</c> with a stand-in for az that records its calls and answers as a test wants.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PostDeployHookTests : IDisposable
{
    private const string Subscription = "11111111-2222-3333-4444-555555555555";

    private static readonly Dictionary<string, string> Some = new()
    {
        ["AZURE_RESOURCE_GROUP"] = "group",
        ["AZURE_FUNCTION_APP_NAME"] = "app",
        ["PIPELINE_SYSTEM_TOPIC"] = "topic",
        ["PIPELINE_DROPS_CONTAINER"] = "drops",
        ["PIPELINE_BLOB_FUNCTION"] = "Dropped",
        ["PIPELINE_EVENT_SUBSCRIPTION"] = "dropped",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("hook").FullName;

    public PostDeployHookTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook for Windows is postdeploy.ps1.");
        Program("sleep", "exit 0");
    }

    [Fact]
    public async Task It_subscribes_the_app_in_the_subscription_that_azd_deployed_to()
    {
        Program("az", """case "$*" in "functionapp keys list"*) echo the-key;; esac""");

        var (code, _, errors) = await RunAsync();

        Assert.Equal((0, ""), (code, errors));
        var calls = Calls();
        Assert.Equal(3, calls.Length);
        Assert.All(calls, call => Assert.Contains($"--subscription {Subscription} ", call, StringComparison.Ordinal));
        Assert.Contains(
            "--endpoint https://app.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.Dropped&code=the-key ",
            calls[2],
            StringComparison.Ordinal);
        Assert.Contains("--subject-begins-with /blobServices/default/containers/drops/ ", calls[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_subscribes_the_function_of_the_compiled_app_that_takes_drops()
    {
        Program("az", """case "$*" in "functionapp keys list"*) echo the-key;; esac""");

        var hook = await RunAsync((await PredictedDeployment.GetAsync()).Outputs);

        hook.AssertSilent();
        var container = Assert.IsType<BlobTriggerAttribute>(AppFunction.OfDrops.Trigger).BlobPath.Split('/')[0];
        Assert.Contains($"?functionName=Host.Functions.{AppFunction.OfDrops.Name}&code=the-key ", Calls()[^1], StringComparison.Ordinal);
        Assert.Contains($"--subject-begins-with /blobServices/default/containers/{container}/ ", Calls()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_at_once_when_az_is_not_signed_in()
    {
        Program("az", "echo 'ERROR: Please run az login' >&2; exit 1");

        var (code, _, errors) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("ERROR: Please run az login", errors, StringComparison.Ordinal);
        Assert.Contains($"can't use subscription {Subscription}", errors, StringComparison.Ordinal);
        Assert.Single(Calls());
    }

    [Fact]
    public async Task It_shows_the_last_error_of_az_when_it_gives_up()
    {
        Program("az", """case "$*" in "functionapp keys list"*) echo "ERROR: AuthorizationFailed" >&2; exit 1;; esac""");

        var (code, output, errors) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("waiting for the host to start (29)", output, StringComparison.Ordinal);
        Assert.Contains("ERROR: AuthorizationFailed", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), call => call.StartsWith("eventgrid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_waits_until_the_host_has_made_its_key()
    {
        Program("az", $$"""case "$*" in "functionapp keys list"*) [ "$(wc -l < '{{folder}}/calls')" -lt 5 ] || echo the-key;; esac""");

        var (code, output, _) = await RunAsync();

        Assert.Equal(0, code);
        Assert.Contains("waiting for the host to start (3)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting for the host to start (4)", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string[] Calls() => File.ReadAllLines(Path.Combine(folder, "calls"));

    private void Program(string name, string script)
    {
        var record = name == "az" ? $"echo \"$*\" >> '{folder}/calls'\n" : "";
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{record}{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<Command> RunAsync(IReadOnlyDictionary<string, string>? outputs = null) =>
        await Command.RunAsync(
            "sh",
            [RepositoryFiles.PathOf("infra/hooks/postdeploy.sh")],
            (outputs ?? Some).Append(new("PATH", $"{folder}:{Environment.GetEnvironmentVariable("PATH")}"))
                .Append(new("AZURE_SUBSCRIPTION_ID", Subscription)));
}
