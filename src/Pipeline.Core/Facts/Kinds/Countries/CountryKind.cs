using System.Text.Json;
using Pipeline.Core.Naming;
using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>Countries: <c>country:BH</c>, each with a role. A role that is told covers every weaker one.</summary>
internal sealed class CountryKind : FactKind
{
    public override string Name => "country";

    public override string ListName => "countries";

    public override string Title => "Country";

    public override string One => "country";

    public override string Many => "countries";

    public override bool StandsAlone => false;

    public static string KeyOf(string code) => $"country:{code}";

    public override Subject Parse(string key, string rest) => new(this, key) { Code = rest };

    public override Said Identify(Said said) => new(said.Role, null, null, null);

    public override bool Covers(Said told, Said said) => told.Role >= said.Role;

    public override Said? Replaced(Said told) => Identify(told);

    public override double? ChangePercent(Said told, Said said) => null;

    public override int Importance(Fact fact) => -(int)(fact.Said.Role ?? CountryRole.Mentioned);

    public override (int Rank, DateTimeOffset At) Standing(Said said, DateTimeOffset at) =>
        ((int)(said.Role ?? CountryRole.Mentioned), DateTimeOffset.MinValue);

    public override string Label(Subject subject, Said said, string name) => name;

    public override string Caption(CaptionSubject subject) =>
        $"{(subject.IsNew ? "New" : "Changed")} {(subject.Count > 1 ? Many : One)}{subject.Said.Role switch
        {
            CountryRole.Affected => " affected",
            CountryRole.Origin => " of origin",
            CountryRole.Mentioned => " mentioned",
            _ => "",
        }}";

    public override string Brief(Said said, string label) => said.Role switch
    {
        CountryRole.Affected => $"{label} affected",
        CountryRole.Origin => $"{label} is an origin",
        CountryRole.Mentioned => $"{label} mentioned",
        _ => label,
    };

    public override string? Was(Said said) => said.Role switch
    {
        CountryRole.Origin => "of origin",
        { } role => role.Name(),
        null => null,
    };

    /// <summary>The flag: the two regional indicator symbols of its code.</summary>
    public override string? Symbol(string? code) => code is { Length: 2 } && code.All(char.IsAsciiLetterUpper)
        ? string.Concat(code.Select(letter => char.ConvertFromUtf32(0x1F1E6 + letter - 'A')))
        : null;

    public override void Write(Utf8JsonWriter json, IReadOnlyList<Fact> facts, Action<Utf8JsonWriter, IEnumerable<TextSpan>> mentions)
    {
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("code", fact.Subject.Code);
            json.WriteString("role", fact.Said.Role?.Name());
            json.WriteNumber("confidence", Round(fact.Confidence));
            mentions(json, fact.Mentions);
            json.WriteEndObject();
        }
    }
}
