using System.Text.Json;
using Azure.Storage.Blobs;
using Pipeline.Bench.Commands;
using Pipeline.Local.Commands;
using Pipeline.Local.Rendering;
using Pipeline.Tests.Shared;

namespace Pipeline.Bench.Tests.Commands;

[Collection(Spaces.OneAfterTheOther)]
public sealed class BenchCommandTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throughput_is_told_with_its_floors_and_leaves_the_storage_as_it_was()
    {
        var (exitCode, output, error) = await RunAsync(
            "throughput", "--drops", "30", "--rounds", "1", "--connection", azurite.ConnectionString);

        // Whether a floor is met depends on the machine; that the figures are told does not.
        Assert.True(exitCode is 0 or 1, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Contains("cores", lines[0].GetProperty("machine").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("bench throughput", lines[0].GetProperty("command").GetString(), StringComparison.Ordinal);
        var figures = lines[1..].ToDictionary(line => line.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.True(figures["pipeline"].GetProperty("value").GetDouble() > 0);
        Assert.True(figures["bare minimum"].GetProperty("value").GetDouble() > 0);
        Assert.Equal("at least 0.7", figures["pipeline to bare minimum, median of the rounds"].GetProperty("floor").GetString());
        var operations = figures["storage operations per article"];
        Assert.True(operations.GetProperty("met").GetBoolean(), operations.ToString());
        Assert.Equal(exitCode == 0, figures.Values.All(line => !line.TryGetProperty("met", out var met) || met.GetBoolean()));
        await foreach (var container in new BlobServiceClient(azurite.ConnectionString)
            .GetBlobContainersAsync(prefix: "bench", cancellationToken: Cancel))
        {
            Assert.Fail($"{container.Name} was left behind.");
        }
    }

    [Fact]
    public async Task A_part_that_is_none_is_wrong_usage()
    {
        var (exitCode, _, error) = await RunAsync("everything");

        Assert.Equal(2, exitCode);
        Assert.Contains("throughput", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var result = new StringWriter();
        using var notes = new StringWriter();
        var output = Output.To(result, notes);
        var exitCode = await CommandLine.RunAsync(BenchCommand.Create(output), arguments, output);
        return (exitCode, result.ToString(), notes.ToString());
    }
}
