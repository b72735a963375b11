namespace Pipeline.Core.Alerts;

/// <summary>An alert as it is stored, with the version that a later save must match.</summary>
/// <param name="Alert">The alert with the states of its deliveries.</param>
/// <param name="Version">Opaque; changes with every save (an ETag).</param>
/// <param name="ReadAt">When it was read by storage's clock, which all workers share; null where storage does not tell.</param>
public sealed record StoredAlert(Alert Alert, string Version, DateTimeOffset? ReadAt = null);

/// <summary>Keeps alerts and the states of their deliveries.</summary>
public interface IAlertStore
{
    /// <summary>Stores <paramref name="alert"/> unless one with its watch and id is there already; that one is left as it is.</summary>
    Task CreateIfAbsentAsync(Alert alert, CancellationToken cancellationToken);

    /// <summary>The stored alert, or null when there is none.</summary>
    Task<StoredAlert?> LoadAsync(string watch, string id, CancellationToken cancellationToken);

    /// <summary>Saves <paramref name="alert"/> if the stored version is still <paramref name="version"/>.</summary>
    /// <returns>The new version, or null when somebody else saved in between.</returns>
    Task<string?> TrySaveAsync(Alert alert, string version, CancellationToken cancellationToken);
}
