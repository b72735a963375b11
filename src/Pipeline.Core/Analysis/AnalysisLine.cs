using System.Text.Json.Serialization;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Core.Analysis;

/// <summary>One line of <c>analyze --format jsonl</c>: what was read in one file. Offsets are UTF-16 code units of the file's text without
/// a byte-order mark; for formats whose text is extracted (HTML, JSON, feeds) they point into <see cref="Body"/>,
/// which is then present.</summary>
internal sealed record AnalysisLine(
    string Source,
    IReadOnlyList<AnalysisLine.Country> Countries,
    IReadOnlyList<AnalysisLine.Group> Groups,
    IReadOnlyList<AnalysisLine.Count> Counts,
    IReadOnlyList<AnalysisLine.Entity> Entities,
    IReadOnlyList<string> KeyPhrases)
{
    public string? Language { get; init; }

    public string? Body { get; init; }

    /// <summary>Why nothing could be read.</summary>
    public string? Rejected { get; init; }

    public static AnalysisLine Empty(string source) => new(source, [], [], [], [], []);

    internal sealed record Mention(int Offset, int Length, string Text);

    internal sealed record Country(string Code, CountryRole Role, double Confidence, IReadOnlyList<Mention> Mentions);

    internal sealed record Group(string Label, double Confidence, IReadOnlyList<Mention> Mentions);

    internal sealed record Count(
        long Value, CountBound Bound, VictimEffect Effect, string Who, bool? Increment, double Confidence, IReadOnlyList<Mention> Mentions);

    internal sealed record Entity(string Text, EntityCategory Category, int Offset, int Length, double Confidence);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalysisLine))]
internal sealed partial class AnalysisJsonContext : JsonSerializerContext;
