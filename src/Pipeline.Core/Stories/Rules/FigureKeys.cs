using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>What a count is of (R1): its effect and unit. Bound, who of a total, wording and source never are.</summary>
internal static class FigureKeys
{
    /// <summary>The figure's key within its event: <c>killed</c>, <c>hacked:accounts</c>.</summary>
    public static string Of(VictimEffect effect, string who, StoryTables tables)
    {
        var unit = UnitOf(who, tables.Groups);
        return unit is null || unit == tables.Effects[effect].Unit ? effect.Name() : $"{effect.Name()}:{unit}";
    }

    private static string? UnitOf(string who, GroupTree groups)
    {
        if (groups.ClassOf(who) != GroupClass.Unit)
        {
            return null;
        }

        var unit = who;
        while (groups.BroaderThan(unit) is { } broader)
        {
            unit = broader;
        }

        return unit;
    }
}
