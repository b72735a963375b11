using System.Text.Json;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Bench;

public sealed class BenchCommandTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Throughput_is_told_with_its_floors_and_leaves_the_storage_as_it_was()
    {
        using var cli = new Cli(azurite);
        var result = await cli.OnStorageAsync("bench", "throughput", "--drops", "30", "--rounds", "1");

        // Whether a floor is met depends on the machine; that the figures are told does not.
        Assert.True(result.ExitCode is 0 or 1, result.Error);
        var lines = result.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Contains("cores", lines[0].GetProperty("machine").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("bench throughput", lines[0].GetProperty("command").GetString(), StringComparison.Ordinal);
        var figures = lines[1..].ToDictionary(line => line.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.True(figures["pipeline"].GetProperty("value").GetDouble() > 0);
        Assert.True(figures["bare minimum"].GetProperty("value").GetDouble() > 0);
        Assert.Equal("at least 0.7", figures["pipeline to bare minimum, median of the rounds"].GetProperty("floor").GetString());
        var operations = figures["storage operations per article"];
        Assert.True(operations.GetProperty("met").GetBoolean(), operations.ToString());
        Assert.Equal(result.ExitCode == 0, figures.Values.All(line => !line.TryGetProperty("met", out var met) || met.GetBoolean()));
        await foreach (var container in new Azure.Storage.Blobs.BlobServiceClient(azurite.ConnectionString)
            .GetBlobContainersAsync(prefix: "bench", cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Fail($"{container.Name} was left behind.");
        }
    }

    [Fact]
    public async Task A_part_that_is_none_is_wrong_usage()
    {
        using var cli = new Cli(azurite);
        var result = await cli.RunAsync("bench", "everything");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("throughput", result.Error, StringComparison.Ordinal);
    }
}
