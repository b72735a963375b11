using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Bench.Stories;

/// <summary>A watch as large as one may become, as the dashboard reads it: ledger, timeline and alerts, without the drops.</summary>
internal static class LargeWatch
{
    /// <summary>What it is called.</summary>
    public const string Name = "large";

    /// <summary>Articles in its timeline.</summary>
    public const int Articles = 100_000;

    /// <summary>Facts in its ledger (<see cref="LargeStory"/>).</summary>
    public const int Facts = 5_000;

    private const int Alerts = 2_000;
    private const int GroupsOfAlert = 4;
    private const int Days = 10;
    private const int AtOnce = 16;

    /// <summary>Writes it, with its newest day at <paramref name="now"/>.</summary>
    public static async Task FillAsync(
        BlobLedgerStore ledgers, BlobAlertStore alerts, BlobDropArchive archive, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Alerts),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (number, token) => await alerts.CreateIfAbsentAsync(AlertOf(number, now), token));
        var ledger = new Ledger
        {
            Watch = Name,
            Opened = new Announcement(now.AddDays(-20), LargeStory.AlertId(0), LargeStory.ArticleId(0)),
            Headline = "Report 0 of the agency",
            Story = LargeStory.State(now),
            Facts = LargeStory.Facts(Facts, now),
        };
        _ = await ledgers.TrySaveAsync(ledger, null, cancellationToken) ?? throw new IOException($"There is a watch {Name} already.");
        for (var day = 0; day < Days; day++)
        {
            var at = now.AddDays(day + 1 - Days);
            var lines = Enumerable.Range(day * Articles / Days, Articles / Days).Select(number => LineOf(number, at));
            await archive.AppendTimelineAsync(Name, [.. lines], cancellationToken);
        }
    }

    private static Alert AlertOf(int number, DateTimeOffset now) => new()
    {
        Id = LargeStory.AlertId(number),
        Watch = Name,
        Story = new AlertStoryName(Name, "Report 0 of the agency"),
        Headline = "Toll rises in Sidra",
        RaisedAt = now.AddMinutes(-number),
        Article = new AlertArticle(
            LargeStory.ArticleId(number), $"Report {number} of the agency", new Uri($"https://news.example/{number}"), "The Courier", null,
            now.AddHours(-number), $"drop-{number}.txt"),
        Facts = [FigureOf(number), .. Enumerable.Range(number, GroupsOfAlert).Select(GroupOf)],
        Deliveries =
        [
            new Delivery("newsroom") { State = number % 50 == 0 ? DeliveryState.Failed : DeliveryState.Delivered, Attempts = 1, At = now },
        ],
    };

    private static TimelineLine LineOf(int number, DateTimeOffset at) => new()
    {
        At = at,
        ArticleId = LargeStory.ArticleId(number),
        ETag = "0x8DC",
        Source = $"drop-{number}.txt",
        Title = $"Report {number} of the agency",
        Publisher = "The Courier",
        Language = "en",
        Facts = [new RecordedFact(GroupOf(number), new Silence(Reason.Known), at, null)],
    };

    private static AlertFact FigureOf(int number)
    {
        var effects = Enum.GetValues<VictimEffect>();
        var (effect, now) = (effects[number % effects.Length], LargeStory.NowOf(effects[number % effects.Length]));
        return new()
        {
            Kind = FactKinds.Count, Key = LargeStory.KeyOf(effect), Novelty = NoveltyKind.Changed, Label = $"{now.Amount} people",
            Value = now.Amount.Value, Bound = now.Amount.Bound, Effect = effect, Who = now.Who, Scope = CountScope.Total,
            Event = new(StoryEvent.Home, "Attack in Sidra", "Sidra", null, null), Sources = 1, Confidence = 0.8,
            Evidence = LargeStory.EvidenceOf(number),
        };
    }

    private static AlertFact GroupOf(int number) => AlertFact.From(
        new TargetGroupFact($"group {number % LargeStory.ToldGroups}")
        {
            Confidence = 0.8, Evidence = LargeStory.EvidenceOf(number), Mentions = [],
        },
        NoveltyKind.New, null);
}
