using System.Text.Json;
using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>Target groups: <c>group:journalists</c>. One is told or not; nothing more is said of it.</summary>
internal sealed class GroupKind : FactKind
{
    public override string Name => "group";

    public override string ListName => "groups";

    public override string Title => "Target group";

    public override string One => "target group";

    public override string Many => "target groups";

    public override bool StandsAlone => false;

    public static string KeyOf(string group) => $"group:{group}";

    public override Subject Parse(string key, string rest) => new(this, key);

    public override Said Identify(Said said) => default;

    public override bool Covers(Said told, Said said) => true;

    public override Said? Replaced(Said told) => null;

    public override double? ChangePercent(Said told, Said said) => null;

    public override int Importance(Fact fact) => 0;

    public override (int Rank, DateTimeOffset At) Standing(Said said, DateTimeOffset at) => (0, at);

    public override string Label(Subject subject, Said said, string name) => name;

    public override string Caption(CaptionSubject subject) =>
        $"{(subject.IsNew ? "New" : "Changed")} {(subject.Count > 1 ? Many : One)}";

    public override string Brief(Said said, string label) => $"{label} targeted";

    public override string? Was(Said said) => null;

    public override string? Symbol(string? code) => null;

    public override void Write(Utf8JsonWriter json, IReadOnlyList<Fact> facts, Action<Utf8JsonWriter, IEnumerable<TextSpan>> mentions)
    {
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("label", fact.Label);
            json.WriteNumber("confidence", Round(fact.Confidence));
            mentions(json, fact.Mentions);
            json.WriteEndObject();
        }
    }
}
