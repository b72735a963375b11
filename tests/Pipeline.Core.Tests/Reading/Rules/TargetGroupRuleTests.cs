using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;

namespace Pipeline.Core.Tests.Reading.Rules;

public sealed class TargetGroupRuleTests
{
    public sealed record Target(string Group, string Words, int Offset);

    private static readonly SpecFile.Spec<Target> Spec = SpecFile.Load<Target>("groups.json");
    private static readonly TargetGroupRule Rule = new();

    public static TheoryData<string, string> Matches => new(Spec.Matches.Select(m => (m.Rule, m.Text)));

    public static TheoryData<string, string> NearMisses => new(Spec.NearMisses.Select(m => (m.Rule, m.Text)));

    [Theory]
    [MemberData(nameof(Matches))]
    public void Find_FindsTheGroupsOfTheSpec(string rule, string text)
    {
        var found = Find(text).Select(f => new Target(f.Group, text.Substring(f.Evidence.Offset, f.Evidence.Length), f.Evidence.Offset));

        Assert.Equal(Spec.Matches.First(m => m.Text == text && m.Rule == rule).Expected, found);
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void Find_NearMiss_IsNoGroup(string rule, string text) => Assert.True(Find(text).Count == 0, rule);

    private static List<TargetGroupFact> Find(string text) => [.. Rule.Find(SpecFile.Read(text)).Cast<TargetGroupFact>()];
}
