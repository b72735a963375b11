using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pipeline.Core.Alerts;
using Pipeline.Core.Telemetry;
using Pipeline.Core.Tests.Fakes;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Telemetry;

public sealed class PipelineTelemetryTests : IDisposable
{
    private const string Story = "A quake.\n\ncountry BH\ngroup journalists\ncount 1400\n";

    private readonly InMemoryStorage storage = new();
    private readonly ScriptedSender sender = new("slack");
    private readonly ManualTimeProvider clock = new(Some.Instant);
    private readonly TestPipeline pipeline;
    private readonly MeterListener listener = new();
    private readonly List<(string Instrument, double Value, string Tags)> measured = [];

    public PipelineTelemetryTests()
    {
        pipeline = new TestPipeline(storage, sender, clock, WatchSettings.Default with { Muted = ["country:BH"] });
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == pipeline.Telemetry.Meter)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task A_drop_is_counted_with_what_became_of_its_facts()
    {
        await pipeline.DropAsync("a-watch/one.txt", Story);

        Assert.Equal(1, Sum("pipeline.articles.processed"));
        Assert.Equal(3, Sum("pipeline.facts.found"));
        Assert.Equal(1, Sum("pipeline.facts.novel", "kind=count"));
        Assert.Equal(1, Sum("pipeline.facts.novel", "kind=group"));
        Assert.Equal(1, Sum("pipeline.facts.suppressed", "reason=held"));
        Assert.Equal(1, measured.Count(m => m.Instrument == "pipeline.analysis.duration" && m.Tags == "engine=blank"));
    }

    [Fact]
    public async Task A_save_that_another_process_forestalled_is_counted()
    {
        var other = new TestPipeline(storage, sender, clock);
        storage.BeforeSave = () =>
        {
            storage.BeforeSave = null;
            other.DropAsync("a-watch/other.txt", "Another quake.\n\ncountry MX\n").GetAwaiter().GetResult();
        };

        await pipeline.DropAsync("a-watch/one.txt", Story);

        Assert.Equal(1, Sum("pipeline.ledger.conflicts"));
    }

    [Fact]
    public async Task A_rejected_drop_is_counted_by_reason()
    {
        await pipeline.DropAsync("a-watch/blank.txt", " ");
        await pipeline.DropAsync("bad./one.txt", Story);

        Assert.Equal(1, Sum("pipeline.drops.rejected", "reason=empty"));
        Assert.Equal(1, Sum("pipeline.drops.rejected", "reason=watchName"));
    }

    [Fact]
    public async Task A_delivery_is_counted_with_the_time_since_its_drop()
    {
        await pipeline.DropAsync("a-watch/one.txt", Story);
        clock.Advance(TimeSpan.FromSeconds(42));
        await pipeline.DeliverAsync();

        Assert.Equal(1, Sum("pipeline.deliveries.delivered", "destination=slack"));
        Assert.Equal(42, Sum("pipeline.delivery.lag", "destination=slack"));
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("exhausted")]
    [InlineData("unknown destination")]
    [InlineData("poisoned")]
    public async Task A_failed_delivery_is_counted_by_reason(string reason)
    {
        await pipeline.DropAsync("a-watch/one.txt", Story);
        sender.Answer = (_, _) => reason == "exhausted" ? new DeliveryOutcome.Deferred(null, "503") : new DeliveryOutcome.Failed("410");
        if (reason == "poisoned")
        {
            await pipeline.Dispatcher.GiveUpAsync(storage.Messages.Dequeue().Message, "five errors", CancellationToken.None);
        }
        else if (reason == "unknown destination")
        {
            var other = new AlertDispatcher(
                storage, new ScriptedSender(), storage, new DeliveryPolicy { UnknownDestinationAfter = TimeSpan.Zero }, clock, pipeline.Telemetry,
                Microsoft.Extensions.Logging.Abstractions.NullLogger<AlertDispatcher>.Instance);
            await other.DispatchAsync(storage.Messages.Dequeue().Message, CancellationToken.None);
        }

        await pipeline.DeliverAsync();

        Assert.Equal(1, Sum("pipeline.deliveries.failed"));
        Assert.Equal($"destination=slack,reason={reason}", measured.Single(m => m.Instrument == "pipeline.deliveries.failed").Tags);
    }

    [Fact]
    public async Task Drop_and_delivery_are_one_trace_across_the_queue()
    {
        var stopped = new List<Activity>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PipelineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (stopped)
                {
                    stopped.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
        await pipeline.DropAsync("traced-watch/one.txt", Story);
        using (var host = new Activity("the host's own").Start())
        {
            await pipeline.DeliverAsync();
        }

        Activity[] mine;
        lock (stopped)
        {
            // Other tests' activities come along: listeners are global.
            mine = [.. stopped.Where(activity => (string?)activity.GetTagItem("pipeline.watch") == "traced-watch")];
        }

        Assert.Equal(["pipeline.process", "pipeline.deliver"], mine.Select(activity => activity.OperationName));
        Assert.Equal(mine[0].TraceId, mine[1].TraceId);
        Assert.Equal(mine[0].SpanId, mine[1].ParentSpanId);
        Assert.Single(mine[1].Links);
        Assert.All(mine.SelectMany(activity => activity.TagObjects), tag =>
            Assert.DoesNotContain("quake", $"{tag.Value}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_listener_messages_carry_no_trace()
    {
        Activity.Current = null;
        await storage.TrySaveAsync(Ledger.Empty("a-watch").WithPending(AnAlert()), null, CancellationToken.None);
        await pipeline.Outbox.SweepAsync(TimeSpan.Zero, CancellationToken.None);

        Assert.Null(storage.Messages.Single().Message.TraceParent);
    }

    private static Alert AnAlert() => new()
    {
        Id = "a1",
        Watch = "a-watch",
        RaisedAt = Some.Instant,
        Article = AlertArticle.From(Some.Article()),
        Facts = [],
        Deliveries = [new Delivery("slack")],
    };

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Add((instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));

    private double Sum(string instrument, string? tags = null) =>
        measured.Where(m => m.Instrument == instrument && (tags is null || m.Tags == tags)).Sum(m => m.Value);
}
