using System.Runtime.CompilerServices;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Roles;
using Pipeline.Core.Reading.Scopes;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Runs the rules over one reading of an article and merges what they find.</summary>
/// <remarks>Order: counts (totals before increments, as the text reports them), groups, then countries (affected, origin, mentioned);
/// within a kind by first mention. Safe for concurrent use as far as the rules are.</remarks>
public sealed class FactExtractor(IEnumerable<IFactRule> rules) : IFactExtractor
{
    private readonly IFactRule[] rules = [.. rules];

    /// <summary>Every rule of the pipeline; a kind of fact whose rule is not here is never found.</summary>
    internal static IReadOnlyList<IFactRule> AllRules { get; } = [new VictimCountRule(), new OrganizationHitRule(), new TargetGroupRule(), new CountryRule()];

    /// <summary>The extractor that the pipeline uses.</summary>
    public static FactExtractor WithAllRules() => new(AllRules);

    /// <summary>Loads the word lists of all rules, which the first article would otherwise do. Calling it again does nothing.</summary>
    public static void Load()
    {
        _ = Lexicon.Find("");
        _ = NumberWords.Contains("");
        _ = RoleWords.Of("");
        RuntimeHelpers.RunClassConstructor(typeof(DoubtReader).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(GroupLabels).TypeHandle);
        _ = ConstructionTable.Default;
        _ = DateWords.Begins("");
        _ = ScopeCue.ByFirstWord;
        RuntimeHelpers.RunClassConstructor(typeof(CorrectionReader).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(LinkLists).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(RoleModel).TypeHandle);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Extract(TokenizedArticle reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return [.. rules.SelectMany(rule => rule.Find(reading))
            .GroupBy(fact => fact.Statement)
            .Select(Merge)
            .OrderBy(fact => fact.Kind.Order)
            .ThenBy(fact => fact.Kind.Importance(fact))
            .ThenBy(fact => fact.Mentions.Count > 0 ? fact.Mentions[0].Start : fact.Evidence.Offset)
            .ThenBy(fact => fact.Label, StringComparer.Ordinal)];
    }

    /// <summary>Several rules found one fact: the surest statement stands, with every mention.</summary>
    private static Fact Merge(IEnumerable<Fact> same)
    {
        var all = same.ToList();
        var best = all.MaxBy(fact => fact.Confidence)!;
        return all.Count == 1 ? best : best with { Mentions = [.. all.SelectMany(fact => fact.Mentions).Distinct().Order()] };
    }
}
