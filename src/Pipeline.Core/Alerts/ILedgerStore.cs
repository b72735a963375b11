namespace Pipeline.Core.Alerts;

/// <summary>A ledger as it is stored.</summary>
/// <param name="Ledger">The ledger; empty for a watch that has none yet.</param>
/// <param name="Version">Opaque version that a save must match (an ETag); null when there is none yet.</param>
public sealed record StoredLedger(Ledger Ledger, string? Version);

/// <summary>The ledger of a watch for one who began at some instant.</summary>
public interface IOpenLedger
{
    /// <summary>The ledger as it was at some instant after the beginning: as good as the newest, since another process could have saved a
    /// moment after any look. So those who work side by side may share an answer.</summary>
    Task<StoredLedger> LoadAsync(CancellationToken cancellationToken);
}

/// <summary>Keeps one ledger per watch.</summary>
public interface ILedgerStore
{
    /// <summary>The newest ledger of <paramref name="watch"/>; an empty one when it has none.</summary>
    Task<StoredLedger> LoadAsync(string watch, CancellationToken cancellationToken);

    /// <summary>The ledger of <paramref name="watch"/> for one who begins now.</summary>
    IOpenLedger Open(string watch);

    /// <summary>Saves <paramref name="ledger"/> if the stored version is still <paramref name="version"/>
    /// (null: if there is none).</summary>
    /// <returns>The new version, or null when somebody else saved in between: load, decide again, save again.</returns>
    Task<string?> TrySaveAsync(Ledger ledger, string? version, CancellationToken cancellationToken);

    /// <summary>Watches whose outbox was not empty when last saved.</summary>
    IAsyncEnumerable<string> WatchesWithOutboxAsync(CancellationToken cancellationToken);
}
