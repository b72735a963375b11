using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Pipeline.Core.Articles;
using Pipeline.Core.Novelty;

namespace Pipeline.Core.Telemetry;

/// <summary>What the pipeline measures and traces. A host that exports nothing pays next to nothing for it.</summary>
/// <remarks>Source and meter are both called <see cref="Name"/>. Tags hold kinds, reasons and names of destinations, never a watch, a title
/// or an address: a metric's tags must stay few, and article text has no place in telemetry. Thread-safe.</remarks>
public sealed class PipelineTelemetry : IDisposable
{
    /// <summary>What an exporter subscribes to.</summary>
    public const string Name = "Pipeline";

    /// <summary>The counter of lost races for a ledger.</summary>
    public const string LedgerConflicts = "pipeline.ledger.conflicts";

    private readonly ActivitySource activities = new(Name);
    private readonly Counter<long> processed;
    private readonly Counter<long> rejected;
    private readonly Counter<long> missed;
    private readonly Counter<long> found;
    private readonly Counter<long> novel;
    private readonly Counter<long> suppressed;
    private readonly Counter<long> delivered;
    private readonly Counter<long> failed;
    private readonly Counter<long> conflicts;
    private readonly Counter<long> textRecords;
    private readonly Histogram<double> lag;
    private readonly Histogram<double> analysis;

    /// <summary>Creates source and meter; one of each per process.</summary>
    public PipelineTelemetry()
    {
        Meter = new Meter(Name);
        processed = Meter.CreateCounter<long>(
            "pipeline.articles.processed", "{article}", "Articles that were read, decided on and recorded.");
        rejected = Meter.CreateCounter<long>("pipeline.drops.rejected", "{drop}", "Drops of which nothing could be read, by reason.");
        missed = Meter.CreateCounter<long>("pipeline.drops.missed", "{drop}", "Drops that no event told of, by outcome of the try.");
        found = Meter.CreateCounter<long>("pipeline.facts.found", "{fact}", "Facts that articles stated, by kind.");
        novel = Meter.CreateCounter<long>("pipeline.facts.novel", "{fact}", "Facts that were announced, by kind.");
        suppressed = Meter.CreateCounter<long>("pipeline.facts.suppressed", "{fact}", "Facts that were not announced, by reason.");
        delivered = Meter.CreateCounter<long>("pipeline.deliveries.delivered", "{delivery}", "Alerts that a destination accepted.");
        failed = Meter.CreateCounter<long>("pipeline.deliveries.failed", "{delivery}", "Deliveries that were given up, by reason.");
        conflicts = Meter.CreateCounter<long>(
            LedgerConflicts, "{save}", "Saves of a ledger that another process forestalled; each is decided again.");
        textRecords = Meter.CreateCounter<long>(
            "pipeline.language.text_records", "{record}", "Text records that Azure AI Language bills, by feature.");
        lag = Meter.CreateHistogram<double>("pipeline.delivery.lag", "s", "From the drop to its alert's acceptance.");
        analysis = Meter.CreateHistogram<double>("pipeline.analysis.duration", "s", "Reading one article, by engine.");
    }

    /// <summary>The meter, for a listener that must tell this pipeline from another one in its process.</summary>
    public Meter Meter { get; }

    /// <summary>Begins the span of one drop; null when nobody listens.</summary>
    public Activity? StartProcessing(string blobName) =>
        activities.StartActivity("pipeline.process", ActivityKind.Consumer)?.SetTag("pipeline.drop", blobName);

    /// <summary>Begins the span of one delivery within the trace of the drop that raised the alert, linked to whatever runs now: the host's
    /// own span of the queue message. Null when nobody listens.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="traceParent">What the message brought (<see cref="CurrentTraceParent"/>).</param>
    public Activity? StartDelivery(string watch, string alertId, string destination, string? traceParent)
    {
        var links = Activity.Current is { } host ? new[] { new ActivityLink(host.Context) } : null;
        var activity = ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var parent)
            ? activities.StartActivity("pipeline.deliver", ActivityKind.Consumer, parent, links: links)
            : activities.StartActivity("pipeline.deliver", ActivityKind.Consumer);
        return activity?
            .SetTag("pipeline.watch", watch)
            .SetTag("pipeline.alert", alertId)
            .SetTag("pipeline.destination", destination);
    }

    /// <summary>The W3C <c>traceparent</c> of what runs now, to go with a queue message; null outside any trace.</summary>
    public static string? CurrentTraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>An article was read, decided on and recorded.</summary>
    public void Processed(NoveltyDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        processed.Add(1);
        foreach (var fact in decision.Facts)
        {
            found.Add(1, Tag("kind", fact.Fact.Kind.Name));
            if (fact.Silence is { } silence)
            {
                suppressed.Add(1, Tag("reason", NameOf(silence.Reason)));
            }
            else
            {
                novel.Add(1, Tag("kind", fact.Fact.Kind.Name));
            }
        }
    }

    /// <summary>A drop was rejected.</summary>
    public void Rejected(RejectionReason reason) => rejected.Add(1, Tag("reason", NameOf(reason)));

    /// <summary>A drop of which no event told was found and tried.</summary>
    public void Missed(bool success) => missed.Add(1, Tag("outcome", success ? "processed" : "failed"));

    /// <summary>Another process saved a ledger first.</summary>
    public void LostRace() => conflicts.Add(1);

    /// <summary>An article was read by <paramref name="engine"/>.</summary>
    public void Analyzed(string engine, TimeSpan took) => analysis.Record(took.TotalSeconds, Tag("engine", engine));

    /// <summary>Azure AI Language bills <paramref name="records"/> for <paramref name="feature"/>.</summary>
    public void Billed(string feature, long records) => textRecords.Add(records, Tag("feature", feature));

    /// <summary>A destination accepted an alert, <paramref name="since"/> after its drop if that is known.</summary>
    public void Delivered(string destination, TimeSpan? since)
    {
        delivered.Add(1, Tag("destination", destination));
        if (since is { } time)
        {
            lag.Record(Math.Max(0, time.TotalSeconds), Tag("destination", destination));
        }
    }

    /// <summary>A delivery was given up.</summary>
    /// <param name="destination">Where it should have gone.</param>
    /// <param name="reason"><c>refused</c>, <c>exhausted</c>, <c>unknown destination</c> or <c>poisoned</c>.</param>
    public void Failed(string destination, string reason) => failed.Add(1, Tag("destination", destination), Tag("reason", reason));

    /// <inheritdoc />
    public void Dispose()
    {
        activities.Dispose();
        Meter.Dispose();
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    // "tooLarge", "alreadyKnown": one word, as tags are; documents say "too large" to people.
    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
