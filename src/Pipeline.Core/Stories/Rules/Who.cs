using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Whose name a figure has (R16).</summary>
internal static class Who
{
    private const string Everyone = "people";
    private const string And = " and ";

    /// <summary>The label of a stated who: a coordination stays only if none of its members is generic.</summary>
    public static string Named(string who, GroupTree groups) =>
        who.Contains(And, StringComparison.Ordinal) && who.Split(And).Any(member => groups.ClassOf(member) == GroupClass.Generic)
            ? Everyone
            : who;

    /// <summary>The wider of two that were said of as many; the first where neither is.</summary>
    public static string Widest(string known, string said, GroupTree groups) =>
        groups.IsOrIsUnder(known, said) || groups.ClassOf(said) == GroupClass.Generic && !groups.IsOrIsUnder(said, known) ? said : known;

    /// <summary>Who a sum is of: what all its members are called, else everyone. A sum makes no who of its own.</summary>
    public static string OfSum(IReadOnlyList<string> members) => members.All(member => member == members[0]) ? members[0] : Everyone;
}
