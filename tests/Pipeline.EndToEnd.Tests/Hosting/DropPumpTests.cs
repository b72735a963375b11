using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Articles;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;
using Pipeline.Text.Analysis;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class DropPumpTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_drop_whose_processing_fails_five_times_stands_in_rejected_with_the_last_error()
    {
        var analyzer = new FailingAnalyzer { FailuresLeft = int.MaxValue };
        await using var host = await HostOnAzurite.StartAsync(azurite, services => services.AddSingleton<ITextAnalyzer>(analyzer));
        await host.DropAsync("w", "one.txt", "A bomb killed 12 people.");

        for (var pass = 0; pass < 5; pass++)
        {
            await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken);
        }

        var rejected = Assert.Single(await RejectedAsync(host));
        Assert.Equal((RejectionReason.Failed, 5), (rejected.Reason, rejected.Attempts));
        Assert.Contains("the service is away", rejected.Detail, StringComparison.Ordinal);
        Assert.Equal(0, await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_drop_that_fails_twice_and_then_succeeds_is_processed()
    {
        var analyzer = new FailingAnalyzer { FailuresLeft = 2 };
        await using var host = await HostOnAzurite.StartAsync(azurite, services => services.AddSingleton<ITextAnalyzer>(analyzer));
        await host.DropAsync("w", "one.txt", "A bomb killed 12 people.");

        for (var pass = 0; pass < 3; pass++)
        {
            await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(await RejectedAsync(host));
        Assert.Equal(1, host.Get<ActivityMonitor>().Drops.Done);
    }

    [Fact]
    public async Task A_failing_drop_holds_up_no_other()
    {
        var analyzer = new FailingAnalyzer { FailuresLeft = int.MaxValue, OnlyTextsWith = "poison" };
        await using var host = await HostOnAzurite.StartAsync(azurite, services => services.AddSingleton<ITextAnalyzer>(analyzer));
        await host.DropAsync("w", "a.txt", "This one is poison.");
        await host.DropAsync("w", "b.txt", "A bomb killed 12 people.");

        await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, host.Get<ActivityMonitor>().Drops.Done);
    }

    private static async Task<List<Core.Drops.RejectedDrop>> RejectedAsync(LocalPipeline host)
    {
        var rejected = new List<Core.Drops.RejectedDrop>();
        await foreach (var drop in host.Get<BlobDropArchive>().ListRejectedAsync(null, Assert.Fail, TestContext.Current.CancellationToken))
        {
            rejected.Add(drop);
        }

        return rejected;
    }

    private sealed class FailingAnalyzer : ITextAnalyzer
    {
        public int FailuresLeft { get; set; }

        public string OnlyTextsWith { get; init; } = "";

        public ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken) =>
            text.Contains(OnlyTextsWith, StringComparison.Ordinal) && FailuresLeft-- > 0
                ? throw new InvalidOperationException("the service is away")
                : ValueTask.FromResult(EmbeddedTextAnalyzer.Analyze(text));
    }
}
