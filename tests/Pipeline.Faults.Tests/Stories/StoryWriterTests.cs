using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Serialization;
using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Tests.Stories;

public sealed class StoryWriterTests
{
    [Fact]
    public void The_same_seed_gives_the_same_plan_and_another_one_another()
    {
        var (one, again, other) = (StoryWriter.Write(7, 200), StoryWriter.Write(7, 200), StoryWriter.Write(8, 200));

        Assert.Equal(one.Drops.SelectMany(drop => drop.Contents), again.Drops.SelectMany(drop => drop.Contents));
        Assert.Equal(Sorted(one.Required), Sorted(again.Required));
        Assert.NotEqual(Sorted(one.Required), Sorted(other.Required));
    }

    [Fact]
    public void A_plan_holds_every_kind_of_drop()
    {
        var plan = StoryWriter.Write(7, 500);

        Assert.Equal(500, plan.Drops.Count);
        Assert.Contains(plan.Drops, drop => drop.IsDeleted);
        Assert.Contains(plan.Drops, drop => drop.Contents.Count > 1);
        Assert.Contains(plan.Drops, drop => drop.BlobName.EndsWith(".jsonl", StringComparison.Ordinal));
        Assert.Contains(plan.Drops, drop => drop.BlobName.EndsWith(".txt", StringComparison.Ordinal));
        Assert.NotEqual(plan.Drops.Count, plan.Drops.DistinctBy(drop => drop.BlobName).Count());
        Assert.NotEmpty(plan.Unreadable);
        Assert.NotEmpty(plan.Optional);
        Assert.NotEmpty(plan.OneOf);
        Assert.Empty(plan.Optional.Intersect(plan.Required));
        Assert.Empty(plan.OneOf.SelectMany(facts => facts).Intersect(plan.Required.Concat(plan.Optional)));
    }

    [Fact]
    public void A_plan_holds_every_way_in_which_a_story_goes_on()
    {
        var texts = StoryWriter.Write(7, 500).Drops.SelectMany(drop => drop.Contents).ToList();

        foreach (var words in new[] { "The figure was corrected", "Earlier reports had said", "another ", "including ", "blamed" })
        {
            Assert.Contains(texts, text => text.Contains(words, StringComparison.Ordinal));
        }

        Assert.Contains(texts, text => text.Contains("\"published_at\":\"2019-11-01\"", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("\"published_at\":\"2019-11-01T", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_holds_every_trouble_and_requires_one_country_of_each_drop_of_it()
    {
        var plan = StoryWriter.Write(7, 60);

        Assert.Equal(3, plan.Damage.Watches.Count);
        Assert.All(plan.Damage.Drops, drop => Assert.True(plan.Damage.IsStuck(drop.BlobName)));
        Assert.NotEmpty(plan.Damage.Messages);
        foreach (var drops in plan.OddlyNamed.Concat(plan.Runs.SelectMany(run => run.Makes))
            .Where(drop => !plan.Unreadable.Contains(drop.BlobName)).GroupBy(drop => drop.BlobName.Split('/')[0]))
        {
            Assert.Equal(
                drops.Count(),
                plan.Required.Count(told => told.Watch == drops.Key && told.Fact.StartsWith("country:", StringComparison.Ordinal)));
        }

        Assert.Contains(plan.OddlyNamed, drop => plan.Unreadable.Contains(drop.BlobName));
    }

    /// <summary>What may be told or not proves little.</summary>
    [Fact]
    public void Most_of_what_a_plan_expects_is_required()
    {
        var plan = StoryWriter.Write(7, 1_000);

        Assert.InRange(plan.Required.Count, plan.Drops.Count * 4 / 5, int.MaxValue);
        Assert.InRange(plan.Optional.Count, 1, plan.Required.Count / 2);
    }

    /// <summary>What a campaign expects is worth something only if the pipeline reads just that.</summary>
    [Theory]
    [InlineData(7, 1_300, null)]
    [InlineData(7, 300, 1)]
    [InlineData(7, 300, 2)]
    [InlineData(20191101, 300, 3)]
    [InlineData(2026, 1_300, 4)]
    public async Task The_pipeline_tells_what_a_plan_requires_in_whatever_order_it_reads(int seed, int drops, int? order)
    {
        var plan = StoryWriter.Write(seed, drops);
        using var rehearsal = new Rehearsal(plan);

        var told = await rehearsal.RunAsync(order, TestContext.Current.CancellationToken);

        Assert.Empty(Sorted(plan.Required.Except(told)));
        Assert.Empty(Sorted(told.Except(plan.Allowed)));
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.All(plan.OneOf, facts => Assert.Single(facts, told.Contains));
    }

    [Fact]
    public void A_ledger_of_an_earlier_version_is_one_that_this_version_reads()
    {
        var plan = StoryWriter.Write(7, 2_000);

        Assert.Contains(plan.Earlier, watch => watch.PendingAlertId is null);
        foreach (var watch in plan.Earlier)
        {
            var ledger = JsonSerializer.Deserialize(watch.Ledger, PipelineJson.Documents.Ledger)!;
            Assert.Equal(1, ledger.Format);
            Assert.Equal(watch.PendingAlertId, ledger.Outbox.SingleOrDefault()?.Id);
            var settled = JsonSerializer.Deserialize(watch.Settled, PipelineJson.Documents.Alert)!;
            Assert.Equal(Sorted(watch.Told), Sorted(ledger.Outbox.Append(settled)
                .SelectMany(alert => alert.Facts.Select(fact => ToldFact.Of(watch.Watch, fact)))));
            Assert.NotNull(LedgerFormat.Current(ledger, DateTimeOffset.UnixEpoch));
        }
    }

    private static IEnumerable<string> Sorted(IEnumerable<ToldFact> facts) =>
        facts.Select(fact => $"{fact.Watch} {fact.Fact}").Order(StringComparer.Ordinal);
}
