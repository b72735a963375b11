using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>What a count is of (R1): its effect and unit. Bound, who of a total, wording and source never are.</summary>
internal static class FigureKeys
{
    private static readonly CaseStatus[] Statuses = Enum.GetValues<CaseStatus>();

    /// <summary>The figure's key within its event: <c>killed</c>, <c>hacked:accounts</c>.</summary>
    public static string Of(VictimEffect effect, string who, StoryTables tables)
    {
        var unit = UnitOf(who, tables.Groups);
        return unit is null || unit == tables.Effects[effect].Unit ? effect.Name() : $"{effect.Name()}:{unit}";
    }

    /// <summary>The figure that a count is of in the event of the turn. Suspected and confirmed cases are two figures; a count that does not say
    /// which is of the one that its article tells of, else of the one that was last told (R40).</summary>
    public static (string Figure, CaseStatus? Status) Of(CountStatement count, Deliberation desk)
    {
        var plain = Of(count.Effect, count.Who, desk.Tables);
        var status = count.Status ?? desk.StatusOf(count.Effect) ?? Statuses
            .Where(one => desk.FigureOf(WithStatus(plain, one)).Now is not null)
            .OrderByDescending(one => desk.FigureOf(WithStatus(plain, one)).Restated?.From)
            .Select(one => (CaseStatus?)one)
            .FirstOrDefault();
        return (status is { } known ? WithStatus(plain, known) : plain, status);
    }

    /// <summary>Whether a figure's key is of the effect, whatever unit or status it adds.</summary>
    public static bool IsOf(string figure, VictimEffect effect) =>
        effect.Name() is var name && figure.StartsWith(name, StringComparison.Ordinal) && (figure.Length == name.Length || figure[name.Length] == ':');

    private static string WithStatus(string figure, CaseStatus status) => $"{figure}:{status.Name()}";

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
