using System.Text.Json.Serialization;
using Pipeline.Core.Articles;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Language;

/// <summary>What the service read in one text, as it is kept: no more of the text than the entities' own words.</summary>
internal sealed record TextReading
{
    /// <summary>Nothing, because the service does not speak the text's language.</summary>
    public static TextReading None { get; } = new() { Entities = [], KeyPhrases = [] };

    /// <summary>The engine with the model's version; null for <see cref="None"/>.</summary>
    public string? Engine { get; init; }

    /// <summary>Entities in text order.</summary>
    public required IReadOnlyList<ReadEntity> Entities { get; init; }

    /// <summary>Key phrases.</summary>
    public required IReadOnlyList<string> KeyPhrases { get; init; }

    /// <summary>This reading in place of <paramref name="own"/>'s entities and phrases.</summary>
    /// <remarks>The text may be wrapped or quoted otherwise than the one that was read, since both have one key: an entity whose words
    /// stand elsewhere is looked for behind the one before it, and left out where they do not stand at all.</remarks>
    public TextAnalysis Apply(TextAnalysis own)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (Engine is null)
        {
            return own;
        }

        var mentions = new List<EntityMention>(Entities.Count);
        var end = 0;
        foreach (var entity in Entities)
        {
            var start = StandsAt(own.Text, entity) && entity.Offset >= end
                ? entity.Offset
                : own.Text.IndexOf(entity.Text, end, StringComparison.Ordinal);
            if (start >= 0)
            {
                mentions.Add(new EntityMention(entity.Text, entity.Category, new TextSpan(start, entity.Text.Length), entity.Confidence));
                end = start + entity.Text.Length;
            }
        }

        return own with { Engine = Engine, Entities = mentions, KeyPhrases = KeyPhrases };
    }

    private static bool StandsAt(string text, ReadEntity entity) =>
        entity.Offset >= 0 && entity.Offset <= text.Length && text.AsSpan(entity.Offset).StartsWith(entity.Text, StringComparison.Ordinal);
}

/// <summary>An entity as it is kept.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Category">What it is.</param>
/// <param name="Offset">Where it began in the text that was read, in UTF-16 code units.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record ReadEntity(string Text, EntityCategory Category, int Offset, double Confidence);

/// <summary>Which text, read by which model: the same for texts that are one article (<see cref="ArticleId"/>).</summary>
internal sealed record ReadingKey
{
    /// <summary>The key of <paramref name="text"/> as <paramref name="modelVersion"/> reads it.</summary>
    public ReadingKey(string modelVersion, string text)
    {
        ArgumentNullException.ThrowIfNull(modelVersion);
        Name = $"{LanguageServiceAnalyzer.EngineName}/{modelVersion}/{ArticleId.Compute(null, text)}.json";
    }

    /// <summary>The key as the name of a blob.</summary>
    public string Name { get; }
}

/// <summary>Keeps what a paid service read, so that no text is paid for twice. Thread-safe.</summary>
internal interface IReadingStore
{
    /// <summary>What was read, or null when nobody read it.</summary>
    Task<TextReading?> FindAsync(ReadingKey key, CancellationToken cancellationToken);

    /// <summary>Keeps what was read.</summary>
    Task SaveAsync(ReadingKey key, TextReading reading, CancellationToken cancellationToken);
}

/// <summary>The serializer of readings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TextReading))]
internal sealed partial class TextReadingJson : JsonSerializerContext;
