using System.Globalization;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class BlobDropArchiveTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    [Fact]
    public async Task A_rejection_of_the_same_second_counts_where_the_drop_is_its_version()
    {
        var clients = await Azurite.NewStorageAsync();
        var (feed, archive) = FeedAndArchive(clients);
        for (var attempt = 0; ; attempt++)
        {
            // Storage's clock counts whole seconds; another try where one ended between the two.
            var readable = await feed.UploadAsync("tarvos", "toll.txt", Text("41 dead"), null, Cancel);
            await archive.SaveAnalysisAsync(Analysis("tarvos/toll.txt", readable.ETag), Cancel);
            var unreadable = await feed.UploadAsync("tarvos", "toll.txt", Text("\0"), null, Cancel);
            await archive.SaveRejectionAsync(Rejection("tarvos/toll.txt", unreadable.ETag), Cancel);
            var times = new[] { clients.Analyses, clients.Rejected }
                .Select(container => container.GetBlobClient("tarvos/toll.txt.json").GetProperties(cancellationToken: Cancel).Value.LastModified);
            if (times.Distinct().Count() == 1 || attempt == 9)
            {
                break;
            }
        }

        Assert.Single(await All(archive.ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
        var mended = await feed.UploadAsync("tarvos", "toll.txt", Text("42 dead"), null, Cancel);
        await archive.SaveAnalysisAsync(Analysis("tarvos/toll.txt", mended.ETag), Cancel);
        Assert.Empty(await All(archive.ListRejectedAsync("tarvos", Assert.Fail, Cancel)));
    }

    [Fact]
    public async Task An_analysis_is_the_receipt_of_its_version_only()
    {
        var clients = await Azurite.NewStorageAsync();
        await Archive(clients).SaveAnalysisAsync(Analysis("tarvos/toll.txt", "0x1"), Cancel);

        var receipts = new DropReceipts(clients);
        Assert.True(await receipts.LookUpAsync("tarvos/toll.txt", "0x1", Cancel));
        Assert.False(await receipts.LookUpAsync("tarvos/toll.txt", "0x2", Cancel));
        Assert.False(await receipts.LookUpAsync("tarvos/other.txt", "0x1", Cancel));
        Assert.Equal("0x1", (await Archive(clients).LoadAnalysisAsync("tarvos/toll.txt", Cancel))!.ETag);
    }

    [Theory]
    [InlineData("tarvos/empty.txt")]
    [InlineData(".hidden/empty.txt")]
    [InlineData("w/../../escape.txt")]
    public async Task A_rejection_is_a_receipt_too(string drop)
    {
        var clients = await Azurite.NewStorageAsync();
        await Archive(clients).SaveRejectionAsync(Rejection(drop, "0x1"), Cancel);

        Assert.True(await new DropReceipts(clients).LookUpAsync(drop, "0x1", Cancel));
        Assert.Equal(drop, Assert.Single(await All(Archive(clients).ListRejectedAsync(null, Assert.Fail, Cancel))).BlobName);
    }

    [Fact]
    public async Task A_mended_drop_is_no_longer_listed_as_rejected()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        await archive.SaveRejectionAsync(Rejection("tarvos/mended.txt", "0x1"), Cancel);
        await archive.SaveRejectionAsync(Rejection("tarvos/broken.txt", "0x1"), Cancel);
        await archive.SaveRejectionAsync(Rejection("other/broken.txt", "0x1"), Cancel);
        await archive.SaveAnalysisAsync(Analysis("tarvos/mended.txt", await DropAsync(clients, "tarvos/mended.txt")), Cancel);

        Assert.Equal(["tarvos/broken.txt"],
            (await All(archive.ListRejectedAsync("tarvos", Assert.Fail, Cancel))).Select(rejected => rejected.BlobName));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rejection_of_the_version_that_is_there_is_listed_whenever_an_earlier_one_was_analysed(bool isAnalysedLast)
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        var readable = Analysis("tarvos/toll.txt", await DropAsync(clients, "tarvos/toll.txt"));
        var unreadable = Rejection("tarvos/toll.txt", await DropAsync(clients, "tarvos/toll.txt"));
        // Within one second mostly, which is all that storage's times tell; and a slow process may finish the older version last.
        if (isAnalysedLast)
        {
            await archive.SaveRejectionAsync(unreadable, Cancel);
            await archive.SaveAnalysisAsync(readable, Cancel);
        }
        else
        {
            await archive.SaveAnalysisAsync(readable, Cancel);
            await archive.SaveRejectionAsync(unreadable, Cancel);
        }

        Assert.Equal(unreadable.ETag, Assert.Single(await All(archive.ListRejectedAsync(null, Assert.Fail, Cancel))).ETag);
        var listed = Assert.Single(await archive.ListRejectionsAsync(null, Cancel));
        Assert.NotNull(await archive.FindRejectedAsync(listed, Cancel));
    }

    [Fact]
    public async Task A_version_that_was_given_up_and_analysed_after_all_is_not_listed()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        var version = await DropAsync(clients, "tarvos/toll.txt");
        await archive.SaveAnalysisAsync(Analysis("tarvos/toll.txt", version), Cancel);
        await archive.SaveRejectionAsync(Rejection("tarvos/toll.txt", version), Cancel);

        Assert.Empty(await All(archive.ListRejectedAsync(null, Assert.Fail, Cancel)));
    }

    [Fact]
    public async Task Analyses_are_listed_by_watch()
    {
        var clients = await Azurite.NewStorageAsync(options => options.PageSize = 2);
        var archive = Archive(clients);
        foreach (var name in new[] { "a/3", "a/1", "b/1", "a/2", "root" })
        {
            await archive.SaveAnalysisAsync(Analysis(name, "0x1"), Cancel);
        }

        Assert.Equal(["1", "2", "3"], (await All(archive.ListAnalysesAsync("a", Assert.Fail, Cancel))).Select(analysis => analysis.Name));
        Assert.Equal(5, (await All(archive.ListAnalysesAsync(null, Assert.Fail, Cancel))).Count);
    }

    [Fact]
    public async Task A_repeated_line_is_read_once()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        await archive.AppendTimelineAsync("tarvos", [Line("x", "0x1"), Line("y", "0x1")], Cancel);
        await archive.AppendTimelineAsync("tarvos", [Line("x", "0x1")], Cancel);
        await archive.AppendTimelineAsync("tarvos", [Line("x", "0x2")], Cancel);

        var lines = await All(Timeline(clients).ReadAsync("tarvos", null, null, Cancel));

        Assert.Equal([("x", "0x1"), ("y", "0x1"), ("x", "0x2")], lines.Select(line => (line.ArticleId, line.ETag)));
    }

    [Fact]
    public async Task A_full_blob_rolls_over_and_reads_in_order()
    {
        var clients = await Azurite.NewStorageAsync(options => options.TimelineBlocksPerBlob = 2);
        var archive = Archive(clients);
        for (var i = 1; i <= 23; i++)
        {
            await archive.AppendTimelineAsync("tarvos", [Line(i.ToString(CultureInfo.InvariantCulture), "0x1")], Cancel);
        }

        var names = (await All(clients.Timeline.GetBlobsAsync(cancellationToken: Cancel))).ConvertAll(blob => blob.Name);
        Assert.Equal(12, names.Count);
        Assert.Contains("tarvos/2019-11-01.12.jsonl", names);
        var lines = await All(Timeline(clients).ReadAsync("tarvos", null, null, Cancel));
        Assert.Equal(Enumerable.Range(1, 23), lines.Select(line => int.Parse(line.ArticleId, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_timeline_that_grows_while_it_is_read_is_read_to_its_end()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        // More than a reader takes at once, so that the line comes between its requests.
        var title = new string('t', 1_000_000);
        await archive.AppendTimelineAsync(
            "tarvos", [.. Enumerable.Range(0, 8).Select(i => Line($"{i}", "0x1") with { Title = title })], Cancel);

        var read = new List<string>();
        await foreach (var line in Timeline(clients).ReadAsync("tarvos", null, null, Cancel))
        {
            read.Add(line.ArticleId);
            if (read.Count == 1)
            {
                await archive.AppendTimelineAsync("tarvos", [Line("late", "0x1")], Cancel);
            }
        }

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "late"], read);
    }

    [Fact]
    public async Task Many_writers_lose_no_line()
    {
        var clients = await Azurite.NewStorageAsync(options => options.TimelineBlocksPerBlob = 10);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            Archive(clients).AppendTimelineAsync("tarvos", [Line(i.ToString(CultureInfo.InvariantCulture), "0x1")], Cancel)));

        Assert.Equal(60, (await All(Timeline(clients).ReadAsync("tarvos", null, null, Cancel))).Count);
    }

    [Fact]
    public async Task Days_are_read_within_bounds()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        for (var day = 0; day < 4; day++)
        {
            await archive.AppendTimelineAsync("tarvos", [Line($"{day}", "0x1") with { At = Instant.AddDays(day) }], Cancel);
        }

        var lines = await All(Timeline(clients).ReadAsync("tarvos", new DateOnly(2019, 11, 2), new DateOnly(2019, 11, 3), Cancel));
        Assert.Equal(["1", "2"], lines.Select(line => line.ArticleId));
    }

    [Fact]
    public async Task More_than_a_block_holds_is_split_at_line_ends()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        var title = new string('t', 1_500_000);
        await archive.AppendTimelineAsync(
            "tarvos", [.. Enumerable.Range(0, 5).Select(i => Line($"{i}", "0x1") with { Title = title })], Cancel);

        Assert.Equal(5, (await All(Timeline(clients).ReadAsync("tarvos", null, null, Cancel))).Count);
        var blob = clients.Timeline.GetAppendBlobClient("tarvos/2019-11-01.jsonl");
        Assert.Equal(3, (await blob.GetPropertiesAsync(cancellationToken: Cancel)).Value.BlobCommittedBlockCount);
    }

    [Fact]
    public async Task A_line_that_no_block_holds_goes_without_its_facts()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        var fact = new AlertFact
        {
            Kind = FactKinds.Group,
            Key = "group:users",
            Label = "users",
            Novelty = NoveltyKind.New,
            Evidence = new Evidence(new string('s', 5_000_000), 0, 5, "test", "huge"),
        };
        await archive.AppendTimelineAsync("tarvos", [Line("huge", "0x1") with { Facts = [Recorded(fact)] }], Cancel);

        Assert.Empty(Assert.Single(await All(Timeline(clients).ReadAsync("tarvos", null, null, Cancel))).Facts);
    }

    [Fact]
    public async Task A_broken_line_costs_no_other()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        await archive.AppendTimelineAsync("tarvos", [Line("x", "0x1")], Cancel);
        const string WithNull =
            """{"at":"2019-11-01T06:30:00+00:00","articleId":"z","etag":"0x1","source":"z","language":"en","facts":[null]}""";
        await clients.Timeline.GetAppendBlobClient("tarvos/2019-11-01.jsonl").AppendBlockAsync(
            Text($"{{ broken\n\n{WithNull}\n"), cancellationToken: Cancel);
        await archive.AppendTimelineAsync("tarvos", [Line("y", "0x1")], Cancel);

        Assert.Equal(["x", "y"], (await All(Timeline(clients).ReadAsync("tarvos", null, null, Cancel))).Select(line => line.ArticleId));
        var back = await Timeline(clients).ReadBackAsync("tarvos", null, _ => true, 10, 1_000_000, Cancel);
        Assert.Equal(["y", "x"], back.Lines.Select(line => line.ArticleId));
    }

    /// <summary>Drops something over whatever is there.</summary>
    /// <returns>Its version.</returns>
    private static async Task<string> DropAsync(StorageClients clients, string name) => (await clients.Articles.GetBlobClient(name)
        .UploadAsync(new BinaryData("a drop"), overwrite: true, Cancel)).Value.ETag.ToString("G").Trim('"');

    private static TimelineLine Line(string articleId, string eTag) => new()
    {
        At = Instant,
        ArticleId = articleId,
        ETag = eTag,
        Source = "one.txt",
        Language = "en",
        Facts = [],
    };

    private static RecordedFact Recorded(AlertFact fact) => System.Text.Json.JsonSerializer.Deserialize(
        $$"""{"fact":{{System.Text.Json.JsonSerializer.Serialize(fact, Core.Serialization.PipelineJson.Documents.AlertFact)}}}""",
        Core.Serialization.PipelineJson.Documents.RecordedFact)!;
}
