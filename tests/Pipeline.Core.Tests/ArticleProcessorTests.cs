using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Stories;
using Pipeline.Core.Tests.Fakes;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests;

public sealed class ArticleProcessorTests
{
    private const string Story = "A quake.\n\ncountry BH\ngroup journalists\ncount 1400\n";
    private readonly InMemoryStorage storage = new();
    private readonly ScriptedSender sender = new("slack", "teams");
    private readonly ManualTimeProvider clock = new(Some.Instant);
    private readonly TestPipeline pipeline;

    public ArticleProcessorTests() => pipeline = new TestPipeline(storage, sender, clock);

    [Fact]
    public async Task A_new_story_reaches_every_destination_once()
    {
        await pipeline.DropAsync("a-watch/one.txt", Story);
        await pipeline.DeliverAsync();

        var alert = Assert.Single(storage.Alerts);
        Assert.True(alert.Opened);
        Assert.Equal(["count:hacked@e1", "group:journalists", "country:BH"], alert.Facts.Select(fact => fact.Key));
        Assert.Equal(["slack", "teams"], sender.Sent.Select(sent => sent.Destination));
        Assert.Equal(alert.Id, Assert.Single(storage.Timeline).AlertId);
    }

    [Theory]
    [InlineData("a-watch/one.txt")]
    [InlineData("a-watch/renamed.txt")]
    public async Task A_drop_that_arrives_twice_is_told_once(string again)
    {
        await pipeline.DropAsync("a-watch/one.txt", Story);
        await pipeline.DropAsync(again, Story);
        await pipeline.DeliverAsync();

        Assert.Equal(2, sender.Sent.Count);
        Assert.All(storage.Analyses[1].Articles[0].Facts, fact => Assert.Equal(Reason.Known, fact.Suppressed?.Reason));
    }

    [Fact]
    public async Task Another_watch_hears_the_same_facts_for_itself()
    {
        await pipeline.DropAsync("a-watch/one.txt", Story);
        await pipeline.DropAsync("b-watch/one.txt", Story);

        Assert.Equal(["a-watch", "b-watch"], storage.Alerts.Select(alert => alert.Watch));
    }

    [Fact]
    public async Task An_article_that_brings_nothing_new_writes_only_its_record()
    {
        await pipeline.DropAsync("a-watch/one.txt", Story);
        var before = storage.Writes;

        await pipeline.DropAsync("a-watch/two.txt", Story);

        Assert.Equal(2, storage.Writes - before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_write_loses_nothing_and_repeats_nothing(bool afterWriting)
    {
        var untroubled = new InMemoryStorage();
        await new TestPipeline(untroubled, new ScriptedSender("slack", "teams"), clock).DropAsync("a-watch/one.txt", Story);
        for (var write = 1; write <= untroubled.Writes; write++)
        {
            var crashed = new InMemoryStorage { DiesAtWrite = write, DiesAfterWriting = afterWriting };
            var receiver = new ScriptedSender("slack", "teams");
            await Assert.ThrowsAsync<ProcessDiedException>(() =>
                new TestPipeline(crashed, receiver, clock).DropAsync("a-watch/one.txt", Story));

            crashed.DiesAtWrite = null;
            var restarted = new TestPipeline(crashed, receiver, clock);
            await restarted.DropAsync("a-watch/one.txt", Story);
            await restarted.DeliverAsync();

            var alert = Assert.Single(crashed.Alerts);
            Assert.Equal(3, alert.Facts.Count);
            Assert.Equal([(alert.Id, "slack"), (alert.Id, "teams")], receiver.Sent.Order());
            Assert.Equal(alert.Id, crashed.Analyses[^1].Articles[0].AlertId);
            Assert.Empty((await crashed.LoadAsync("a-watch", CancellationToken.None)).Ledger.Outbox);
        }
    }

    [Fact]
    public async Task The_sweep_finds_what_a_crash_left_in_the_outbox()
    {
        storage.DiesAtWrite = 2;
        await Assert.ThrowsAsync<ProcessDiedException>(() => pipeline.DropAsync("a-watch/one.txt", Story));
        storage.DiesAtWrite = null;
        clock.Advance(Outbox.LeftAfter);

        Assert.Equal(1, await pipeline.Outbox.SweepAsync(Outbox.LeftAfter, CancellationToken.None));
        await pipeline.DeliverAsync();

        Assert.Equal(2, sender.Sent.Count);
        Assert.Equal(0, await pipeline.Outbox.SweepAsync(Outbox.LeftAfter, CancellationToken.None));
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_keeps_no_alert_of_another_watch_in_the_outbox()
    {
        await pipeline.DropAsync("a-damaged-watch/one.txt", Story);
        storage.DiesAtWrite = storage.Writes + 2;
        await Assert.ThrowsAsync<ProcessDiedException>(() => pipeline.DropAsync("b-watch/one.txt", Story));
        storage.DiesAtWrite = null;
        storage.Damaged = "a-damaged-watch";

        var exception = await Assert.ThrowsAsync<AggregateException>(() =>
            pipeline.Outbox.SweepAsync(TimeSpan.Zero, CancellationToken.None));

        Assert.Contains("a-damaged-watch", Assert.Single(exception.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal(["a-damaged-watch", "b-watch"], storage.Alerts.Select(alert => alert.Watch).Order(StringComparer.Ordinal));
        Assert.Empty((await storage.LoadAsync("b-watch", CancellationToken.None)).Ledger.Outbox);
    }

    [Fact]
    public async Task A_ledger_that_storage_never_takes_ends_the_decision_and_loses_nothing()
    {
        storage.Held = "a-watch";

        var exception = await Assert.ThrowsAsync<SaveRefusedException>(() => pipeline.DropAsync("a-watch/one.txt", Story));
        Assert.Contains("a-watch", exception.Message, StringComparison.Ordinal);
        Assert.Empty(storage.Alerts);
        Assert.Empty(storage.Analyses);

        storage.Held = null;
        await pipeline.DropAsync("a-watch/one.txt", Story);
        Assert.Single(storage.Alerts);
        Assert.Single(storage.Analyses);
    }

    [Fact]
    public async Task A_ledger_that_storage_never_takes_keeps_no_alert_of_another_watch_in_the_outbox()
    {
        foreach (var watch in new[] { "a-watch", "b-watch" })
        {
            storage.DiesAtWrite = storage.Writes + 2;
            await Assert.ThrowsAsync<ProcessDiedException>(() => pipeline.DropAsync($"{watch}/one.txt", Story));
            storage.DiesAtWrite = null;
        }

        storage.Held = "a-watch";
        var exception = await Assert.ThrowsAsync<AggregateException>(() =>
            pipeline.Outbox.SweepAsync(TimeSpan.Zero, CancellationToken.None));

        Assert.IsType<SaveRefusedException>(Assert.Single(exception.InnerExceptions));
        Assert.Empty((await storage.LoadAsync("b-watch", CancellationToken.None)).Ledger.Outbox);
        storage.Held = null;
        await pipeline.Outbox.SweepAsync(TimeSpan.Zero, CancellationToken.None);
        Assert.Empty((await storage.LoadAsync("a-watch", CancellationToken.None)).Ledger.Outbox);
    }

    [Fact]
    public async Task What_another_process_decided_a_moment_ago_is_left_to_it()
    {
        storage.DiesAtWrite = 2;
        await Assert.ThrowsAsync<ProcessDiedException>(() => pipeline.DropAsync("a-watch/one.txt", Story));
        storage.DiesAtWrite = null;

        Assert.Equal(0, await pipeline.Outbox.SweepAsync(Outbox.LeftAfter, CancellationToken.None));
        await pipeline.DropAsync("a-watch/two.txt", "Report 2.\n\ngroup lawyers\n");
        Assert.Single(storage.Alerts);

        clock.Advance(Outbox.LeftAfter);
        await pipeline.DropAsync("a-watch/three.txt", "Report 3.\n\ngroup lawyers\n");
        Assert.Equal(2, storage.Alerts.Count());
        Assert.Empty((await storage.LoadAsync("a-watch", CancellationToken.None)).Ledger.Outbox);
    }

    [Fact]
    public async Task A_starting_process_takes_all_that_is_in_the_outbox()
    {
        storage.DiesAtWrite = 2;
        await Assert.ThrowsAsync<ProcessDiedException>(() => pipeline.DropAsync("a-watch/one.txt", Story));
        storage.DiesAtWrite = null;

        Assert.Equal(1, await pipeline.Outbox.SweepAsync(TimeSpan.Zero, CancellationToken.None));
        Assert.Single(storage.Alerts);
    }

    [Fact]
    public async Task A_lost_race_is_decided_again_on_the_fresh_ledger()
    {
        var other = new TestPipeline(storage, sender, clock);
        storage.BeforeSave = () => other.DropAsync("a-watch/other.txt", "Other words.\n\ngroup journalists\n").GetAwaiter().GetResult();

        await pipeline.DropAsync("a-watch/one.txt", Story);

        Assert.Equal(
            ["group:journalists", "count:hacked@e1, country:BH"],
            storage.Alerts.Select(alert => string.Join(", ", alert.Facts.Select(fact => fact.Key))));
    }

    [Fact]
    public async Task Many_articles_of_one_watch_at_once_tell_each_fact_once()
    {
        await Parallel.ForAsync(0, 40, async (i, _) => await pipeline.DropAsync($"a-watch/{i}.txt", $"Report {i}.\n\ngroup g{i % 4}\n"));

        Assert.Equal(
            ["group:g0", "group:g1", "group:g2", "group:g3"],
            storage.Alerts.SelectMany(alert => alert.Facts).Select(fact => fact.Key).Order());
    }

    [Fact]
    public async Task A_drop_over_the_limit_is_rejected_and_never_read()
    {
        var drop = new InMemoryDrop("a-watch/huge.txt", Story) { Size = 50_000_000 };

        var outcome = await pipeline.Processor.ProcessAsync(drop, CancellationToken.None);

        Assert.Equal(RejectionReason.TooLarge, Assert.IsType<ProcessOutcome.Rejected>(outcome).Reason);
        Assert.False(drop.WasRead);
        Assert.Contains("50,000,000", Assert.Single(storage.Rejections).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_name_that_storage_would_refuse_is_rejected()
    {
        await pipeline.DropAsync("bad./one.txt", Story);

        Assert.Equal(RejectionReason.WatchName, Assert.Single(storage.Rejections).Reason);
    }

    [Fact]
    public async Task A_drop_without_text_is_rejected_with_its_reason()
    {
        await pipeline.DropAsync("a-watch/blank.txt", " \n ");

        var rejected = Assert.Single(storage.Rejections);
        Assert.Equal((RejectionReason.Empty, "a-watch", "a-watch/blank.txt"), (rejected.Reason, rejected.Watch, rejected.BlobName));
        Assert.Empty(storage.Analyses);
    }

    [Fact]
    public async Task A_drop_that_has_gone_is_left_alone()
    {
        var outcome = await pipeline.Processor.ProcessAsync(
            new InMemoryDrop("a-watch/one.txt", Story) { HasGone = true }, CancellationToken.None);

        Assert.IsType<ProcessOutcome.Gone>(outcome);
        Assert.Equal(0, storage.Writes);
    }

    [Fact]
    public async Task A_drop_given_up_on_says_how_often_it_was_tried()
    {
        await pipeline.Processor.GiveUpAsync(new InMemoryDrop("a-watch/one.txt", Story), 5, "storage said 503", CancellationToken.None);

        var rejected = Assert.Single(storage.Rejections);
        Assert.Equal((RejectionReason.Failed, 5, "storage said 503"), (rejected.Reason, rejected.Attempts, rejected.Detail));
    }

    [Fact]
    public async Task Muted_facts_are_recorded_with_their_reason()
    {
        var muting = new TestPipeline(storage, sender, clock, WatchSettings.Default with { Muted = ["country:BH"] });

        await muting.DropAsync("a-watch/one.txt", Story);

        var facts = storage.Analyses[0].Articles[0].Facts;
        Assert.Equal(new Silence(Reason.Held, HeldBy.Muted), facts.Single(fact => fact.Fact.Key == "country:BH").Suppressed);
        Assert.Null(facts.Single(fact => fact.Fact.Key == "country:BH").AlertId);
    }
}
