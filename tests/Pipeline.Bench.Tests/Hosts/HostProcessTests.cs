using System.Text.Json;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Hosts;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;
using Pipeline.Local.Rendering;
using Pipeline.Tests.Shared;

namespace Pipeline.Bench.Tests.Hosts;

[Collection(Spaces.OneAfterTheOther)]
public sealed class HostProcessTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_counts_tells_what_it_did()
    {
        await using var storage = await BenchStorage.OpenAsync(azurite.ConnectionString, isInMemory: false, Output.Console(), Cancel);
        var space = storage.NewSpace();
        await DropAsync(space);

        await using var host = HostProcess.Start(storage, space.Settings(), untilIdle: 1);
        await host.ProcessedAt.ReadAsync(Cancel);
        var tally = await host.TallyAsync(Cancel);

        Assert.Equal((1, 0), (tally.Drops, tally.Rejected));
        Assert.Equal(1, tally.Operations["read articles"]);
        Assert.True(tally.LiveMemory > 0);
    }

    [Fact]
    public async Task The_command_itself_tells_how_long_it_waited_for_the_analyzer_and_sees_no_other_settings()
    {
        // What this machine has configured: a host that read it would stop at once.
        Environment.SetEnvironmentVariable("Pipeline__Local__NoSuchSetting", "1");
        try
        {
            await using var storage = await BenchStorage.OpenAsync(azurite.ConnectionString, isInMemory: false, Output.Console(), Cancel);
            var space = storage.NewSpace();
            await DropAsync(space);

            // A build in the source tree starts as a published one does, only slower.
            await using var host = HostProcess.StartPublished(
                new DirectoryInfo(AppContext.BaseDirectory), storage, space.Settings(), untilIdle: 1);
            await host.ProcessedAt.ReadAsync(Cancel);
            await host.EndAsync(Cancel);

            Assert.NotNull(host.AnalyzerWait);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Pipeline__Local__NoSuchSetting", null);
        }
    }

    [Fact]
    public void A_host_that_counts_has_the_runtime_settings_of_the_command()
    {
        var settings = RuntimeSettingsOf("Pipeline.Bench");

        Assert.Equal(RuntimeSettingsOf("Pipeline.Local"), settings);
        Assert.Contains("System.GC.ConserveMemory=9", settings);
    }

    private static async Task DropAsync(BenchSpace space)
    {
        await using var pipeline = (await space.OpenAsync(Cancel)).Pipeline;
        await Drops.UploadAsync(pipeline.Get<DropFeed>(), [1], _ => "w", BenchArticles.OfOneStory, Cancel);
    }

    private static IEnumerable<string> RuntimeSettingsOf(string program)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"{program}.runtimeconfig.json")));
        return [.. file.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").EnumerateObject()
            .Select(property => $"{property.Name}={property.Value}").Order(StringComparer.Ordinal)];
    }
}
