using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Articles;
using Pipeline.Core.Telemetry;
using Pipeline.Tests.Shared;
using Pipeline.Text;

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>Drops without an event, over real storage, which stamps them with the machine's time; the clock goes on from there.</summary>
public sealed class MissedDropSweepTests(AzuriteFixture azurite) : StorageTest(azurite), IAsyncLifetime
{
    private const string Poisonous = "poisonous";

    private readonly ManualTimeProvider clock = new(DateTimeOffset.UtcNow);
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        var options = Azurite.NewOptions();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Pipeline:Storage:ConnectionString"] = options.ConnectionString,
            ["Pipeline:Storage:Prefix"] = options.Prefix,
        }).Build();
        services = new ServiceCollection().AddLogging().AddPipeline(configuration)
            .AddSingleton<ITextAnalyzer, BreakingAnalyzer>()
            .AddSingleton<TimeProvider>(clock)
            .BuildServiceProvider();
        await Get<StorageClients>().EnsureCreatedAsync(Cancel);
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    [Fact]
    public async Task A_drop_of_which_no_event_told_is_processed_once()
    {
        await DropAsync("one.txt", "At least 41 people were killed in Bahrain, officials said.");
        Age();

        Assert.Equal(new MissedDropCount(1, 0), await Sweep.RunAsync(Cancel));
        Assert.Equal(default, await Sweep.RunAsync(Cancel));
        Assert.NotNull(await Get<BlobDropArchive>().LoadAnalysisAsync("tarvos/one.txt", Cancel));
    }

    [Fact]
    public async Task A_drop_whose_event_may_still_be_on_its_way_is_left_to_it()
    {
        await DropAsync("one.txt", "At least 41 people were killed in Bahrain, officials said.");

        Assert.Equal(default, await Sweep.RunAsync(Cancel));
    }

    [Fact]
    public async Task A_drop_that_fails_stops_no_other_and_is_given_up_in_the_end()
    {
        await DropAsync("bad.txt", Poisonous);
        await DropAsync("good.txt", "At least 41 people were killed in Bahrain, officials said.");
        Age();

        Assert.Equal(new MissedDropCount(1, 1), await Sweep.RunAsync(Cancel));
        for (var attempt = 2; attempt <= TriggeredDrops.MaxTries; attempt++)
        {
            Assert.Equal(new MissedDropCount(0, 1), await Sweep.RunAsync(Cancel));
        }

        Assert.Equal(default, await Sweep.RunAsync(Cancel));
        var rejected = Assert.Single(await All(Get<BlobDropArchive>().ListRejectedAsync("tarvos", Cancel)));
        Assert.Equal(
            (RejectionReason.Failed, "InvalidOperationException: the analyzer broke", 5),
            (rejected.Reason, rejected.Detail, rejected.Attempts));
    }

    [Fact]
    public async Task What_is_too_much_for_one_run_is_left_to_the_next()
    {
        foreach (var name in new[] { "one.txt", "two.txt", "three.txt" })
        {
            await DropAsync(name, "At least 41 people were killed in Bahrain, officials said.");
        }

        Age();
        var sweep = new MissedDropSweep(
            Get<DropFeed>(), Get<TriggeredDrops>(), Get<PipelineTelemetry>(), clock, NullLogger<MissedDropSweep>.Instance) { MaxDrops = 2 };

        Assert.Equal(new MissedDropCount(2, 0), await sweep.RunAsync(Cancel));
        Assert.Equal(new MissedDropCount(1, 0), await sweep.RunAsync(Cancel));
    }

    private MissedDropSweep Sweep => Get<MissedDropSweep>();

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    // A minute more, for storage stamps its own, later time.
    private void Age() => clock.Advance(MissedDropSweep.Grace + TimeSpan.FromMinutes(1));

    private async Task DropAsync(string name, string text)
    {
        using var content = Text(text);
        await Get<DropFeed>().UploadAsync("tarvos", name, content, null, Cancel);
    }

    private sealed class BreakingAnalyzer : ITextAnalyzer
    {
        private readonly EmbeddedTextAnalyzer embedded = new();

        public ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken) =>
            text.Contains(Poisonous, StringComparison.Ordinal)
                ? throw new InvalidOperationException("the analyzer broke")
                : embedded.AnalyzeAsync(text, cancellationToken);
    }
}
