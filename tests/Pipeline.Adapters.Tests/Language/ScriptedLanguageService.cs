using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure;
using Azure.Core;
using Pipeline.Adapters.Language;

namespace Pipeline.Adapters.Tests.Language;

/// <summary>Answers as the test scripts it, by default that nothing is named; remembers what it was asked.</summary>
internal sealed class ScriptedLanguageService : ILanguageService
{
    private readonly Lock gate = new();

    public List<(string Feature, IReadOnlyList<LanguageDocument> Documents)> Calls { get; } = [];

    public Func<IReadOnlyList<LanguageDocument>, Task<LanguageBatch<LanguageEntity>>> Entities { get; set; } =
        documents => Task.FromResult(new LanguageBatch<LanguageEntity>(
            "2023-02-01", [.. documents.Select(d => new LanguageResult<LanguageEntity>(d.Id, []))]));

    public Func<IReadOnlyList<LanguageDocument>, Task<LanguageBatch<string>>> Phrases { get; set; } =
        documents => Task.FromResult(new LanguageBatch<string>(
            "2022-10-01", [.. documents.Select(d => new LanguageResult<string>(d.Id, []))]));

    public Task<LanguageBatch<LanguageEntity>> RecognizeEntitiesAsync(
        IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken) =>
        Answer("entities", documents, Entities);

    public Task<LanguageBatch<string>> ExtractKeyPhrasesAsync(
        IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken) =>
        Answer("key phrases", documents, Phrases);

    /// <summary>The entities of a recorded answer, of either API generation.</summary>
    public static LanguageBatch<LanguageEntity> RecordedEntities(string bundle) => Recorded<LanguageEntity>(bundle, document =>
        [.. document.GetProperty("entities").EnumerateArray().Select(entity => new LanguageEntity(
            entity.GetProperty("text").GetString()!,
            entity.GetProperty("category").GetString()!,
            entity.TryGetProperty("type", out var type) || entity.TryGetProperty("subcategory", out type) ? type.GetString() : null,
            entity.GetProperty("offset").GetInt32(),
            entity.GetProperty("length").GetInt32(),
            entity.GetProperty("confidenceScore").GetDouble()))]);

    /// <summary>The key phrases of a recorded answer.</summary>
    public static LanguageBatch<string> RecordedPhrases(string bundle) =>
        Recorded<string>(bundle, document =>
            [.. document.GetProperty("keyPhrases").EnumerateArray().Select(phrase => phrase.GetString()!)]);

    /// <summary>A refusal of a whole call.</summary>
    public static RequestFailedException Refusal(int status, string? retryAfter = null, string code = "TooManyRequests") =>
        new(new Answered(status, retryAfter, code));

    private static LanguageBatch<T> Recorded<T>(string bundle, Func<JsonElement, IReadOnlyList<T>> read)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Language", "Bundles", bundle)));
        var results = json.RootElement.GetProperty("results");
        return new(results.GetProperty("modelVersion").GetString()!,
        [
            .. results.GetProperty("documents").EnumerateArray().Select(document => new LanguageResult<T>(
                document.GetProperty("id").GetString()!, read(document))),
            .. results.GetProperty("errors").EnumerateArray().Select(error => new LanguageResult<T>(
                error.GetProperty("id").GetString()!, [], Error(error.GetProperty("error")))),
        ]);
    }

    private static LanguageError Error(JsonElement error)
    {
        while (error.TryGetProperty("innererror", out var inner))
        {
            error = inner;
        }

        return new(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }

    private Task<LanguageBatch<T>> Answer<T>(
        string feature, IReadOnlyList<LanguageDocument> documents, Func<IReadOnlyList<LanguageDocument>, Task<LanguageBatch<T>>> answer)
    {
        lock (gate)
        {
            Calls.Add((feature, documents));
        }

        return answer(documents);
    }

    private sealed class Answered(int status, string? retryAfter, string code) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "refused";

        public override Stream? ContentStream { get; set; } =
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { error = new { code, message = "refused" } }));

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
            retryAfter is null ? [] : [new HttpHeader("Retry-After", retryAfter)];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = string.Equals(name, "Retry-After", StringComparison.OrdinalIgnoreCase) ? retryAfter
                : string.Equals(name, "Content-Type", StringComparison.OrdinalIgnoreCase) ? "application/json" : null;
            return value is not null;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            var found = TryGetHeader(name, out var value);
            values = found ? [value!] : null;
            return found;
        }
    }
}
