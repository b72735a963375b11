using System.Text.Json;
using Pipeline.Core.Naming;
using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>Victim counts: <c>count:hacked:users</c>, each with its value and how that bounds the truth. Counts that add to earlier figures
/// (<c>count:killed:people:increment</c>) are subjects of their own, since 2 after 41 is no fall.</summary>
internal sealed class CountKind : FactKind
{
    private const string Increment = ":increment";

    public override string Name => "count";

    public override string ListName => "counts";

    public override string Title => "Victim count";

    public override string One => "count";

    public override string Many => "counts";

    public override bool StandsAlone => true;

    public static string KeyOf(VictimEffect effect, string who, bool isIncrement) =>
        $"count:{effect.Name()}:{who}{(isIncrement ? Increment : "")}";

    public static string LabelOf(Quantity quantity, VictimEffect effect, string who, bool isIncrement) =>
        $"{quantity}{(isIncrement ? " more" : "")} {(quantity is { Value: 1, UpTo: null } ? SingularLabel.Of(who) : who)} {effect.Name()}";

    public override Subject? Parse(string key, string rest)
    {
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

    public override string Caption(bool isNew, Said said, double? changePercent, int count) => isNew
        ? "New count"
        : changePercent switch
        {
            > 0 => "Count rose",
            < 0 => "Count fell",
            _ => "Count changed",
        };

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
