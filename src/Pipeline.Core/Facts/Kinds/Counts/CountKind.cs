using System.Text.Json;
using Pipeline.Core.Naming;
using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>Victim counts: <c>count:hacked:users</c>, each with its value and how that bounds the truth. Counts that add to earlier figures
/// (<c>count:killed:people:increment</c>) are subjects of their own, since 2 after 41 is no fall.</summary>
internal sealed class CountKind : FactKind
{
    private const string Increment = ":increment";
    private const char AtEvent = '@';

    public override string Name => "count";

    public override string ListName => "counts";

    public override string Title => "Victim count";

    public override string One => "count";

    public override string Many => "counts";

    public override bool StandsAlone => true;

    public static string KeyOf(VictimEffect effect, string who, bool isIncrement) =>
        $"count:{effect.Name()}:{who}{(isIncrement ? Increment : "")}";

    /// <summary>The key of a figure of an event, or of a part of it.</summary>
    public static string KeyOf(string eventId, string figure, string? part = null) =>
        part is null ? $"count:{figure}{AtEvent}{eventId}" : $"count:{figure}{AtEvent}{eventId}:{part}";

    /// <summary>Whether a key is of a count in ledgers of earlier versions, which knew no events.</summary>
    public static bool IsOfNoEvent(string key) =>
        key.StartsWith("count:", StringComparison.Ordinal) && !key.Contains(AtEvent, StringComparison.Ordinal);

    public static string LabelOf(Quantity quantity, VictimEffect effect, string who, bool isIncrement) =>
        $"{quantity}{(isIncrement ? " more" : "")} {(quantity is { Value: 1, UpTo: null } ? SingularLabel.Of(who) : who)} {effect.Name()}";

    /// <summary>The subject of a figure, <c>killed@e1</c> or <c>hacked:accounts@e1</c>, of a part of one, <c>killed@e1:children</c>, or of
    /// a count in ledgers of earlier versions, <c>killed:people</c>.</summary>
    public override Subject? Parse(string key, string rest)
    {
        if (rest.IndexOf(AtEvent) is var at and >= 0)
        {
            var (figure, part) = (rest[..at].Split(':', 2), rest[(at + 1)..].Split(':', 2));
            return Enum.TryParse<VictimEffect>(figure[0], ignoreCase: true, out var hit) && !char.IsAsciiDigit(figure[0][0])
                ? new Subject(this, key)
                {
                    Effect = hit,
                    Event = part[0],
                    Scope = part.Length > 1 ? CountScope.Part : CountScope.Total,
                    Who = part.Length > 1 ? part[1] : figure.Length > 1 ? figure[1] : null,
                }
                : null;
        }

        if (rest.Split(':', 2) is not [var name, var whom] || !Enum.TryParse<VictimEffect>(name, ignoreCase: true, out var effect))
        {
            return null;
        }

        var adds = whom.EndsWith(Increment, StringComparison.Ordinal);
        return new Subject(this, key) { Effect = effect, Who = adds ? whom[..^Increment.Length] : whom, Increment = adds ? true : null };
    }

    /// <summary>The bound is no part of it: "at least 12" after "12" says nothing new.</summary>
    public override Said Identify(Said said) => new(null, said.Value, said.UpTo, null);

    public override bool Covers(Said told, Said said) => Identify(told) == Identify(said);

    public override Said? Replaced(Said told) => told.Value is null ? null : told with { Role = null };

    public override double? ChangePercent(Said told, Said said) => told.Value is null or 0 || said.Value is null
        ? null
        : Math.Round(((double)(said.UpTo ?? said.Value.Value) - told.Value.Value) / told.Value.Value * 100, 1);

    /// <summary>Totals come before their parts and what adds to them, and those before what is not of the story.</summary>
    public override int Importance(Fact fact) => fact is not VictimCountFact { Scope: var scope } || scope == CountScope.Total ? 0
        : scope is CountScope.Superseded or CountScope.Background ? 2
        : 1;

    public override (int Rank, DateTimeOffset At) Standing(Said said, DateTimeOffset at) => (0, at);

    public override string Label(Subject subject, Said said, string name) =>
        said.Quantity is { } quantity && subject is { Effect: { } effect, Who: { } who }
            ? LabelOf(quantity, effect, who, subject.Increment is true)
            : name;

    /// <summary>"New toll", "Toll rose", "Toll revised" of the dead and the hurt; of others "New count", "Count rose".</summary>
    public override string Caption(CaptionSubject subject)
    {
        if (subject.Scope == CountScope.Part)
        {
            return "Among them";
        }

        var noun = subject.Effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Hit ? "toll" : "count";
        return subject.IsNew ? $"New {noun}" : $"{char.ToUpperInvariant(noun[0])}{noun[1..]} {subject switch
        {
            { Cause: not null } => "revised",
            { ChangePercent: > 0 } => "rose",
            { ChangePercent: < 0 } => "fell",
            _ => "changed",
        }}";
    }

    public override string Brief(Said said, string label) => label;

    public override string? Was(Said said) => said.Quantity?.ToString();

    public override string? Symbol(string? code) => null;

    /// <summary>One object per effect and value; a range is two counts, at least its lower and at most its upper end.</summary>
    public override void Write(Utf8JsonWriter json, IReadOnlyList<Fact> facts, Action<Utf8JsonWriter, IEnumerable<TextSpan>> mentions)
    {
        var counts = facts.SelectMany(fact => fact.Said switch
        {
            { Value: { } low, UpTo: { } high } => new[] { (fact, low, CountBound.AtLeast), (fact, high, CountBound.AtMost) },
            { Value: { } value, Bound: { } bound } => [(fact, value, bound)],
            _ => [],
        });
        foreach (var same in counts.GroupBy(count => (count.fact.Subject.Effect, count.Item2, ((VictimCountFact)count.fact).Scope)))
        {
            var (fact, value, bound) = same.First();
            json.WriteStartObject();
            json.WriteNumber("value", value);
            json.WriteString("bound", bound.Name());
            json.WriteString("effect", same.Key.Effect!.Value.Name());
            json.WriteString("who", fact.Subject.Who);
            json.WriteString("scope", same.Key.Scope.Name());
            if (fact.Subject.Increment is true)
            {
                json.WriteBoolean("increment", true);
            }

            if (same.Select(one => ((VictimCountFact)one.fact).Attackers).FirstOrDefault(one => one is not null) is { } attackers)
            {
                json.WriteStartObject("attackers");
                json.WriteNumber("included", attackers.Included);
                json.WriteNumber("beside", attackers.Beside);
                json.WriteEndObject();
            }

            json.WriteNumber("confidence", Round(fact.Confidence));
            mentions(json, same.SelectMany(one => one.fact.Mentions));
            json.WriteEndObject();
        }
    }
}
