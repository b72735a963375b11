using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;

namespace Pipeline.Kinds.Tests;

/// <summary>Kinds of facts that only these tests know.</summary>
internal static class KindsOfTests
{
    /// <summary>Rumours: a fourth kind with all that a kind has to have.</summary>
    public static FactKind Rumour { get; } = new ThingKind("rumour", "rumours", "Rumour", "rumour", "rumours", "told");

    /// <summary>A kind that nobody has finished: it has names for programs and no words for people.</summary>
    public static FactKind Unfinished { get; } = new ThingKind("unfinished", "unfinishedones", "", "", "", "");

#pragma warning disable CA2255 // A test assembly is no library: kinds are registered before anything is read.
    [ModuleInitializer]
    public static void Register()
    {
        FactKinds.Register(Rumour);
        FactKinds.Register(Unfinished);
    }
#pragma warning restore CA2255
}

/// <summary>A kind of which nothing is said but that it is part of the story.</summary>
internal sealed class ThingKind(string name, string listName, string title, string one, string many, string brief) : FactKind
{
    public override string Name => name;

    public override string ListName => listName;

    public override string Title => title;

    public override string One => one;

    public override string Many => many;

    public override bool StandsAlone => false;

    public override Subject Parse(string key, string rest) => new(this, key);

    public override Said Identify(Said said) => default;

    public override bool Covers(Said told, Said said) => true;

    public override Said? Replaced(Said told) => null;

    public override double? ChangePercent(Said told, Said said) => null;

    public override int Importance(Fact fact) => 0;

    public override (int Rank, DateTimeOffset At) Standing(Said said, DateTimeOffset at) => (0, at);

    public override string Label(Subject subject, Said said, string name) => name;

    public override string Caption(CaptionSubject subject) =>
        one.Length == 0 ? "" : $"New {(subject.Count > 1 ? many : one)}";

    public override string Brief(Said said, string label) => brief.Length == 0 ? "" : $"{label} {brief}";

    public override string? Was(Said said) => null;

    public override string? Symbol(string? code) => null;

    public override void Write(Utf8JsonWriter json, IReadOnlyList<Fact> facts, Action<Utf8JsonWriter, IEnumerable<TextSpan>> mentions)
    {
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("label", fact.Label);
            mentions(json, fact.Mentions);
            json.WriteEndObject();
        }
    }
}

/// <summary>A fact of such a kind.</summary>
internal sealed record ThingFact(FactKind Of, string Thing) : Fact
{
    public override FactKind Kind => Of;

    public override Subject Subject => new(Of, Key);

    public override Said Said => default;

    public override string Key => $"{Of.Name}:{Thing}";

    public override string Label => Thing;
}

/// <summary>Finds a word.</summary>
internal sealed class WordRule(FactKind kind, string word) : IFactRule
{
    public IEnumerable<Fact> Find(TokenizedArticle reading)
    {
        foreach (var sentence in reading.Sentences)
        {
            if (reading.Text.IndexOf(word, sentence.Span.Start, sentence.Span.Length, StringComparison.Ordinal) is var at and >= 0)
            {
                var span = new TextSpan(at, word.Length);
                yield return new ThingFact(kind, word)
                {
                    Confidence = 0.9, Evidence = reading.Evidence(sentence, span, $"{kind.Name}/word"), Mentions = [span],
                };
            }
        }
    }
}
