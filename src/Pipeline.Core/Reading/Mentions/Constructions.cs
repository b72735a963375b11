namespace Pipeline.Core.Reading.Mentions;

/// <summary>What the table says of a construction.</summary>
internal static class Constructions
{
    /// <summary>What facts call it: "passive", "toll".</summary>
    public static string Rule(this Construction construction) => ConstructionTable.Default[construction].Rule;

    /// <summary>0 to 1: how plainly it says that people were hit, beside the others.</summary>
    /// <exception cref="InvalidOperationException">It has no rank of its own.</exception>
    public static double Rank(this Construction construction) => ConstructionTable.Default[construction].Rank
        ?? throw new InvalidOperationException($"{construction} has no rank of its own.");

    /// <summary>Whether it tells of what kinds victims are, and not how many: "the victims include two lawyers".</summary>
    public static bool TellsKinds(this Construction construction) => construction is Construction.AmongVictims
        or Construction.AppositionAmongVictims or Construction.VictimsInclude or Construction.TheyInclude or Construction.VictimsWere;
}
