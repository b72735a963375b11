using System.Text;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Watches;
using Pipeline.Faults.Stories;
using Pipeline.Text.Analysis;

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
        Assert.NotEqual(plan.Drops.Count, plan.Drops.DistinctBy(drop => drop.BlobName).Count());
        Assert.NotEmpty(plan.Unreadable);
        Assert.NotEmpty(plan.Optional);
        Assert.Empty(plan.Optional.Intersect(plan.Required));
    }

    /// <summary>What a campaign expects is worth something only if the reader reads just that.</summary>
    [Fact]
    public async Task The_pipeline_s_reader_finds_in_a_plan_what_the_plan_requires()
    {
        var plan = StoryWriter.Write(7, 300);
        Assert.Null(ProblemWith(plan.Settings));
        var settings = WatchSettingsDocument.Parse(Encoding.UTF8.GetBytes(plan.Settings), out _)!;
        var (parser, analyzer, extractor) = (new ArticleParser(), new EmbeddedTextAnalyzer(), FactExtractor.WithAllRules());
        var ledgers = new Dictionary<string, WatchKnowledge>(StringComparer.Ordinal);
        var announced = new List<ToldFact>();
        foreach (var drop in plan.Drops.Where(drop => !drop.IsDeleted))
        {
            Assert.True(DropPath.TryParse(drop.BlobName, out var path, out _));
            var parsed = parser.Parse(path.Name, Encoding.UTF8.GetBytes(drop.Contents[^1]), null);
            Assert.Equal(plan.Unreadable.Contains(drop.BlobName), parsed.IsRejected);
            foreach (var article in parsed.Articles)
            {
                var facts = extractor.Extract(article, await analyzer.AnalyzeAsync(article.Body, TestContext.Current.CancellationToken));
                var decision = NoveltyDetector.Decide(
                    ledgers.GetValueOrDefault(path.Watch) ?? Ledger.Empty(path.Watch),
                    article, facts, settings.For(path.Watch), DateTimeOffset.UnixEpoch);
                ledgers[path.Watch] = decision.Knowledge;
                announced.AddRange(decision.Facts.Where(fact => fact.IsAnnounced)
                    .Select(fact => ToldFact.Of(path.Watch, AlertFact.From(fact.Fact, fact.Novelty, null))));
            }
        }

        Assert.Equal(Sorted(plan.Required), Sorted(announced));
    }

    private static IEnumerable<string> Sorted(IEnumerable<ToldFact> facts) =>
        facts.Select(fact => $"{fact.Watch} {fact.Fact}").Order(StringComparer.Ordinal);

    private static string? ProblemWith(string settings)
    {
        WatchSettingsDocument.Parse(Encoding.UTF8.GetBytes(settings), out var problem);
        return problem;
    }
}
