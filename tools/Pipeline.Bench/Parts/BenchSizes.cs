using Pipeline.Local.Hosting;

namespace Pipeline.Bench.Parts;

/// <summary>How much is measured. What is not set has a size that ends in a minute or so; <see cref="IsFull"/> takes the sizes that the
/// floors are stated for.</summary>
internal sealed record BenchSizes
{
    /// <summary>Whether the full sizes are taken where none is set.</summary>
    public bool IsFull { get; init; }

    /// <summary>Drops of each round.</summary>
    public int? Drops { get; init; }

    /// <summary>Rounds of each side that is compared.</summary>
    public int? Rounds { get; init; }

    /// <summary>Articles that the big watch of <c>growth</c> has taken in.</summary>
    public int? Articles { get; init; }

    /// <summary>A published build for <c>start</c> and <c>page</c>; null publishes one from the source tree.</summary>
    public DirectoryInfo? Published { get; init; }

    /// <summary>Drops processed at the same time; the host's default.</summary>
    public int Concurrency { get; } = new RunOptions().Concurrency;

    /// <summary>The size that is set, or the quick or full one.</summary>
    public int Size(int? set, int quick, int full) => set ?? (IsFull ? full : quick);
}
