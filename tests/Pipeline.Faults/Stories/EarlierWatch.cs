using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Core.Articles;

namespace Pipeline.Faults.Stories;

/// <summary>A watch as the version before stories left it: facts with the alerts that told them, counts by whom they counted, no events.
/// One alert went out; another may still be in the outbox, since its process ended before it was queued.</summary>
internal sealed class EarlierWatch
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly WatchTerms terms;
    private readonly IReadOnlyList<string> destinations;
    private readonly Dictionary<string, string> alerts;

    /// <summary>Writes the watch.</summary>
    /// <param name="terms">What it is like.</param>
    /// <param name="destinations">Where its alerts go.</param>
    /// <param name="settled">The article whose alert went out.</param>
    /// <param name="pending">The article whose alert is in the outbox; null for none.</param>
    public EarlierWatch(WatchTerms terms, IReadOnlyList<string> destinations, Report settled, Report? pending)
    {
        (this.terms, this.destinations) = (terms, destinations);
        SettledAlertId = AlertIdOf(settled);
        Fact[] first = [.. FactsOf(settled)];
        // What the first one told the second one does not tell again; another value of a count it does.
        Fact[] second = pending is null ? [] : [.. FactsOf(pending).Where(fact => !first.Contains(fact))];
        Settled = JsonSerializer.Serialize(AlertOf(settled, first, isOpening: true, "delivered", attempts: 1), Json);
        PendingAlertId = pending is null ? null : AlertIdOf(pending);
        var told = first.Select(fact => (Report: settled, Fact: fact))
            .Concat(second.Select(fact => (Report: pending!, Fact: fact))).ToArray();
        Ledger = JsonSerializer.Serialize(
            new
            {
                Format,
                Watch,
                Opened = AnnouncementOf(settled),
                Facts = new SortedDictionary<string, object>(
                    told.GroupBy(one => one.Fact.Key).ToDictionary(same => same.Key, same => EntryOf([.. same])),
                    StringComparer.Ordinal),
                Reports = Array.Empty<object>(),
                Outbox = pending is null ? [] : new[] { AlertOf(pending, second, isOpening: false, "pending", attempts: 0) },
            },
            Json);
        alerts = new[] { settled, pending }.OfType<Report>()
            .ToDictionary(report => ArticleOf(report).Id, AlertIdOf, StringComparer.Ordinal);
        Told = told.Select(one => new ToldFact(Watch, one.Fact switch
        {
            { Value: { } value, Key: var key } => FormattableString.Invariant($"{key}={value}"),
            { Code: not null, Key: var key } => $"{key}=Affected",
            _ => one.Fact.Key,
        })).ToHashSet();
    }

    private sealed record Fact(string Kind, string Key, string Label)
    {
        public long? Value { get; init; }

        public string? Effect { get; init; }

        public string? Who { get; init; }

        public string? Code { get; init; }

        public string? Role => Code is null ? null : "affected";

        public string? Bound => Value is null ? null : "exact";
    }

    /// <summary>Its name.</summary>
    public string Watch => terms.Name;

    /// <summary>Its ledger, a JSON document of the earlier layout.</summary>
    public string Ledger { get; }

    /// <summary>How many alerts are in the ledger's outbox.</summary>
    public int Waiting => PendingAlertId is null ? 0 : 1;

    /// <summary>The alert that went out, as it is stored.</summary>
    public string Settled { get; }

    /// <summary>Its id.</summary>
    public string SettledAlertId { get; }

    /// <summary>Id of the alert in the outbox; null where there is none.</summary>
    public string? PendingAlertId { get; }

    /// <summary>What both tell, under the keys of the earlier version.</summary>
    public IReadOnlySet<ToldFact> Told { get; }

    /// <summary>The alert that one of its articles raised; null for another article.</summary>
    public string? AlertOf(string articleId) => alerts.GetValueOrDefault(articleId);

    private string AlertIdOf(Report report) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Watch}\n{report.Title}")).AsSpan(0, 12));

    // The article as the pipeline knows it: headline, text and id are the reader's.
    private Article ArticleOf(Report report) => new ArticleParser()
        .Parse(NameOf(report), Encoding.UTF8.GetBytes(report.Text(terms.Dating)), null).Articles[0];

    private string NameOf(Report report) =>
        string.Create(CultureInfo.InvariantCulture, $"earlier-{report.Number}{Report.Extension(terms.Dating)}");

    /// <summary>The drop of an article that was there before.</summary>
    public PlannedDrop DropOf(Report report) => new($"{Watch}/{NameOf(report)}", [report.Text(terms.Dating)]);

    private static DateTimeOffset TimeOf(Report report) => Report.Start.AddSeconds(report.Second);

    private static IEnumerable<Fact> FactsOf(Report report) => report.States.Select(stated => stated switch
    {
        StatedTotal total when total.Figure.Split(':')[0] is var effect => new Fact(
            "count", $"count:{effect}:{total.Who}", string.Create(CultureInfo.InvariantCulture, $"{total.Value:N0} {total.Who} {effect}"))
        {
            Value = total.Value, Effect = effect, Who = total.Who,
        },
        StatedGroup group => new Fact("group", $"group:{group.Label}", group.Label),
        StatedCountry country => new Fact(
            "country", $"country:{country.Code}", Countries.All.First(one => one.Code == country.Code).Name) { Code = country.Code },
        _ => throw new InvalidOperationException($"The earlier version told nothing like {stated}."),
    });

    private object AnnouncementOf(Report report) =>
        new { At = TimeOf(report), AlertId = AlertIdOf(report), ArticleId = ArticleOf(report).Id };

    private object EvidenceOf(Report report)
    {
        var article = ArticleOf(report);
        var start = article.Body.IndexOf(report.Sentences, StringComparison.Ordinal);
        return new
        {
            Sentence = report.Sentences, Offset = start, Length = report.Sentences.IndexOf(' ', StringComparison.Ordinal),
            Rule = "count/active", ArticleId = article.Id, SentenceOffset = start,
        };
    }

    private object EntryOf((Report Report, Fact Fact)[] same) => new
    {
        same[^1].Fact.Label,
        States = same.Select(told => ArticleOf(told.Report) is var article ? new
        {
            told.Fact.Role,
            told.Fact.Value,
            told.Fact.Bound,
            First = new
            {
                ArticleId = article.Id, article.Source, At = TimeOf(told.Report), Evidence = EvidenceOf(told.Report),
                article.PublishedAt,
            },
            Sources = new[] { article.Publisher ?? article.Id },
            Announced = AnnouncementOf(told.Report),
        } : null),
    };

    private object AlertOf(Report report, IReadOnlyList<Fact> facts, bool isOpening, string state, int attempts)
    {
        var article = ArticleOf(report);
        return new
        {
            Id = AlertIdOf(report),
            Watch,
            Opened = isOpening ? true : (bool?)null,
            RaisedAt = TimeOf(report),
            DroppedAt = TimeOf(report),
            Article = new { article.Id, article.Title, article.Publisher, article.PublishedAt, article.Source },
            Facts = facts.Select(fact => new
            {
                fact.Kind, fact.Key, Novelty = "new", fact.Code, fact.Label, fact.Role, fact.Value, fact.Bound, fact.Effect, fact.Who,
                Confidence = 0.9, Evidence = EvidenceOf(report),
            }),
            Deliveries = destinations.Select(destination => new
            {
                Destination = destination, State = state, Attempts = attempts,
                At = attempts == 0 ? null : (DateTimeOffset?)TimeOf(report),
            }),
        };
    }
}
