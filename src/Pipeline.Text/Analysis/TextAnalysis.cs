using System.Text.Json.Serialization;
using Pipeline.Text.Places;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Analysis;

/// <summary>What an analyzer read in one text. Every engine gives this shape; all spans are UTF-16
/// code units of <see cref="Text"/>.</summary>
public sealed record TextAnalysis
{
    /// <summary>The text that was analysed, unchanged.</summary>
    public required string Text { get; init; }

    /// <summary>ISO 639-1 code of the text's language; "und" when the text is too short or unlike any known language.</summary>
    public required string Language { get; init; }

    /// <summary>The engine and its version, such as <c>embedded/3</c>; stored with the result, since engines change.</summary>
    public required string Engine { get; init; }

    /// <summary>Sentences in text order; they do not overlap, and white space between them belongs to none.</summary>
    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    /// <summary>Named entities in text order.</summary>
    public required IReadOnlyList<EntityMention> Entities { get; init; }

    /// <summary>The text's tokens, where the engine cut it with <see cref="TokenizedText"/>; null for others, and never stored.</summary>
    [JsonIgnore]
    public TokenizedText? Tokens { get; init; }

    /// <summary>The places that the text names, where the engine found them beside these very entities; null otherwise,
    /// and never stored.</summary>
    [JsonIgnore]
    public IReadOnlyList<PlaceMention>? Places => Found is { } found && ReferenceEquals(found.Entities, Entities) ? found.Places : null;

    /// <summary>Places with the entities beside which they were found: other entities would leave other places.</summary>
    internal (IReadOnlyList<EntityMention> Entities, IReadOnlyList<PlaceMention> Places)? Found { get; init; }

    /// <summary>Salient noun phrases as they stand in the text, best first, without duplicates.</summary>
    public required IReadOnlyList<string> KeyPhrases { get; init; }
}
