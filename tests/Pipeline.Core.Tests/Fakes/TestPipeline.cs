using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Telemetry;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Fakes;

/// <summary>The two orchestrators over storage in memory. A second instance over the same storage is another process.</summary>
internal sealed class TestPipeline
{
    public TestPipeline(InMemoryStorage storage, ScriptedSender sender, ManualTimeProvider clock, WatchSettings? settings = null)
    {
        Storage = storage;
        Clock = clock;
        Outbox = new Outbox(storage, storage, storage, clock, Telemetry);
        Processor = new ArticleProcessor(
            new DropReader(new ArticleParser(), new BlankAnalyzer(), new LineExtractor(), clock, Telemetry),
            new FixedSettings(settings ?? WatchSettings.Default),
            storage, sender, Outbox, storage, clock, Telemetry, NullLogger<ArticleProcessor>.Instance);
        Sender = sender;
        Dispatcher = DispatcherWith(new DeliveryPolicy());
    }

    public InMemoryStorage Storage { get; }

    public ScriptedSender Sender { get; }

    public ManualTimeProvider Clock { get; }

    public PipelineTelemetry Telemetry { get; } = new();

    public Outbox Outbox { get; }

    public ArticleProcessor Processor { get; }

    public AlertDispatcher Dispatcher { get; }

    public Task<ProcessOutcome> DropAsync(string blobName, string content) =>
        Processor.ProcessAsync(new InMemoryDrop(blobName, content), CancellationToken.None);

    public AlertDispatcher DispatcherWith(DeliveryPolicy policy) =>
        new(Storage, Sender, Storage, policy, Clock, Telemetry, NullLogger<AlertDispatcher>.Instance);

    /// <summary>Works off the queue, moving the clock to each delayed message.</summary>
    public async Task DeliverAsync()
    {
        while (Storage.Messages.TryDequeue(out var next))
        {
            Clock.Advance(next.Delay);
            await Dispatcher.DispatchAsync(next.Message, CancellationToken.None);
        }
    }
}
