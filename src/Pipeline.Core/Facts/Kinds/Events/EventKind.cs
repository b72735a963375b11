using System.Text.Json;
using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>Named organisations that were hit: <c>event:norwick hospital</c>, told once each. What only an attacker says is a subject of its
/// own (<c>event:tilbrook foods:claim</c>), since the confirmed hit is news after it.</summary>
internal sealed class EventKind : FactKind
{
    private const string Prefix = "event:";
    private const string Claim = ":claim";
    private const string ClaimWord = "claimed: ";

    public override string Name => "event";

    public override string ListName => "events";

    public override string Title => "Organisation hit";

    public override string One => "organisation hit";

    public override string Many => "organisations hit";

    public override bool StandsAlone => false;

    public static string KeyOf(string organization, bool isClaim) =>
        $"{Prefix}{OrganizationIdentity.Of(organization)}{(isClaim ? Claim : "")}";

    /// <summary>Whether a key of the story's other facts is one of an organisation that was hit, and whether only an attacker says so.</summary>
    public static bool IsOf(string key, bool isClaim) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && key.EndsWith(Claim, StringComparison.Ordinal) == isClaim;

    /// <summary>The name in such a key.</summary>
    public static string NameIn(string key) => key[Prefix.Length..].Split(':')[0];

    /// <summary>"Norwick hospital hit, by Ravel", "claimed: Tilbrook Foods hit, by Oriole".</summary>
    public static string LabelOf(string organization, string? attacker, bool isClaim) =>
        $"{(isClaim ? ClaimWord : "")}{organization} hit{(attacker is null ? "" : $", by {attacker}")}";

    /// <summary>The same where something else tells that it was hit: "Norwick hospital, by Ravel".</summary>
    public static string NameOf(string organization, string? attacker, bool isClaim) =>
        $"{(isClaim ? ClaimWord : "")}{organization}{(attacker is null ? "" : $", by {attacker}")}";

    public override Subject Parse(string key, string rest) => new(this, key);

    public override Said Identify(Said said) => default;

    public override bool Covers(Said told, Said said) => true;

    public override Said? Replaced(Said told) => null;

    public override double? ChangePercent(Said told, Said said) => null;

    public override int Importance(Fact fact) => fact is OrganizationHitFact { IsClaim: true } ? 1 : 0;

    public override (int Rank, DateTimeOffset At) Standing(Said said, DateTimeOffset at) => (0, at);

    public override string Label(Subject subject, Said said, string name) => name;

    public override string Caption(CaptionSubject subject) =>
        $"{(subject.IsNew ? "New" : "Changed")} {(subject.Count > 1 ? "victims" : "victim")}";

    public override string Brief(Said said, string label) => $"new victim {label}";

    public override string? Was(Said said) => null;

    public override string? Symbol(string? code) => null;

    public override void Write(Utf8JsonWriter json, IReadOnlyList<Fact> facts, Action<Utf8JsonWriter, IEnumerable<TextSpan>> mentions)
    {
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            if (fact is OrganizationHitFact hit)
            {
                json.WriteString("organization", hit.Organization);
                if (hit.Attacker is { } attacker)
                {
                    json.WriteString("attacker", attacker);
                }

                if (hit.IsClaim)
                {
                    json.WriteBoolean("claim", true);
                }

                if (hit.IsPresupposed)
                {
                    json.WriteBoolean("presupposed", true);
                }

                if (hit.IsOld)
                {
                    json.WriteBoolean("background", true);
                }
            }

            json.WriteNumber("confidence", Round(fact.Confidence));
            mentions(json, fact.Mentions);
            json.WriteEndObject();
        }
    }
}
