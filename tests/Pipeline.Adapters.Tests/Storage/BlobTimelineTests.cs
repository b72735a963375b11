using System.Text;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Drops;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>Timelines read from their ends.</summary>
public sealed class BlobTimelineTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    private const long Plenty = 100 * 1024 * 1024;

    [Fact]
    public async Task Pages_go_back_over_days_and_blobs_and_hold_every_line_once()
    {
        var clients = await Azurite.NewStorageAsync(options => options.TimelineBlocksPerBlob = 3);
        var archive = Archive(clients);
        for (var i = 0; i < 20; i++)
        {
            await archive.AppendTimelineAsync("w", [Line(i, Instant.AddHours(i * 6))], Cancel);
        }

        var timeline = Timeline(clients);
        foreach (var limit in new[] { 1, 3, 7, 20, 50 })
        {
            Assert.Equal(Enumerable.Range(0, 20).Reverse().Select(Name), await NamesAsync(timeline, _ => true, limit, Plenty));
        }
    }

    [Fact]
    public async Task Lines_longer_than_a_piece_and_pieces_that_begin_within_lines_are_read()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        for (var i = 0; i < 12; i++)
        {
            // From some hundred bytes to over a megabyte.
            await archive.AppendTimelineAsync("w", [Line(i, Instant) with { Title = new string('x', 1 << (i * 2 % 21)) }], Cancel);
        }

        Assert.Equal(Enumerable.Range(0, 12).Reverse().Select(Name), await NamesAsync(Timeline(clients), _ => true, 5, Plenty));
    }

    [Fact]
    public async Task A_rare_line_is_found_though_each_page_reads_little()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        await archive.AppendTimelineAsync(
            "w", [.. Enumerable.Range(0, 3000).Select(i => Line(i, Instant) with { Title = new string('x', 300) })], Cancel);

        var timeline = Timeline(clients);
        var (found, pages) = (new List<string>(), 0);
        TimelinePosition? position = null;
        do
        {
            var page = await timeline.ReadBackAsync("w", position, line => line.ArticleId is "a7" or "a2990", 10, 200_000, Cancel);
            found.AddRange(page.Lines.Select(line => line.ArticleId));
            position = TimelinePosition.Parse(page.Next?.ToString());
            pages++;
        }
        while (position is not null);

        Assert.Equal(["a2990", "a7"], found);
        Assert.True(pages > 2);
    }

    [Fact]
    public async Task A_repeated_line_comes_once_and_a_broken_one_not_at_all()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        await archive.AppendTimelineAsync("w", [Line(1, Instant)], Cancel);
        await archive.AppendTimelineAsync("w", [Line(1, Instant)], Cancel);
        using (var broken = new MemoryStream(Encoding.UTF8.GetBytes("{\"at\":\n")))
        {
            await clients.Timeline.GetAppendBlobClient(BlobNames.Timeline("w", DateOnly.FromDateTime(Instant.UtcDateTime)))
                .AppendBlockAsync(broken, cancellationToken: Cancel);
        }

        await archive.AppendTimelineAsync("w", [Line(2, Instant)], Cancel);

        Assert.Equal(["a2", "a1"], await NamesAsync(Timeline(clients), _ => true, 10, Plenty));
    }

    [Fact]
    public async Task A_listing_tells_the_drops_of_each_day()
    {
        var clients = await Azurite.NewStorageAsync();
        var archive = Archive(clients);
        for (var i = 0; i < 5; i++)
        {
            await archive.AppendTimelineAsync("w", [Line(i, Instant.AddDays(i / 3))], Cancel);
        }

        await archive.AppendTimelineAsync("other", [Line(9, Instant)], Cancel);
        var timeline = Timeline(clients);

        var blobs = await timeline.ListAsync("w", Cancel);
        var counts = await Task.WhenAll(blobs.Select(blob => timeline.CountAsync(blob, Cancel)));
        Assert.Equal([2, 3], counts);
        await archive.AppendTimelineAsync("w", [Line(6, Instant.AddDays(1))], Cancel);
        var later = await Task.WhenAll((await timeline.ListAsync("w", Cancel)).Select(blob => timeline.CountAsync(blob, Cancel)));
        Assert.Equal([3, 3], later);
        Assert.Equal(3, (await timeline.ListAsync(null, Cancel)).Count);
    }

    [Theory]
    [InlineData("20191101_1_0")]
    [InlineData("20191101_12_345678")]
    public void A_position_is_read_as_it_was_written(string text) => Assert.Equal(text, TimelinePosition.Parse(text)!.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20191101_1")]
    [InlineData("2019-11-01_1_2")]
    [InlineData("20191101_-1_2")]
    public void Anything_else_is_no_position(string? text) => Assert.Null(TimelinePosition.Parse(text));

    private static string Name(int number) => $"a{number}";

    private static TimelineLine Line(int number, DateTimeOffset at) =>
        new() { At = at, ArticleId = Name(number), ETag = "e", Source = $"{number}.txt", Language = "en", Facts = [] };

    private static async Task<List<string>> NamesAsync(BlobTimeline timeline, Func<TimelineLine, bool> accepts, int limit, long budget)
    {
        var found = new List<string>();
        TimelinePosition? position = null;
        do
        {
            var page = await timeline.ReadBackAsync("w", position, accepts, limit, budget, Cancel);
            Assert.True(page.Lines.Count <= limit);
            found.AddRange(page.Lines.Select(line => line.ArticleId));
            position = page.Next;
        }
        while (position is not null);
        return found;
    }
}
