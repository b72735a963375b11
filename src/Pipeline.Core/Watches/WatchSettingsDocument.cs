using System.Collections.Frozen;
using System.Text.Json;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Watches;

/// <summary>The blob <c>config/watches.json</c>: settings by watch name, with <c>*</c> for all watches that are not listed.</summary>
/// <remarks>Taken whole or not at all: one wrong value refuses the document, so that a typing error never silently
/// changes what alerts.</remarks>
public sealed class WatchSettingsDocument
{
    /// <summary>What stands for all watches that are not listed.</summary>
    public const string Fallback = "*";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly FrozenDictionary<string, WatchSettings> byWatch;

    private WatchSettingsDocument(FrozenDictionary<string, WatchSettings> byWatch) => this.byWatch = byWatch;

    /// <summary>No settings: every watch has the defaults.</summary>
    public static WatchSettingsDocument Empty { get; } = new(FrozenDictionary<string, WatchSettings>.Empty);

    /// <summary>The settings of <paramref name="watch"/>.</summary>
    public WatchSettings For(string watch) =>
        byWatch.TryGetValue(watch, out var settings) || byWatch.TryGetValue(Fallback, out settings) ? settings : WatchSettings.Default;

    /// <summary>The destinations that the settings of watches name, each with the watch; <c>*</c> stands for all that are not listed.</summary>
    public IEnumerable<(string Watch, string Destination)> NamedDestinations => byWatch
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .SelectMany(entry => entry.Value.Destinations ?? [], (entry, name) => (entry.Key, name));

    /// <summary>Reads the document; on any fault returns null and says what is wrong and where.</summary>
    public static WatchSettingsDocument? Parse(ReadOnlySpan<byte> json, out string? problem)
    {
        Dictionary<string, WatchSettingsEntry>? watches;
        try
        {
            // Windows editors put a byte-order mark in front.
            watches = JsonSerializer.Deserialize(json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, SettingsJsonContext.Default.DictionaryStringWatchSettingsEntry);
        }
        catch (JsonException exception)
        {
            problem =
                $"line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}, at {exception.Path}: {exception.Message}";
            return null;
        }

        problem = watches is null ? "the document is null" : watches.Select(Check).FirstOrDefault(p => p is not null);
        return problem is null
            ? new WatchSettingsDocument(
                watches!.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToSettings(), StringComparer.Ordinal))
            : null;
    }

    private static string? Check(KeyValuePair<string, WatchSettingsEntry> entry)
    {
        var (watch, settings) = entry;
        if (settings is null)
        {
            return $"{watch}: settings are null";
        }

        if (watch != Fallback && DropPath.ProblemWithWatch(watch) is { } name)
        {
            return $"{watch}: {name}";
        }

        return settings switch
        {
            { MinimumRise: < 0 } => $"{watch}: minimumRise is {settings.MinimumRise}, must be 0 or more",
            { MinimumRisePercent: < 0 or > 1_000_000 or double.NaN } =>
                $"{watch}: minimumRisePercent is {settings.MinimumRisePercent}, must be 0 or more",
            { MinimumSources: < 1 } => $"{watch}: minimumSources is {settings.MinimumSources}, must be 1 or more",
            { Groups: { } groups } when StoryTables.ProblemWith(groups) is { } problem => $"{watch}: groups: {problem}",
            { Tolerance: { } tolerance } when ToleranceTable.ProblemWith(tolerance) is { } problem => $"{watch}: tolerance: {problem}",
            _ => null,
        };
    }
}
