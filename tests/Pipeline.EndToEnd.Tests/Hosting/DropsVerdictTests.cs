using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Local;
using Pipeline.Local.Commands;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

/// <summary>What <c>doctor</c> says of drops. Storage stamps them with the machine's time, so here the clock goes on in the command's own
/// process.</summary>
public sealed class DropsVerdictTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Doctor_counts_the_drops_that_no_host_was_told_of_and_says_where_to_look()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var pipeline = await HostOnAzurite.StartAsync(azurite, services => services.AddSingleton<TimeProvider>(clock));
        await pipeline.DropAsync("w", "processed.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await pipeline.Get<DropPump>().PassAsync(Cancel);
        await pipeline.DropAsync("w", "[missed].txt", "A bomb killed 13 people in Kabul on Monday, police said.");

        clock.Advance(MissedDropSweep.Grace - TimeSpan.FromMinutes(1));
        var young = await DoctorAsync(pipeline);
        clock.Advance(TimeSpan.FromHours(2));
        var old = await DoctorAsync(pipeline);

        Assert.Equal(ExitCode.Done, young.ExitCode);
        Assert.Contains("ok   drops: 2 drops, each with its receipt or younger than 15 minutes", young.Lines, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, old.ExitCode);
        Assert.Contains(
            "FAIL drops: no receipt after 15 minutes for 1 of 2 drops: no host was told. "
                + "The oldest, w/[missed].txt, was dropped 2 hours ago. "
                + "Either no host is running, or the Event Grid subscription is missing or leads to a function of another name",
            old.Lines,
            StringComparison.Ordinal);
        Assert.Contains("'Drops are not picked up' in docs/operations.md", old.Lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_200_000, true, "the first 1,200,000 drops (5 minutes were not enough for more), each with its receipt")]
    [InlineData(0, false, "5 minutes were not enough to read all receipts, so no drop was looked at, and MissedDrops will not do better")]
    public void A_look_that_had_too_little_time_says_so(int drops, bool good, string words)
    {
        var verdict = DropsVerdict.On(new MissedDropTally(drops, 0, null, false), DateTimeOffset.UnixEpoch);

        Assert.Equal(good, verdict.Good);
        Assert.StartsWith(words, verdict.Words, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Lines)> DoctorAsync(LocalPipeline pipeline)
    {
        using var result = new StringWriter();
        using var notes = new StringWriter();
        var exitCode = await DoctorCommand.CheckAsync(pipeline, Output.To(result, notes), sendsMessages: false, Cancel);
        return (exitCode, result.ToString());
    }
}
