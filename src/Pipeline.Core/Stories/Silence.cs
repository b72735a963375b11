using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Stories;

/// <summary>Why a statement is not told: one of the closed list, and perhaps more on it. In documents one string: "held: muted".</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Detail">More on it: "rounding", "muted"; null for nothing.</param>
[JsonConverter(typeof(SilenceConverter))]
public readonly record struct Silence(Reason Reason, string? Detail = null)
{
    /// <summary>"known", "known: rounding".</summary>
    public override string ToString() => Detail is null ? Reason.Words() : $"{Reason.Words()}: {Detail}";
}

/// <summary>Reads and writes <see cref="Silence"/> as its words, and reads the names that documents of earlier versions have.</summary>
public sealed class SilenceConverter : JsonConverter<Silence>
{
    private const string Separator = ": ";

    private static readonly Dictionary<string, Silence> Earlier = new(StringComparer.Ordinal)
    {
        ["alreadyKnown"] = new(Reason.Known),
        ["muted"] = new(Reason.Held, HeldBy.Muted),
        ["kind"] = new(Reason.Held, HeldBy.Kind),
        ["role"] = new(Reason.Held, HeldBy.Role),
        ["belowMinimum"] = new(Reason.BelowMinimum),
        ["awaitingSources"] = new(Reason.Held, HeldBy.Sources),
        ["ignoredPublisher"] = new(Reason.Held, HeldBy.Publisher),
    };

    private static readonly Dictionary<string, Reason> Reasons =
        Enum.GetValues<Reason>().ToDictionary(reason => reason.Words(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Silence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException("A reason is a text.");
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        return Earlier.TryGetValue(text, out var earlier) ? earlier
            : Reasons.TryGetValue(at < 0 ? text : text[..at], out var reason) ? new(reason, at < 0 ? null : text[(at + Separator.Length)..])
            : throw new JsonException($"There is no reason '{text}'.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Silence value, JsonSerializerOptions options) =>
        (writer ?? throw new ArgumentNullException(nameof(writer))).WriteStringValue(value.ToString());
}
