namespace Pipeline.Core.Alerts;

/// <summary>A place that alerts go to. Holds no secret: the sender looks those up by name.</summary>
/// <param name="Name">Unique name, as deliveries record it.</param>
/// <param name="Watches">Watches it accepts; null or empty accepts all. A trailing <c>*</c> matches any end.</param>
public sealed record Destination(string Name, IReadOnlyList<string>? Watches = null)
{
    /// <summary>Whether it is meant by <paramref name="name"/>: settings of watches write names in any case.</summary>
    public bool IsCalled(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether alerts of <paramref name="watch"/> may go there.</summary>
    public bool Accepts(string watch) => Watches is null or { Count: 0 } || Watches.Any(pattern => pattern.EndsWith('*')
        ? watch.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : string.Equals(watch, pattern, StringComparison.Ordinal));
}
