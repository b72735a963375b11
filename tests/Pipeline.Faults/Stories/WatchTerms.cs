namespace Pipeline.Faults.Stories;

/// <summary>What a watch is like: by its number, so that a few watches have all there is.</summary>
/// <param name="Number">Its number.</param>
internal sealed record WatchTerms(int Number)
{
    // Written for the layout that knew no events, and for the present one: both must hold.
    private static readonly string[] MutedThere = ["group:lawyers", "count:displaced:people", "count:infected@e1"];

    /// <summary>Its name.</summary>
    public string Name { get; init; } = $"story-{Number:000}";

    /// <summary>What its articles say of their time.</summary>
    public Dating Dating => (Dating)(Number % 3);

    /// <summary>Whether an earlier version began it.</summary>
    public bool IsEarlier => Number % 4 is 0 or 1;

    /// <summary>How many publishers must state something. Without a date nobody is named either.</summary>
    public int MinimumSources => Number % 4 == 3 && Dating != Dating.None ? 2 : 1;

    /// <summary>Keys that it mutes.</summary>
    public IReadOnlyList<string> Muted => Number % 2 == 1 ? MutedThere : [];

    /// <summary>Whether the watch tells nothing of a statement, whoever makes it.</summary>
    public bool Mutes(Stated stated) => Muted.Count > 0 && stated is StatedGroup { Label: "lawyers" }
        or StatedTotal { Figure: "displaced", Who: "people" } or StatedTotal { Figure: "infected" } or StatedMore { Figure: "infected" };
}
