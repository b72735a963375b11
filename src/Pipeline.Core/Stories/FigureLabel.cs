using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories;

/// <summary>How people read a figure and its parts (R16).</summary>
public static class FigureLabel
{
    /// <summary>"3 people killed, and the attacker (was 2)", "at least 12 people killed: 10 and 2 more".</summary>
    internal static string Of(FigureNews item) => NameOf(item) + item switch
    {
        { More: not null } => "",
        { Was: { } was, Fall: { } cause } => $" ({Cause(cause)}, was {was.Amount})",
        { Was: { } was } => $" (was {was.Amount})",
        { Was: null } => "",
    };

    /// <summary>The same without what was before.</summary>
    internal static string NameOf(FigureNews item)
    {
        var label = (item.Sort == EventSort.Claim ? "claimed: " : "") + string.Join(", ", item.Parts.Select(Of).Prepend(Of(item.Now, item.Effect, item.Setting)));
        return item is { More: { } more, Was: { } before } ? $"{label}: {before.Amount} and {more} more" : label;
    }

    /// <summary>"3 people killed, and the attacker": begins with the amount.</summary>
    /// <param name="now">The value.</param>
    /// <param name="effect">The figure's effect.</param>
    /// <param name="setting">Where and since when it counts, of a running total.</param>
    public static string Of(FigureValue now, VictimEffect effect, string setting = "")
    {
        ArgumentNullException.ThrowIfNull(now);
        return Count(now.Amount, now.Who, now.Word ?? effect) + setting + now.Status switch
        {
            null => "",
            { } status => $" ({status.Name()})",
        } + now.Attackers switch
        {
            null or 0 => "",
            1 => ", and the attacker",
            { } several => $", and {several} attackers",
        };
    }

    /// <summary>"including 4 children", "most of them children".</summary>
    public static string Of(KnownPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Amount.Vague == MostOfThem ? $"most of them {part.Who}" : $"including {People(part.Amount, part.Who)}";
    }

    /// <summary>"among them at least 100 civil society members hacked (was 80)".</summary>
    internal static string Of(PartNews item) => $"among them {NameOf(item)}" + (item.Was is { } was ? $" (was {was.Amount})" : "");

    /// <summary>"at least 100 civil society members hacked": where it stands says of whom.</summary>
    internal static string NameOf(PartNews item) => Count(item.Amount, item.Who, item.Effect);

    /// <summary>The word of an amount that is more than half of a figure.</summary>
    internal const string MostOfThem = "most";

    private static string Count(Amount amount, string who, VictimEffect effect) => $"{People(amount, who)} {effect.Name()}";

    /// <summary>"3 people", "at least 1 person", "dozens of people".</summary>
    internal static string People(Amount amount, string who) => amount switch
    {
        { Value: 1, UpTo: null, Vague: null } => $"{amount} {SingularLabel.Of(who)}",
        { Vague: { } vague } when VagueNumbers.TakesOf(vague) => $"{amount} of {who}",
        _ => $"{amount} {who}",
    };

    /// <summary>Why a figure falls, in a word or two.</summary>
    internal static string Cause(FallCause cause) => cause switch
    {
        FallCause.Stated or FallCause.TakenBack => "revised",
        FallCause.TwoSources => "two sources",
        FallCause.Settled => "two titles",
        _ => throw new InvalidOperationException($"There is no cause {cause}."),
    };
}
