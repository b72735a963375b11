using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Reading.Rules;

namespace Pipeline.Core.Tests.Reading.Scopes;

/// <summary>What each count is of, near misses included.</summary>
public sealed class ScopeReaderTests
{
    public static TheoryData<string> Rules => [.. All.Select(spec => spec.Rule)];

    private static IReadOnlyList<ScopeSpec> All { get; } = SpecFile.LoadAs<IReadOnlyList<ScopeSpec>>("scopes.json");

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_count_says_what_it_is_of(string rule)
    {
        var spec = All.Single(one => one.Rule == rule);

        var facts = new VictimCountRule().Find(SpecFile.Read(spec.Text)).Cast<VictimCountFact>();

        Assert.Equal(
            spec.Expected.Order(StringComparer.Ordinal),
            facts.Select(fact => $"{fact.Quantity.Value} {fact.Effect.Name()} {fact.Scope.Name()}{Attackers(fact)}{Kind(fact)}")
                .Order(StringComparer.Ordinal));
    }

    private static string Attackers(VictimCountFact fact) => fact.Attackers switch
    {
        { Included: > 0 and var included } => $" +{included}",
        { Beside: var beside } => $" beside {beside}",
        null => "",
    };

    private static string Kind(VictimCountFact fact) => fact.IsOrdinal ? " ordinal" : fact.IsOfHurt ? " of the hurt" : "";

    public sealed record ScopeSpec(string Rule, string Text, IReadOnlyList<string> Expected);
}
