using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>A kind of fact: all that only this kind knows, in one place. What a new kind needs stands in
/// docs/extending.md.</summary>
/// <remarks>Nothing outside compares kinds to decide what a fact is called or when it is news, so that no kind can get another's words by
/// default; views that only one kind has name theirs. Immutable; compared by reference, since <see cref="FactKinds"/> holds one of each.
/// </remarks>
[JsonConverter(typeof(FactKindConverter))]
public abstract class FactKind
{
    /// <summary>Its name in documents, settings, addresses, keys and the style sheet: <c>count</c>. Lower-case letters.</summary>
    public abstract string Name { get; }

    /// <summary>Its name in lists: <c>counts</c>.</summary>
    public abstract string ListName { get; }

    /// <summary>What people call it: "Victim count".</summary>
    public abstract string Title { get; }

    /// <summary>What one is called in a sentence: "target group".</summary>
    public abstract string One { get; }

    /// <summary>What several are called: "target groups".</summary>
    public abstract string Many { get; }

    /// <summary>How telling the kind is, from 0 for the most telling: its place in <see cref="FactKinds.All"/>.</summary>
    public int Order => FactKinds.OrderOf(this);

    /// <summary>Whether each fact is a statement of its own in a message; others of one alert share a line.</summary>
    public abstract bool StandsAlone { get; }

    /// <summary>The subject that <paramref name="key"/> names; null when it names none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rest">What follows the kind's name and the colon.</param>
    public abstract Subject? Parse(string key, string rest);

    /// <summary>The parts of <paramref name="said"/> that tell it from other statements on the same subject.</summary>
    public abstract Said Identify(Said said);

    /// <summary>Whether telling <paramref name="said"/> would repeat <paramref name="told"/>.</summary>
    public abstract bool Covers(Said told, Said said);

    /// <summary>What of <paramref name="told"/> a new statement on the same subject replaces; null when it replaces nothing.</summary>
    public abstract Said? Replaced(Said told);

    /// <summary>Change from <paramref name="told"/> to <paramref name="said"/> in percent, rounded to one decimal; negative for a fall,
    /// null where there is none.</summary>
    public abstract double? ChangePercent(Said told, Said said);

    /// <summary>Where a fact stands among those of its kind in one article; the lowest first, those that are equal by first
    /// mention.</summary>
    public abstract int Importance(Fact fact);

    /// <summary>Which of several statements on a subject stands for it: the one with the greatest.</summary>
    /// <param name="said">What is said.</param>
    /// <param name="at">When it was published, or seen where that is not known.</param>
    public abstract (int Rank, DateTimeOffset At) Standing(Said said, DateTimeOffset at);

    /// <summary>How people read a statement.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="said">What is said of it.</param>
    /// <param name="name">How people read the subject as it was stated last.</param>
    public abstract string Label(Subject subject, Said said, string name);

    /// <summary>What stands before facts in a line of a message: "New countries affected", "Toll rose".</summary>
    public abstract string Caption(CaptionSubject subject);

    /// <summary>A fact where no caption stands before it: "Mexico affected", "journalists targeted".</summary>
    public abstract string Brief(Said said, string label);

    /// <summary>What was said before, after "was": "at least 1,400", "of origin"; null where nothing is told of it.</summary>
    public abstract string? Was(Said said);

    /// <summary>A picture of one or two characters for places that show one; null for none. <paramref name="code"/> comes from a
    /// document.</summary>
    public abstract string? Symbol(string? code);

    /// <summary>Writes the facts of one article as <c>analyze</c> prints them, each as an object.</summary>
    /// <param name="json">Where to; within an array.</param>
    /// <param name="facts">Facts of this kind.</param>
    /// <param name="mentions">Writes a property with the places of mentions.</param>
    public abstract void Write(Utf8JsonWriter json, IReadOnlyList<Fact> facts, Action<Utf8JsonWriter, IEnumerable<TextSpan>> mentions);

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;

    /// <summary>0 to 1 as documents hold it.</summary>
    protected static double Round(double confidence) => Math.Round(confidence, 2);
}

/// <summary>Kinds by their names.</summary>
public sealed class FactKindConverter : JsonConverter<FactKind>
{
    /// <inheritdoc/>
    public override FactKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && FactKinds.Find(reader.GetString()!) is { } kind
            ? kind
            : throw new JsonException($"There is no such kind of fact; there are {string.Join(", ", FactKinds.All)}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FactKind value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Name);
    }
}
