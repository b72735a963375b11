using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Language;

/// <summary>Who reads the articles.</summary>
public enum AnalyzerKind
{
    /// <summary>The analyzer that is part of the pipeline: no service, no cost.</summary>
    Embedded,

    /// <summary>Azure AI Language, for entities and key phrases; sentences and facts stay the pipeline's own.</summary>
    Language,
}

/// <summary>What happens to an article that the service fails to read for good.</summary>
public enum AnalyzerFallback
{
    /// <summary>The drop fails and is tried again; in the end it stands in <c>rejected</c>.</summary>
    None,

    /// <summary>The embedded analyzer reads it.</summary>
    Embedded,
}

/// <summary>Which analyzer reads: settings <c>Pipeline:Analyzer</c> and <c>Pipeline:AnalyzerFallback</c>.</summary>
public sealed class AnalyzerOptions
{
    /// <summary>The section they are bound from.</summary>
    public const string Section = "Pipeline";

    /// <summary>The sections beside them, those of the local host included: one configuration may serve both hosts.</summary>
    internal static readonly string[] Sections = ["Language", "Storage", "Destinations", "Webhooks", "Delivery", "Local", "Telemetry"];

    /// <summary>Who reads the articles.</summary>
    public AnalyzerKind Analyzer { get; set; }

    /// <summary>Who reads them when the service fails for good.</summary>
    public AnalyzerFallback AnalyzerFallback { get; set; }
}

/// <summary>How Azure AI Language is reached and how patiently: settings <c>Pipeline:Language:…</c>.</summary>
public sealed class LanguageOptions
{
    /// <summary>The section they are bound from.</summary>
    public const string Section = "Pipeline:Language";

    /// <summary>Address of the resource, <c>https://NAME.cognitiveservices.azure.com</c>. An identity needs such an address
    /// of the resource's own; the regional ones take keys only.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Key of the resource; a secret. Without one the host's identity is used, which needs the role <i>Cognitive Services Language
    /// Reader</i> or <i>Cognitive Services User</i>.</summary>
    public string? Key { get; set; }

    /// <summary>The model that is asked for: <c>latest</c>, or a date such as <c>2023-09-01</c>. What was read is kept per model, so a new
    /// value reads every text anew. Letters, digits and hyphens.</summary>
    public string ModelVersion { get; set; } = "latest";

    /// <summary>Longest chunk in text elements. 100 to 5,120, the service's limit; the default leaves room for what the service counts
    /// differently.</summary>
    public int ChunkElements { get; set; } = 5_000;

    /// <summary>Calls under way at the same time in one process. 1 to 64; the smallest tier takes 300 calls a minute.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>Tries of one call, 1 to 10; later ones are the trigger's.</summary>
    public int Tries { get; set; } = 4;

    /// <summary>Wait before the second try where the service names none; doubled with each further one.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait within one analysis; when the service asks for more, the call has failed.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Checks <see cref="AnalyzerOptions"/> and <see cref="LanguageOptions"/> together when the host starts.</summary>
/// <param name="analyzer">Which analyzer was chosen; the service's settings count only if it is.</param>
/// <param name="hasService">Whether the host brings an <see cref="ILanguageService"/>.</param>
internal sealed class LanguageOptionsValidator(IOptions<AnalyzerOptions> analyzer, bool hasService) : IValidateOptions<LanguageOptions>
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        if (!IsChosen())
        {
            return ValidateOptionsResult.Success;
        }

        var problems = new List<string>();
        if (!hasService)
        {
            // Its settings are no matter then.
            return ValidateOptionsResult.Fail(
                $"{AnalyzerOptions.Section}:Analyzer is Language, which is not part of this program: only the Function app calls Azure AI "
                + "Language, and only when it was built with the environment variable IncludeAzureLanguage=true "
                + "(docs/deploy.md says how). Build it so, or set the analyzer to Embedded.");
        }

        Check(
            options.Endpoint is { IsAbsoluteUri: true, Scheme: "https" },
            "Endpoint", "must be the resource's https address, such as https://NAME.cognitiveservices.azure.com");
        Check(
            options.Key is null || !string.IsNullOrWhiteSpace(options.Key),
            "Key", "is blank: give one of the resource's keys, or remove the setting to use the identity");
        Check(
            options.ModelVersion is { Length: > 0 and <= 40 } && options.ModelVersion.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'),
            "ModelVersion", "must be latest or a version such as 2023-09-01");
        Check(
            options.ChunkElements is >= 100 and <= TextChunker.MaxElements,
            "ChunkElements", $"must be 100 to {TextChunker.MaxElements:N0}");
        Check(options.Concurrency is >= 1 and <= 64, "Concurrency", "must be 1 to 64");
        Check(options.Tries is >= 1 and <= 10, "Tries", "must be 1 to 10");
        Check(options.RetryDelay >= TimeSpan.Zero && options.RetryDelay <= MaxWait, "RetryDelay", $"must be between 0 and {MaxWait:c}");
        Check(options.LongestWait >= TimeSpan.Zero && options.LongestWait <= MaxWait, "LongestWait", $"must be between 0 and {MaxWait:c}");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        bool IsChosen()
        {
            try
            {
                return analyzer.Value.Analyzer == AnalyzerKind.Language;
            }
            catch (OptionsValidationException)
            {
                // The choice itself is wrong, and says so for itself.
                return false;
            }
        }

        void Check(bool holds, string setting, string demand)
        {
            if (!holds)
            {
                problems.Add($"{LanguageOptions.Section}:{setting} {demand}.");
            }
        }
    }
}
