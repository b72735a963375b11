using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories;

/// <summary>How people read a figure and its parts (R16).</summary>
internal static class FigureLabel
{
    /// <summary>"3 people killed, and the attacker (was 2)", "at least 12 people killed: 10 and 2 more".</summary>
    public static string Of(FigureNews item)
    {
        var now = item.Now;
        var label = Count(now.Amount, now.Who, item.Effect) + now.Attackers switch
        {
            null or 0 => "",
            1 => ", and the attacker",
            { } several => $", and {several} attackers",
        };
        foreach (var part in item.Parts)
        {
            label += part.Amount.Vague == MostOfThem ? $", most of them {part.Who}" : $", including {People(part.Amount, part.Who)}";
        }

        return item switch
        {
            { More: { } more, Was: { } before } => $"{label}: {before.Amount} and {more} more",
            { Was: { } was, Fall: { } cause } => $"{label} ({Cause(cause)}, was {was.Amount})",
            { Was: { } was } => $"{label} (was {was.Amount})",
            { Was: null } => label,
        };
    }

    /// <summary>"at least 100 civil society members hacked, among them".</summary>
    public static string Of(PartNews item) =>
        $"among them {Count(item.Amount, item.Who, item.Effect)}{(item.Was is { } was ? $" (was {was})" : "")}";

    /// <summary>The word of an amount that is more than half of a figure.</summary>
    public const string MostOfThem = "most";

    private static string Count(Amount amount, string who, VictimEffect effect) => $"{People(amount, who)} {effect.Name()}";

    private static string People(Amount amount, string who) =>
        $"{amount} {(amount is { Value: 1, IsExact: true } ? SingularLabel.Of(who) : who)}";

    private static string Cause(FallCause cause) => cause switch
    {
        FallCause.Stated or FallCause.TakenBack => "revised",
        FallCause.TwoSources => "two sources",
        FallCause.Settled => "two titles",
        _ => throw new InvalidOperationException($"There is no cause {cause}."),
    };
}
