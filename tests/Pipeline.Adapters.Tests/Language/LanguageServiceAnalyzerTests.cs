using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Language;
using Pipeline.Core.Telemetry;
using Pipeline.Tests.Shared;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Tests.Language;

public sealed class LanguageServiceAnalyzerTests : IDisposable
{
    private const string Story = "Rima Halder went to Tarvos, where 41 people died.";

    private readonly ScriptedLanguageService service = new();
    private readonly ManualTimeProvider clock = new();
    private readonly PipelineTelemetry telemetry = new();
    private readonly Readings readings = new();
    private readonly LanguageOptions options = new() { ChunkElements = 100 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => telemetry.Dispose();

    [Theory]
    [InlineData("entities-2023.json", "azure-ai-language/2023-02-01")]
    [InlineData("entities-2024.json", "azure-ai-language/2024-11-01")]
    public async Task Answers_of_both_api_generations_are_read(string bundle, string engine)
    {
        service.Entities = _ => Task.FromResult(ScriptedLanguageService.RecordedEntities(bundle));
        service.Phrases = _ => Task.FromResult(ScriptedLanguageService.RecordedPhrases("phrases.json"));

        var analysis = await Analyzer().AnalyzeAsync(Story, Cancel);

        Assert.Equal(engine, analysis.Engine);
        Assert.Equal(
            [("Rima Halder", EntityCategory.Person), ("Tarvos", EntityCategory.Location), ("41", EntityCategory.Quantity)],
            analysis.Entities.Select(entity => (entity.Text, entity.Category)));
        Assert.All(analysis.Entities, entity => Assert.Equal(entity.Text, entity.Span.In(Story)));
        Assert.Equal(["Tarvos", "toll", "Rima Halder"], analysis.KeyPhrases);
        Assert.NotEmpty(analysis.Sentences);
        Assert.NotNull(analysis.Tokens);
    }

    [Fact]
    public async Task A_long_text_is_asked_for_in_batches_of_five()
    {
        var text = string.Join(' ', Enumerable.Range(0, 12).Select(i =>
            $"Sentence number {i} tells at some length what happened in the town of Tarvos on that day."));

        await Analyzer().AnalyzeAsync(text, Cancel);

        var asked = service.Calls.Where(call => call.Feature == "entities").Select(call => call.Documents).ToList();
        Assert.Equal([2, 5, 5], asked.Select(documents => documents.Count).Order());
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"{i}"), asked.SelectMany(d => d).Select(d => d.Id).OrderBy(int.Parse));
        Assert.Equal(text, string.Join(' ', asked.SelectMany(d => d).OrderBy(d => int.Parse(d.Id)).Select(d => d.Text)));
        Assert.All(asked.SelectMany(d => d), d => Assert.Equal("en", d.Language));
    }

    [Fact]
    public async Task A_text_that_was_read_is_never_sent_again()
    {
        service.Entities = _ => Task.FromResult(ScriptedLanguageService.RecordedEntities("entities-2024.json"));
        var first = await Analyzer().AnalyzeAsync(Story, Cancel);
        service.Calls.Clear();

        var again = await Analyzer().AnalyzeAsync(Story, Cancel);
        var wrapped = await Analyzer().AnalyzeAsync("Rima Halder went\nto Tarvos, where 41\npeople died.", Cancel);

        Assert.Empty(service.Calls);
        Assert.Equal(first.Entities, again.Entities);
        Assert.Equal(first.Engine, wrapped.Engine);
        Assert.Equal(["Rima Halder", "Tarvos", "41"], wrapped.Entities.Select(entity => entity.Span.In(wrapped.Text)));
    }

    [Fact]
    public async Task The_same_text_at_the_same_time_is_sent_once()
    {
        var answer = new TaskCompletionSource<LanguageBatch<LanguageEntity>>(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Entities = _ => answer.Task;
        var analyzer = Analyzer();
        var both = new[] { analyzer.AnalyzeAsync(Story, Cancel).AsTask(), analyzer.AnalyzeAsync(Story, Cancel).AsTask() };

        answer.SetResult(ScriptedLanguageService.RecordedEntities("entities-2024.json"));
        await Task.WhenAll(both);

        Assert.Single(service.Calls, call => call.Feature == "entities");
    }

    [Fact]
    public async Task Another_model_reads_anew()
    {
        await Analyzer().AnalyzeAsync(Story, Cancel);
        service.Calls.Clear();

        options.ModelVersion = "2030-01-01";
        await Analyzer().AnalyzeAsync(Story, Cancel);

        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public async Task An_empty_text_costs_nothing()
    {
        await Analyzer().AnalyzeAsync(" \n ", Cancel);

        Assert.Empty(service.Calls);
    }

    [Fact]
    public async Task Throttling_is_waited_out_as_long_as_the_service_asks()
    {
        var refusals = new ConcurrentQueue<string>(["7", "3"]);
        service.Entities = documents => refusals.TryDequeue(out var seconds)
            ? throw ScriptedLanguageService.Refusal(429, seconds)
            : Task.FromResult(ScriptedLanguageService.RecordedEntities("entities-2024.json"));

        var analysis = Analyzer().AnalyzeAsync(Story, Cancel).AsTask();
        await clock.WhenSomebodyWaitsAsync(TimeSpan.FromSeconds(7));
        clock.Advance(TimeSpan.FromSeconds(7));
        await clock.WhenSomebodyWaitsAsync(TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(3, (await analysis).Entities.Count);
    }

    [Fact]
    public async Task A_longer_wait_than_is_allowed_fails_at_once()
    {
        service.Entities = _ => throw ScriptedLanguageService.Refusal(429, "3600");

        await Assert.ThrowsAsync<LanguageServiceException>(() => Analyzer().AnalyzeAsync(Story, Cancel).AsTask());

        Assert.Single(service.Calls);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_for_good_is_not_tried_again(int status)
    {
        service.Entities = _ => throw ScriptedLanguageService.Refusal(status, null, "InvalidRequest");

        var failure = await Assert.ThrowsAsync<LanguageServiceException>(() => Analyzer().AnalyzeAsync(Story, Cancel).AsTask());

        Assert.Contains($"({status})", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Halder", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task Only_the_documents_that_failed_are_asked_for_again()
    {
        options.RetryDelay = TimeSpan.Zero;
        var text = string.Join(' ', Enumerable.Range(0, 3).Select(i =>
            $"Sentence number {i} tells at some length what happened in the town of Tarvos on that day."));
        var failed = false;
        service.Entities = documents =>
        {
            var fails = !failed;
            failed = true;
            return Task.FromResult(new LanguageBatch<LanguageEntity>("m",
                [.. documents.Select(d => new LanguageResult<LanguageEntity>(
                    d.Id, [], fails && d.Id == "2" ? new("ServiceUnavailable", "later") : null))]));
        };

        await Analyzer().AnalyzeAsync(text, Cancel);

        Assert.Equal(
            ["1,2,3", "2"],
            service.Calls.Where(call => call.Feature == "entities").Select(call => string.Join(',', call.Documents.Select(d => d.Id))));
    }

    [Fact]
    public async Task A_document_that_the_service_refuses_fails_the_text()
    {
        service.Entities = _ => Task.FromResult(ScriptedLanguageService.RecordedEntities("entities-error.json"));

        var failure = await Assert.ThrowsAsync<LanguageServiceException>(() => Analyzer().AnalyzeAsync(Story, Cancel).AsTask());

        Assert.Contains("InvalidDocument", failure.Message, StringComparison.Ordinal);
        Assert.Empty(readings.Kept);
    }

    [Fact]
    public async Task A_language_that_the_service_does_not_speak_is_left_to_the_embedded_analyzer()
    {
        service.Entities = documents => Task.FromResult(new LanguageBatch<LanguageEntity>("m",
            [.. documents.Select(d => new LanguageResult<LanguageEntity>(d.Id, [], new("UnsupportedLanguageCode", "no")))]));

        var analysis = await Analyzer().AnalyzeAsync(Story, Cancel);
        await Analyzer().AnalyzeAsync(Story, Cancel);

        Assert.StartsWith("embedded/", analysis.Engine, StringComparison.Ordinal);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task The_embedded_analyzer_stands_in_for_a_service_that_fails_for_good()
    {
        service.Entities = _ => throw ScriptedLanguageService.Refusal(403, null, "Forbidden");
        var fallback = new FallbackTextAnalyzer(Analyzer(), new EmbeddedTextAnalyzer(), NullLogger<FallbackTextAnalyzer>.Instance);

        var analysis = await fallback.AnalyzeAsync(Story, Cancel);

        Assert.StartsWith("embedded/", analysis.Engine, StringComparison.Ordinal);
        Assert.Empty(readings.Kept);
    }

    [Fact]
    public async Task What_is_billed_is_counted_by_feature()
    {
        var billed = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == telemetry.Meter && instrument.Name == "pipeline.language.text_records")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            billed.AddOrUpdate((string)tags[0].Value!, value, (_, sum) => sum + value));
        listener.Start();
        options.ChunkElements = 5_000;

        await Analyzer().AnalyzeAsync(string.Join(' ', Enumerable.Repeat("The toll in Tarvos rose again on that day.", 100)), Cancel);

        // 100 sentences of 42 characters and the blanks between them: 4,299 characters, five records begun.
        Assert.Equal([("entities", 5L), ("key phrases", 5L)], billed.Select(pair => (pair.Key, pair.Value)).Order());
    }

    private LanguageServiceAnalyzer Analyzer()
    {
        var wrapped = Options.Create(options);
        var calls = new LanguageCalls(wrapped, clock, telemetry, NullLogger<LanguageCalls>.Instance);
        return new(service, calls, readings, new EmbeddedTextAnalyzer(), wrapped, NullLogger<LanguageServiceAnalyzer>.Instance);
    }

    private sealed class Readings : IReadingStore
    {
        public ConcurrentDictionary<string, TextReading> Kept { get; } = new(StringComparer.Ordinal);

        public Task<TextReading?> FindAsync(ReadingKey key, CancellationToken cancellationToken) =>
            Task.FromResult(Kept.GetValueOrDefault(key.Name));

        public Task SaveAsync(ReadingKey key, TextReading reading, CancellationToken cancellationToken)
        {
            Kept[key.Name] = reading;
            return Task.CompletedTask;
        }
    }
}
