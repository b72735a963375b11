using System.Text.Json;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Articles;
using Pipeline.Core.Telemetry;
using Pipeline.Tests.Shared;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>Drops without an event, over real storage, which stamps them with the machine's time; the clock goes on from there.</summary>
public sealed class MissedDropSweepTests(AzuriteFixture azurite) : StorageTest(azurite), IAsyncLifetime
{
    private const string Poisonous = "poisonous";
    private const string Story = "At least 41 people were killed in Bahrain, officials said.";

    private readonly ManualTimeProvider clock = new(DateTimeOffset.UtcNow);
    private readonly StorageOptions options = azurite.NewOptions();
    private readonly CollectedLogs logs = new();
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        services = NewProcess();
        await Get<StorageClients>().EnsureCreatedAsync(Cancel);
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    [Fact]
    public async Task A_drop_of_which_no_event_told_is_processed_once()
    {
        await DropAsync("one.txt", Story);
        Age();

        Assert.Equal(new MissedDropCount(1, 0), await Sweep.RunAsync(Cancel));
        Assert.Equal(default, await Sweep.RunAsync(Cancel));
        Assert.NotNull(await Get<BlobDropArchive>().LoadAnalysisAsync("tarvos/one.txt", Cancel));
    }

    [Fact]
    public async Task A_drop_whose_event_may_still_be_on_its_way_is_left_to_it()
    {
        await DropAsync("one.txt", Story);

        Assert.Equal(default, await Sweep.RunAsync(Cancel));
    }

    [Fact]
    public async Task A_drop_that_fails_stops_no_other_and_is_given_up_in_the_end()
    {
        await DropAsync("bad.txt", Poisonous);
        await DropAsync("good.txt", Story);
        Age();

        Assert.Equal(new MissedDropCount(1, 1), await Sweep.RunAsync(Cancel));
        for (var attempt = 2; attempt <= TriggeredDrops.MaxTries; attempt++)
        {
            Assert.Equal(new MissedDropCount(0, 1), await Sweep.RunAsync(Cancel));
        }

        Assert.Equal(default, await Sweep.RunAsync(Cancel));
        var rejected = Assert.Single(await All(Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
        Assert.Equal(
            (RejectionReason.Failed, "InvalidOperationException: the analyzer broke", 5),
            (rejected.Reason, rejected.Detail, rejected.Attempts));
    }

    [Fact]
    public async Task A_drop_that_vanishes_whenever_it_is_read_is_given_up_in_the_end()
    {
        await DropAsync("one.txt", Story);
        Age();
        var vanishing = new Vanishing("/one.txt");

        for (var attempt = 1; attempt <= TriggeredDrops.MaxTries; attempt++)
        {
            Assert.Equal(new MissedDropCount(0, 1), await RunAsync(vanishing));
        }

        Assert.Equal(default, await RunAsync(vanishing));
        var rejected = Assert.Single(await All(Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
        Assert.Equal(
            (RejectionReason.Failed, "UnreadDropException: It is listed, and nothing can be read under its name.", 5),
            (rejected.Reason, rejected.Detail, rejected.Attempts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_drop_whose_name_addresses_resolve_is_rejected_once(bool isAnotherThere)
    {
        await PutAsync("tarvos/%2E%2E/x.txt");
        if (isAnotherThere)
        {
            await Get<StorageClients>().Articles.UploadBlobAsync("x.txt", BinaryData.FromString(Story), Cancel);
        }

        Age();

        Assert.Equal(new MissedDropCount(isAnotherThere ? 2 : 1, 0), await Sweep.RunAsync(Cancel));
        Assert.Equal(default, await Sweep.RunAsync(Cancel));
        var rejected = Assert.Single(await All(Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
        Assert.Equal(("tarvos/../x.txt", RejectionReason.WatchName), (rejected.BlobName, rejected.Reason));
    }

    [Fact]
    public async Task A_drop_that_was_deleted_since_it_was_listed_leaves_nothing_behind()
    {
        await DropAsync("one.txt", Story);
        var listed = Assert.Single(await All(Get<DropFeed>().FindNewAsync(Cancel)));
        await Get<StorageClients>().Articles.DeleteBlobAsync("tarvos/one.txt", cancellationToken: Cancel);

        Assert.IsType<ProcessOutcome.Gone>(await Get<TriggeredDrops>().RunMissedAsync(listed, Cancel));

        Assert.Empty(await All(Get<BlobDropArchive>().ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
    }

    [Fact]
    public async Task What_is_too_much_for_one_run_is_left_to_the_next()
    {
        foreach (var name in new[] { "one.txt", "two.txt", "three.txt" })
        {
            await DropAsync(name, Story);
        }

        Age();

        var sweep = SweepOf(services, 2);
        Assert.Equal(new MissedDropCount(2, 0), await sweep.RunAsync(Cancel));
        Assert.Equal(new MissedDropCount(1, 0), await sweep.RunAsync(Cancel));
        Assert.Contains("Warning More than 2 drops were missed", Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_looks_at_the_clock_at_every_page_though_nothing_was_missed()
    {
        await KeepAsync(10);
        Age();
        var listings = Slow(options.Articles);

        Assert.Equal(default, await RunAsync(listings));

        Assert.Equal(3, listings.Tokens.Count);
        Assert.Contains("Information The time of this run was over before all drops were looked at", Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_time_is_over_while_receipts_are_read_ends_in_order()
    {
        await KeepAsync(10);
        await DropAsync("missed.txt", Story);
        Age();
        var listings = Slow(options.Analyses);

        Assert.Equal(default, await RunAsync(listings));

        Assert.Equal(3, listings.Tokens.Count);
        Assert.Contains("Warning The time for a look at the drops was over before all receipts were read", Logs, StringComparison.Ordinal);
        Assert.Equal(new MissedDropCount(1, 0), await RunAsync(Quick(options.Analyses)));
    }

    [Fact]
    public async Task The_next_run_goes_on_where_the_last_one_stopped()
    {
        await KeepAsync(9);
        await DropAsync("99.txt", Story);
        Age();

        Assert.Equal(default, await RunAsync(Slow(options.Articles)));
        var token = await TokenAsync();
        var next = Slow(options.Articles);
        Assert.Equal(new MissedDropCount(1, 0), await RunAsync(next));

        // The two pages that were left, and the first one again.
        Assert.Equal((3, token, null), (next.Tokens.Count, next.Tokens[0], next.Tokens[2]));
        Assert.NotEqual(token, await TokenAsync());
    }

    [Fact]
    public async Task A_run_from_the_middle_goes_on_from_the_first_page_to_where_it_began()
    {
        await KeepAsync(10);
        await RunAsync(Slow(options.Articles));
        await DropAsync("0-first.txt", Story);
        Age();
        var listings = Quick(options.Articles);

        Assert.Equal(new MissedDropCount(1, 0), await RunAsync(listings));

        // Two pages to the end, and of the four from the beginning the last one holds the drop with which the run began.
        Assert.Equal(6, listings.Tokens.Count);
        Assert.Null(await TokenAsync());
    }

    [Fact]
    public async Task A_bookmark_that_was_lost_begins_anew()
    {
        await KeepAsync(10);
        await RunAsync(Slow(options.Articles));
        await DropAsync("0-first.txt", Story);
        Age();
        await Bookmark.DeleteAsync(cancellationToken: Cancel);

        Assert.Equal(new MissedDropCount(1, 0), await RunAsync(Slow(options.Articles)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_bookmark_that_can_not_be_read_begins_anew_and_goes(string content)
    {
        await DropAsync("one.txt", Story);
        Age();
        await Bookmark.UploadAsync(BinaryData.FromString(content), Cancel);

        Assert.Equal(new MissedDropCount(1, 0), await Sweep.RunAsync(Cancel));

        Assert.Contains("Warning Where the last look stopped can't be read", Logs, StringComparison.Ordinal);
        Assert.False(await Bookmark.ExistsAsync(Cancel));
    }

    [Fact]
    public async Task A_token_that_storage_refuses_begins_anew_and_goes()
    {
        await DropAsync("one.txt", Story);
        Age();
        await Bookmark.UploadAsync(BinaryData.FromString("""{"token":"stale"}"""), Cancel);

        Assert.Equal(new MissedDropCount(1, 0), await RunAsync(new RefusedToken("stale")));

        Assert.Contains("Warning Storage refuses to list drops from where the last look stopped", Logs, StringComparison.Ordinal);
        Assert.False(await Bookmark.ExistsAsync(Cancel));
    }

    [Fact]
    public async Task A_run_that_took_all_it_may_is_followed_at_the_page_where_it_stopped()
    {
        foreach (var name in new[] { "1.txt", "2.txt", "3.txt", "4.txt", "5.txt" })
        {
            await DropAsync(name, Story);
        }

        Age();

        Assert.Equal(new MissedDropCount(3, 0), await RunAsync(Quick(options.Articles), maxDrops: 3));
        var token = await TokenAsync();
        var next = Quick(options.Articles);
        Assert.Equal(new MissedDropCount(2, 0), await RunAsync(next, maxDrops: 3));

        Assert.NotNull(token);
        Assert.Equal(token, next.Tokens[0]);
        Assert.Null(await TokenAsync());
    }

    [Fact]
    public async Task A_run_that_has_no_time_for_a_page_leaves_the_bookmark_where_it_is()
    {
        await KeepAsync(10);
        Age();
        await RunAsync(Slow(options.Articles));
        var token = await TokenAsync();

        await RunAsync(Slow(options.Analyses));

        Assert.NotNull(token);
        Assert.Equal(token, await TokenAsync());
    }

    [Fact]
    public async Task A_count_tells_of_all_drops_those_that_were_missed()
    {
        await KeepAsync(6);
        await DropAsync("99.txt", Story);
        Age();
        var listings = Quick(options.Articles);

        var tally = await CountAsync(listings);

        Assert.Equal((7, 1, "tarvos/99.txt", true), (tally.Drops, tally.Missed, tally.Oldest!.BlobName, tally.IsWhole));
        Assert.Equal(4, listings.Tokens.Count);
    }

    [Fact]
    public async Task A_count_leaves_out_what_an_event_may_still_tell_of()
    {
        await DropAsync("one.txt", Story);

        Assert.Equal(new MissedDropTally(1, 0, null, true), await CountAsync(Quick(options.Articles)));
    }

    [Fact]
    public async Task A_count_goes_as_far_as_its_time_and_says_that_there_is_more()
    {
        await KeepAsync(10);
        Age();

        Assert.Equal(new MissedDropTally(6, 0, null, false), await CountAsync(Slow(options.Articles)));
        Assert.Equal(new MissedDropTally(0, 0, null, false), await CountAsync(Slow(options.Analyses)));
    }

    private MissedDropSweep Sweep => Get<MissedDropSweep>();

    private string Logs => string.Join('\n', logs.Lines);

    private BlobClient Bookmark => Get<StorageClients>().Config.GetBlobClient("missed-drops.json");

    private static MissedDropSweep SweepOf(ServiceProvider process, int maxDrops) =>
        new(
            process.GetRequiredService<MissedDropSearch>(),
            process.GetRequiredService<TriggeredDrops>(),
            process.GetRequiredService<StorageClients>(),
            process.GetRequiredService<PipelineTelemetry>(),
            process.GetRequiredService<TimeProvider>(),
            process.GetRequiredService<ILogger<MissedDropSweep>>()) { MaxDrops = maxDrops };

    /// <summary>One run in a process of its own.</summary>
    private async Task<MissedDropCount> RunAsync(HttpPipelinePolicy policy, int maxDrops = 1_000)
    {
        await using var process = NewProcess(policy);
        return await SweepOf(process, maxDrops).RunAsync(Cancel);
    }

    private async Task<MissedDropTally> CountAsync(HttpPipelinePolicy policy)
    {
        await using var process = NewProcess(policy);
        return await process.GetRequiredService<MissedDropSearch>().CountAsync(Cancel);
    }

    /// <summary>What the next run begins with; null for the first page.</summary>
    private async Task<string?> TokenAsync() => await Bookmark.ExistsAsync(Cancel)
        ? JsonElement.Parse((await Bookmark.DownloadContentAsync(Cancel)).Value.Content).GetProperty("token").GetString()
        : null;

    /// <summary>The services as another process has them: nothing is known that storage does not tell.</summary>
    private ServiceProvider NewProcess(HttpPipelinePolicy? policy = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Pipeline:Storage:ConnectionString"] = options.ConnectionString,
        }).Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(logs))
            .AddSingleton(policy is null ? StorageClients.Create(options) : Observed(options, policy))
            .AddPipeline(configuration)
            .AddSingleton<ITextAnalyzer, BreakingAnalyzer>()
            .AddSingleton<TimeProvider>(clock)
            .BuildServiceProvider();
    }

    /// <summary>Makes pages of two, and each listing of a container take two minutes: the third one ends a run.</summary>
    private Listings Slow(string container) => PagesOfTwo(container, TimeSpan.FromMinutes(2));

    /// <summary>Makes pages of two, which take no time.</summary>
    private Listings Quick(string container) => PagesOfTwo(container, TimeSpan.Zero);

    private Listings PagesOfTwo(string container, TimeSpan each)
    {
        options.PageSize = 2;
        return new(clock, options.Prefix + container, each);
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    // A minute more, for storage stamps its own, later time.
    private void Age() => clock.Advance(MissedDropSweep.Grace + TimeSpan.FromMinutes(1));

    /// <summary>Drops that were processed: <c>00.txt</c> and so on.</summary>
    private async Task KeepAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            using var content = Text("An article.");
            var drop = await Get<DropFeed>().UploadAsync("tarvos", $"{number:00}.txt", content, null, Cancel);
            await Get<BlobDropArchive>().SaveAnalysisAsync(Analysis(drop.BlobName, drop.ETag), Cancel);
        }
    }

    private async Task DropAsync(string name, string text)
    {
        using var content = Text(text);
        await Get<DropFeed>().UploadAsync("tarvos", name, content, null, Cancel);
    }

    /// <summary>Uploads under a name that the client library would resolve.</summary>
    private async Task PutAsync(string escapedName)
    {
        var signed = Get<StorageClients>().Articles.GenerateSasUri(BlobContainerSasPermissions.Write, DateTimeOffset.UtcNow.AddHours(1));
        var address = new Uri(
            $"{signed.GetLeftPart(UriPartial.Path)}/{escapedName}{signed.Query}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(Story) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await http.SendAsync(request, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private sealed class BreakingAnalyzer : ITextAnalyzer
    {
        private readonly EmbeddedTextAnalyzer embedded = new();

        public ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken) =>
            text.Contains(Poisonous, StringComparison.Ordinal)
                ? throw new InvalidOperationException("the analyzer broke")
                : embedded.AnalyzeAsync(text, cancellationToken);
    }

    /// <summary>The listings of a container, each of which takes its time by the test's clock.</summary>
    private sealed class Listings(ManualTimeProvider clock, string container, TimeSpan each) : AsyncPolicy
    {
        /// <summary>By what each page was listed; null for the first one.</summary>
        public List<string?> Tokens { get; } = [];

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            var (path, query) = (message.Request.Uri.Path, message.Request.Uri.Query);
            if (query.Contains("comp=list", StringComparison.Ordinal) && path.EndsWith("/" + container, StringComparison.Ordinal))
            {
                Tokens.Add(HttpUtility.ParseQueryString(query)["marker"]);
                clock.Advance(each);
            }
        }
    }

    /// <summary>Has storage refuse a token, by a fault in the query; Azurite itself takes any token for a name.</summary>
    private sealed class RefusedToken(string token) : AsyncPolicy
    {
        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            message.Request.Uri.Query = message.Request.Uri.Query
                .Replace("marker=" + token, "include=" + token, StringComparison.Ordinal);
            return ProcessNextAsync(message, pipeline);
        }
    }

    /// <summary>Has another version of a blob be there whenever it is read.</summary>
    private sealed class Vanishing(string name) : AsyncPolicy
    {
        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Method == RequestMethod.Get && message.Request.Uri.Path.EndsWith(name, StringComparison.Ordinal))
            {
                message.Request.Headers.SetValue("If-Match", "\"0x0\"");
            }

            return ProcessNextAsync(message, pipeline);
        }
    }

    private abstract class AsyncPolicy : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
