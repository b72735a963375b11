namespace Pipeline.Faults.Tests;

public sealed class CampaignTests
{
    /// <summary>The short form of what <c>dotnet run --project tests/Pipeline.Faults</c> does at length.</summary>
    [Theory]
    [InlineData(20191101)]
    public async Task Nothing_is_lost_and_nothing_told_twice_while_everything_fails(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-faults-test-").FullName;

        var report = await Campaign.RunAsync(
            new CampaignOptions { Seed = seed, Drops = 60, Kills = 6, Folder = folder },
            TestContext.Current.TestOutputHelper!.WriteLine,
            TestContext.Current.CancellationToken);

        Assert.True(report.IsGood, $"{report}Logs: {folder}");
        TestContext.Current.TestOutputHelper.WriteLine(report.ToString());
        Directory.Delete(folder, recursive: true);
    }
}
