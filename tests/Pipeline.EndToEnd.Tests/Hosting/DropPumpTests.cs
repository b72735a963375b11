using Azure.Storage.Sas;
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
    public async Task A_drop_that_is_listed_under_a_name_that_addresses_resolve_is_rejected_at_once()
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, _ => { });
        await PutAsync(host, "w/%2E%2E/x.txt", "A bomb killed 12 people.");

        Assert.Equal(1, await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken));

        var rejected = Assert.Single(await RejectedAsync(host));
        Assert.Equal(("w/../x.txt", "w"), (rejected.BlobName, rejected.Watch));
        Assert.Equal(0, await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("w/a%01.txt")]
    [InlineData("w/a%EF%BF%BE.txt")]
    [InlineData("w/a%1B%5B31m%C2%9B.txt")]
    public async Task A_name_that_xml_can_not_write_keeps_no_drop_from_being_processed(string name)
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, _ => { });
        await host.DropAsync("a-watch-before", "one.txt", "A bomb killed 12 people.");
        await PutAsync(host, name, "A bomb killed 13 people.");
        await host.DropAsync("x-watch-after", "one.txt", "A bomb killed 14 people.");

        Assert.Equal(3, await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken));

        Assert.Empty(await RejectedAsync(host));
        Assert.NotNull(await host.Get<BlobDropArchive>().LoadAnalysisAsync(
            Uri.UnescapeDataString(name), TestContext.Current.CancellationToken));
        Assert.Equal(0, await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Containers_and_queues_that_are_deleted_while_a_host_runs_are_made_again()
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, _ => { });
        var clients = host.Get<StorageClients>();
        await clients.Articles.DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        await clients.Deliveries.DeleteAsync(TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = host.Get<PipelineRunner>().RunAsync(null, stop.Token);

        while (!await clients.Articles.ExistsAsync(TestContext.Current.CancellationToken)
            || !await clients.Deliveries.ExistsAsync(TestContext.Current.CancellationToken))
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await running;
    }

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

    /// <summary>Uploads under an address that is sent as it stands, as other tools can.</summary>
    private static async Task PutAsync(LocalPipeline host, string escapedName, string content)
    {
        var signed = host.Get<StorageClients>().Articles.GenerateSasUri(BlobContainerSasPermissions.Write, DateTimeOffset.UtcNow.AddHours(1));
        var address = new Uri(
            $"{signed.GetLeftPart(UriPartial.Path)}/{escapedName}{signed.Query}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(content) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
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
