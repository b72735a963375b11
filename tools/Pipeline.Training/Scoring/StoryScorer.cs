using System.Text;
using System.Text.Json;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Watches;

namespace Pipeline.Training.Scoring;

/// <summary>Lets whole stories go through the pipeline in memory, article by article, and counts what their alerts are worth.</summary>
/// <remarks>A line of the file is a story: <c>story</c>, <c>gold</c> with <c>killed</c> and <c>injured</c> and the same of victims alone, and
/// <c>articles</c> in order of publication with <c>date</c>, <c>title</c>, <c>publisher</c>, <c>url</c> and <c>body</c>.</remarks>
internal sealed class StoryScorer(DropReader reader)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The stories.</summary>
    public int Stories { get; private set; }

    /// <summary>Articles after the first one of each story.</summary>
    public int Later { get; private set; }

    /// <summary>How many of these raise an alert.</summary>
    public int LaterAlerts { get; private set; }

    /// <summary>Facts that were told.</summary>
    public int Told { get; private set; }

    /// <summary>Tolls of two and more in the gold that some article's counts state.</summary>
    public int Tolls { get; private set; }

    /// <summary>How many of these are what was told last.</summary>
    public int TollsToldLast { get; private set; }

    /// <summary>Runs a story.</summary>
    /// <param name="line">The story as JSON.</param>
    /// <param name="shuffle">Shuffles the articles of one date; null to take them as they stand.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(string line, Random? shuffle, CancellationToken cancellationToken)
    {
        using var story = JsonDocument.Parse(line);
        var told = new Dictionary<VictimEffect, long>();
        var stated = new HashSet<(VictimEffect?, long?)>();
        WatchKnowledge knowledge = Ledger.Empty("story");
        var number = 0;
        foreach (var item in InOrder(story.RootElement.GetProperty("articles"), shuffle))
        {
            var alert = await DecideAsync(item, knowledge, stated, cancellationToken);
            knowledge = alert.Knowledge;
            Later += number > 0 ? 1 : 0;
            LaterAlerts += number > 0 && alert.AlertId is not null ? 1 : 0;
            Told += alert.NewsLabels.Count;
            foreach (var (effect, value) in alert.ToldFigures)
            {
                told[effect] = value;
            }

            number++;
        }

        Stories++;
        Count(story.RootElement.GetProperty("gold"), told, stated);
    }

    private async Task<NoveltyDecision> DecideAsync(
        JsonElement item, WatchKnowledge knowledge, HashSet<(VictimEffect?, long?)> stated, CancellationToken cancellationToken)
    {
        var drop = new Dictionary<string, string?>
        {
            ["title"] = Text(item, "title"),
            ["url"] = Text(item, "url"),
            ["publisher"] = Text(item, "publisher"),
            ["publishedAt"] = Text(item, "date"),
            ["content"] = Text(item, "body"),
        };
        var read = await reader.ReadAsync("article.json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(drop)), null, cancellationToken);
        if (read.Articles is not [var article, ..])
        {
            return new NoveltyDecision([], knowledge, AlertId: null, Opened: false);
        }

        stated.UnionWith(article.Facts.Select(fact => (fact.Subject.Effect, fact.Said.Value)));
        return NoveltyDetector.Decide(
            knowledge, article.Article, article.Analysis, article.Facts, WatchSettings.Default, Now, article.Anchors);
    }

    private void Count(JsonElement gold, Dictionary<VictimEffect, long> told, HashSet<(VictimEffect?, long?)> stated)
    {
        foreach (var (effect, all, victims) in new[]
        {
            (VictimEffect.Killed, "killed", "victimsKilled"), (VictimEffect.Injured, "injured", "victimsInjured"),
        })
        {
            var values = new[] { gold.GetProperty(all).GetInt64(), gold.GetProperty(victims).GetInt64() }.Where(value => value >= 2).ToHashSet();
            if (values.Any(value => stated.Contains((effect, value))))
            {
                Tolls++;
                TollsToldLast += told.TryGetValue(effect, out var last) && values.Contains(last) ? 1 : 0;
            }
        }
    }

    private static IEnumerable<JsonElement> InOrder(JsonElement articles, Random? shuffle)
    {
        var items = articles.EnumerateArray().ToArray();
        if (shuffle is null)
        {
            return items;
        }

        shuffle.Shuffle(items);
        return items.OrderBy(item => Text(item, "date"), StringComparer.Ordinal);
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
