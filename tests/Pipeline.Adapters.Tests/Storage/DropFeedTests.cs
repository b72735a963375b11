using System.Globalization;
using System.Text;
using System.Web;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Drops;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class DropFeedTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    [Fact]
    public async Task A_drop_that_is_added_never_takes_the_place_of_another()
    {
        var (feed, _) = FeedAndArchive(await Azurite.NewStorageAsync());
        static IEnumerable<string> Names(string hash) => ["toll.txt", $"toll-{hash[..8]}.txt"];

        var first = await feed.AddAsync("tarvos", Names, Text("41 dead"), Cancel);
        var other = await feed.AddAsync("tarvos", Names, Text("42 dead"), Cancel);
        var again = await feed.AddAsync("tarvos", Names, Text("42 dead"), Cancel);
        var full = await feed.AddAsync("tarvos", _ => ["toll.txt"], Text("43 dead"), Cancel);

        Assert.Equal((new AddedDrop("toll.txt", true), null), (first, full));
        Assert.Matches("^toll-[0-9a-f]{8}\\.txt$", other!.Name);
        Assert.Equal(other with { IsNew = false }, again);
        Assert.Equal(2, (await All(feed.ListAsync("tarvos", Cancel))).Count);
    }

    [Fact]
    public async Task What_another_tool_dropped_is_known_by_its_content()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, _) = FeedAndArchive(clients);
        await feed.UploadAsync("tarvos", "toll.txt", Text("41 dead"), null, Cancel);

        Assert.Equal(new AddedDrop("toll.txt", false), await feed.AddAsync("tarvos", _ => ["toll.txt"], Text("41 dead"), Cancel));
        Assert.Null(await feed.AddAsync("tarvos", _ => ["toll.txt"], Text("99 dead"), Cancel));
    }

    [Fact]
    public async Task A_new_drop_is_found_until_it_is_processed()
    {
        var (feed, archive) = FeedAndArchive(await Azurite.NewStorageAsync());
        var uploaded = await feed.UploadAsync("tarvos", "toll.txt", Text("41 dead"), "text/plain", Cancel);

        var drop = Assert.Single(await All(feed.FindNewAsync(Cancel)));
        Assert.Equal(("tarvos/toll.txt", uploaded.ETag, 7L, "text/plain"), (drop.BlobName, drop.ETag, drop.Size, drop.ContentType));
        Assert.Equal("41 dead", await ReadTextAsync(drop));
        Assert.Single(await All(feed.FindNewAsync(Cancel)));

        await archive.SaveAnalysisAsync(Analysis(drop), Cancel);
        Assert.Empty(await All(feed.FindNewAsync(Cancel)));
    }

    [Fact]
    public async Task A_changed_drop_is_found_again_and_a_renamed_one_too()
    {
        var (feed, archive) = FeedAndArchive(await Azurite.NewStorageAsync());
        await feed.UploadAsync("tarvos", "toll.txt", Text("41 dead"), null, Cancel);
        await ProcessAllAsync(feed, archive);

        await feed.UploadAsync("tarvos", "toll.txt", Text("42 dead"), null, Cancel);
        await feed.UploadAsync("tarvos", "toll-2.txt", Text("41 dead"), null, Cancel);

        Assert.Equal(["tarvos/toll-2.txt", "tarvos/toll.txt"], (await ProcessAllAsync(feed, archive)).Order(StringComparer.Ordinal));
        Assert.Empty(await All(feed.FindNewAsync(Cancel)));
    }

    [Fact]
    public async Task Two_processes_share_receipts_and_a_restart_repeats_nothing()
    {
        var clients = await Azurite.NewStorageAsync();
        var (one, oneArchive) = FeedAndArchive(clients);
        var (other, otherArchive) = FeedAndArchive(clients);
        await one.UploadAsync("tarvos", "1.txt", Text("one"), null, Cancel);
        await ProcessAllAsync(one, oneArchive);
        Assert.Empty(await All(other.FindNewAsync(Cancel)));

        await one.UploadAsync("tarvos", "2.txt", Text("two"), null, Cancel);
        await ProcessAllAsync(other, otherArchive);

        Assert.Empty(await All(one.FindNewAsync(Cancel)));
        Assert.Empty(await All(FeedAndArchive(clients).Feed.FindNewAsync(Cancel)));
    }

    [Fact]
    public async Task A_drop_that_another_process_takes_while_a_pass_runs_is_left_to_it()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, archive) = FeedAndArchive(clients);
        Assert.Empty(await All(feed.FindNewAsync(Cancel)));
        await feed.UploadAsync("tarvos", "0.txt", Text("0"), null, Cancel);
        await ProcessAllAsync(feed, archive);
        await feed.UploadAsync("tarvos", "1.txt", Text("1"), null, Cancel);
        await feed.UploadAsync("tarvos", "2.txt", Text("2"), null, Cancel);

        var found = new List<string>();
        await foreach (var drop in feed.FindNewAsync(Cancel))
        {
            found.Add(drop.BlobName);
            var (other, otherArchive) = FeedAndArchive(clients);
            await ProcessAllAsync(other, otherArchive);
        }

        Assert.Single(found);
    }

    [Fact]
    public async Task A_backlog_that_another_process_works_off_is_noticed_and_left_to_it()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, _) = FeedAndArchive(clients);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => UploadRawAsync(clients, $"tarvos/{i:00}.txt")));

        var found = new List<string>();
        await foreach (var drop in feed.FindNewAsync(Cancel))
        {
            found.Add(drop.BlobName);
            if (found.Count == 1)
            {
                var (other, otherArchive) = FeedAndArchive(clients);
                await ProcessAllAsync(other, otherArchive);
            }
        }

        Assert.InRange(found.Count, 1, 16);
    }

    [Fact]
    public async Task Two_processes_at_one_backlog_share_it_and_leave_none_out()
    {
        var clients = await Azurite.NewStorageAsync();
        var (one, oneArchive) = FeedAndArchive(clients);
        var (other, otherArchive) = FeedAndArchive(clients);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => UploadRawAsync(clients, $"tarvos/{i:000}.txt")));

        var processed = await Task.WhenAll(ProcessAllAsync(one, oneArchive), ProcessAllAsync(other, otherArchive));

        Assert.Equal(200, processed.SelectMany(names => names).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(await All(FeedAndArchive(clients).Feed.FindNewAsync(Cancel)));
    }

    [Fact]
    public async Task A_drop_of_its_own_that_is_done_while_receipts_are_listed_is_not_found_again()
    {
        var options = (await Azurite.NewStorageAsync()).Options;
        var held = new HeldListing("/" + options.Prefix + options.Analyses);
        var clients = Observed(options, held);
        var (feed, archive) = FeedAndArchive(clients);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => UploadRawAsync(clients, $"tarvos/{i:00}.txt")));
        var first = (await feed.FindAsync("tarvos/00.txt", Cancel))!;

        var finding = All(feed.FindNewAsync(Cancel));
        await held.Listed.Task.WaitAsync(Cancel);
        await archive.SaveAnalysisAsync(Analysis(first), Cancel);
        held.Release.SetResult();

        Assert.DoesNotContain(await finding, drop => drop.BlobName == first.BlobName);
    }

    [Fact]
    public async Task A_rejected_drop_is_not_found_again()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, archive) = FeedAndArchive(clients);
        foreach (var name in new[] { ".hidden/empty.txt", "tarvos/empty.txt" })
        {
            await UploadRawAsync(clients, name);
        }

        foreach (var drop in await All(feed.FindNewAsync(Cancel)))
        {
            await archive.SaveRejectionAsync(Rejection(drop.BlobName, drop.ETag), Cancel);
        }

        Assert.Empty(await All(feed.FindNewAsync(Cancel)));
        Assert.Empty(await All(FeedAndArchive(clients).Feed.FindNewAsync(Cancel)));
    }

    [Fact]
    public async Task A_root_drop_and_its_namesake_in_the_inbox_folder_are_both_processed_once()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, archive) = FeedAndArchive(clients);
        await UploadRawAsync(clients, "toll.txt");
        await UploadRawAsync(clients, "inbox/toll.txt");

        Assert.Equal(2, (await ProcessAllAsync(feed, archive)).Count);
        Assert.Empty(await All(FeedAndArchive(clients).Feed.FindNewAsync(Cancel)));
        Assert.Equal(2, (await All(archive.ListAnalysesAsync("inbox", Assert.Fail, Cancel))).Count);
    }

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("with space.txt")]
    [InlineData("100%.txt")]
    [InlineData("a%2Fb.txt")]
    [InlineData("#1?x=y&z.txt")]
    [InlineData("folder//double.txt")]
    [InlineData("deep/er/toll+41.txt")]
    [InlineData("Übersicht – 戦争 🌊.txt")]
    [InlineData("quote'\"<>|*;,@!$()=[]{}^`~.txt")]
    public async Task Any_name_comes_back_as_it_was_dropped(string name)
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, archive) = FeedAndArchive(clients);
        await feed.UploadAsync("a watch", name, Text(name), null, Cancel);

        var drop = Assert.Single(await All(feed.FindNewAsync(Cancel)));
        Assert.Equal("a watch/" + name, drop.BlobName);
        Assert.Equal(name, await ReadTextAsync(drop));
        Assert.Equal(name, await ReadTextAsync((await feed.FindAsync(drop.BlobName, Cancel))!));

        await archive.SaveAnalysisAsync(Analysis(drop), Cancel);
        Assert.Empty(await All(FeedAndArchive(clients).Feed.FindNewAsync(Cancel)));
        Assert.Equal(name, (await archive.LoadAnalysisAsync(drop.BlobName, Cancel))!.Name);
    }

    [Fact]
    public async Task A_name_at_the_limit_is_processed_once()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, archive) = FeedAndArchive(clients);
        await feed.UploadAsync("w", new string('x', BlobNames.MaxLength - 2), Text("long"), null, Cancel);

        Assert.Single(await ProcessAllAsync(feed, archive));
        Assert.Empty(await All(FeedAndArchive(clients).Feed.FindNewAsync(Cancel)));
    }

    [Fact]
    public async Task Many_pages_yield_every_drop_once()
    {
        // 60 drops in pages of 7 take the paths of 5,000 and more in pages of 5,000, without the wait.
        var clients = await Azurite.NewStorageAsync(options => options.PageSize = 7);
        var (feed, archive) = FeedAndArchive(clients);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => UploadRawAsync(clients, $"tarvos/{i:00}.txt")));

        Assert.Equal(60, (await ProcessAllAsync(feed, archive)).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(await All(feed.FindNewAsync(Cancel)));
        Assert.Empty(await All(FeedAndArchive(clients).Feed.FindNewAsync(Cancel)));
        Assert.Equal(60, (await All(feed.ListAsync("tarvos", Cancel))).Count);
        Assert.Empty(await All(feed.ListAsync("tar", Cancel)));
    }

    [Fact]
    public async Task A_page_with_many_new_drops_among_old_ones_yields_the_new()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, archive) = FeedAndArchive(clients);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => UploadRawAsync(clients, $"tarvos/{i:00}.txt")));
        await ProcessAllAsync(feed, archive);
        await Task.WhenAll(Enumerable.Range(30, 30).Select(i => UploadRawAsync(clients, $"tarvos/{i:00}.txt")));

        Assert.Equal(30, (await ProcessAllAsync(feed, archive)).Count);
    }

    [Fact]
    public async Task A_drop_that_changed_or_went_before_it_was_read_is_null()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, _) = FeedAndArchive(clients);
        await feed.UploadAsync("tarvos", "1.txt", Text("one"), null, Cancel);
        await feed.UploadAsync("tarvos", "2.txt", Text("two"), null, Cancel);
        var drops = await All(feed.FindNewAsync(Cancel));

        await feed.UploadAsync("tarvos", "1.txt", Text("changed"), null, Cancel);
        await clients.Articles.DeleteBlobAsync("tarvos/2.txt", cancellationToken: Cancel);

        foreach (var drop in drops)
        {
            Assert.Null(await drop.ReadAsync(Cancel));
        }

        Assert.Null(await feed.FindAsync("tarvos/2.txt", Cancel));
    }

    [Fact]
    public async Task An_empty_drop_is_read_as_empty()
    {
        var (feed, _) = FeedAndArchive(await Azurite.NewStorageAsync());
        await feed.UploadAsync("tarvos", "empty.txt", Text(""), null, Cancel);

        Assert.Equal("", await ReadTextAsync(Assert.Single(await All(feed.FindNewAsync(Cancel)))));
    }

    [Theory]
    [InlineData("m/two\u0001.txt", new[] { "a.txt", "k/one.txt", "z/three.txt" })]
    [InlineData("two\u0001.txt", new[] { "k/one.txt" })]
    public async Task A_name_that_storage_can_not_list_hinders_no_folder_but_its_own(string name, string[] found)
    {
        var options = Azurite.NewOptions();
        options.PageSize = 5_000;
        var clients = StorageClients.Create(options);
        await clients.EnsureCreatedAsync(Cancel);
        string[] names = ["a.txt", "k/one.txt", name, "m/two.txt", "z/three.txt"];
        foreach (var drop in names)
        {
            await clients.Articles.UploadBlobAsync(drop, BinaryData.FromString("An article."), Cancel);
        }

        await clients.Ledgers.UploadBlobAsync("k.json", BinaryData.FromString("{}"), Cancel);
        var (feed, _) = FeedAndArchive(Observed(options, new Unwritten(clients.Articles.Name, names, name)));

        var drops = await All(feed.FindNewAsync(Cancel));

        Assert.Equal(found, drops.Select(drop => drop.BlobName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_listed_before_a_name_that_storage_can_not_list_is_found_once()
    {
        var options = Azurite.NewOptions();
        options.PageSize = 1;
        var clients = StorageClients.Create(options);
        await clients.EnsureCreatedAsync(Cancel);
        string[] names = ["k/one.txt", "k/two.txt", "m/\u0001.txt", "z/three.txt"];
        foreach (var drop in names)
        {
            await clients.Articles.UploadBlobAsync(drop, BinaryData.FromString("An article."), Cancel);
        }

        var (feed, _) = FeedAndArchive(Observed(options, new Unwritten(clients.Articles.Name, names, "m/\u0001.txt")));

        Assert.Equal(["k/one.txt", "k/two.txt", "z/three.txt"], (await All(feed.FindNewAsync(Cancel))).Select(drop => drop.BlobName));
        var problem = await Assert.ThrowsAsync<UnwrittenListingException>(() => All(feed.ListAsync(watch: null, Cancel)));
        Assert.Contains("after k%2Ftwo.txt", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_a_trigger_hands_over_has_the_version_of_the_listing()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, _) = FeedAndArchive(clients);
        var uploaded = await feed.UploadAsync("tarvos", "a b.txt", Text("one"), null, Cancel);

        var bound = await BlobDrop.FindAsync(
            new BlobClient(clients.Options.ConnectionString, clients.Articles.Name, "tarvos/a b.txt"), Cancel);

        Assert.Equal((uploaded.BlobName, uploaded.ETag), (bound!.BlobName, bound.ETag));
        Assert.Equal(uploaded.ETag, Assert.Single(await All(feed.FindNewAsync(Cancel))).ETag);
    }

    private static async Task<List<string>> ProcessAllAsync(DropFeed feed, BlobDropArchive archive)
    {
        var names = new List<string>();
        await foreach (var drop in feed.FindNewAsync(Cancel))
        {
            names.Add(drop.BlobName);
            await archive.SaveAnalysisAsync(Analysis(drop), Cancel);
        }

        return names;
    }

    private static async Task UploadRawAsync(StorageClients clients, string blobName) =>
        await clients.Articles.GetBlobClient(blobName).UploadAsync(new BinaryData(blobName), overwrite: true, Cancel);

    private static async Task<string> ReadTextAsync(IDrop drop) => Encoding.UTF8.GetString((await drop.ReadAsync(Cancel))!.Value.Span);

    /// <summary>Answers a listing with a certain name in it as an Azurite does that is not the local host's.</summary>
    private sealed class Unwritten(string container, string[] names, string name) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var query = HttpUtility.ParseQueryString(message.Request.Uri.Query);
            var isHit = query["comp"] == "list" && message.Request.Uri.Path.EndsWith("/" + container, StringComparison.Ordinal)
                && names.Where(other => other.StartsWith(query["prefix"] ?? "", StringComparison.Ordinal)
                    && string.CompareOrdinal(Uri.UnescapeDataString(query["marker"] ?? ""), other) < 0)
                    .Order(StringComparer.Ordinal)
                    .Take(int.Parse(query["maxresults"] ?? "5000", CultureInfo.InvariantCulture)).Contains(name)
                && (query["delimiter"] is null || !name.Contains('/', StringComparison.Ordinal));
            return isHit ? throw new RequestFailedException(500, "") : ProcessNextAsync(message, pipeline);
        }
    }

    /// <summary>Holds back the answer to the first listing of one container.</summary>
    private sealed class HeldListing(string container) : HttpPipelinePolicy
    {
        private int listings;

        public TaskCompletionSource Listed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Uri.Query.Contains("comp=list", StringComparison.Ordinal)
                && message.Request.Uri.Path.EndsWith(container, StringComparison.Ordinal) && Interlocked.Increment(ref listings) == 1)
            {
                Listed.SetResult();
                await Release.Task;
            }
        }
    }
}
