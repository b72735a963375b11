namespace Pipeline.Core.Watches;

/// <summary>Where the settings of watches come from.</summary>
public interface IWatchSettingsSource
{
    /// <summary>The settings in force for <paramref name="watch"/>: the newest valid ones.</summary>
    ValueTask<WatchSettings> GetAsync(string watch, CancellationToken cancellationToken);
}
