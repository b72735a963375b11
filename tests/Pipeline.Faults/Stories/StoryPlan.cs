using Pipeline.Faults.Trouble;

namespace Pipeline.Faults.Stories;

/// <summary>Drops, and what a correct run makes of them whatever happens to it meanwhile.</summary>
internal sealed record StoryPlan
{
    /// <summary>The drops, in the order in which they are made.</summary>
    public required IReadOnlyList<PlannedDrop> Drops { get; init; }

    /// <summary>The settings of the watches: the blob <c>config/watches.json</c>.</summary>
    public required string Settings { get; init; }

    /// <summary>Must be announced once.</summary>
    public required IReadOnlySet<ToldFact> Required { get; init; }

    /// <summary>May be announced, once: what is told or not by the order in which drops are decided, and what stood only in a drop that was
    /// deleted or overwritten, perhaps before anybody read it.</summary>
    public required IReadOnlySet<ToldFact> Optional { get; init; }

    /// <summary>Of each of these, one must be announced and no other: whichever came first implies the rest.</summary>
    public IReadOnlyList<IReadOnlySet<ToldFact>> OneOf { get; init; } = [];

    /// <summary>Blobs that nobody can read.</summary>
    public required IReadOnlySet<string> Unreadable { get; init; }

    /// <summary>Drops under names that few would choose, which are read all the same.</summary>
    public IReadOnlyList<PlannedDrop> OddlyNamed { get; init; } = [];

    /// <summary>Runs of the command <c>drop</c>.</summary>
    public IReadOnlyList<PlannedRun> Runs { get; init; } = [];

    /// <summary>What is in storage and can't be read.</summary>
    public PlannedDamage Damage { get; init; } = PlannedDamage.None;

    /// <summary>All drops but those of watches whose ledger is damaged.</summary>
    public IEnumerable<PlannedDrop> Decided => Drops.Concat(OddlyNamed).Concat(Runs.SelectMany(run => run.Makes));

    /// <summary>Everything that is dropped.</summary>
    public IEnumerable<PlannedDrop> Dropped => Decided.Concat(Damage.Drops);

    /// <summary>Watches that an earlier version of the pipeline left behind.</summary>
    public IReadOnlyList<EarlierWatch> Earlier { get; init; } = [];

    /// <summary>Everything that may be announced.</summary>
    public IEnumerable<ToldFact> Allowed => Required.Concat(Optional).Concat(OneOf.SelectMany(facts => facts));
}
