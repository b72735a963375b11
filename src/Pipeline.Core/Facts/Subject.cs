namespace Pipeline.Core.Facts;

/// <summary>What a fact is about: a key, and the parts that its kind makes it of. Parts that a kind does not have are null.</summary>
/// <remarks>Keys are written by the kinds and read here; whoever has a key and wants a part of it asks <see cref="Parse"/>.</remarks>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Key">What names it in ledgers, alerts, settings and addresses: the kind's name, a colon and what the kind makes of
/// it.</param>
public sealed record Subject(FactKind Kind, string Key)
{
    /// <summary>ISO 3166-1 alpha-2 code of a country.</summary>
    public string? Code { get; init; }

    /// <summary>What happened to the people counted.</summary>
    public VictimEffect? Effect { get; init; }

    /// <summary>Who was counted.</summary>
    public string? Who { get; init; }

    /// <summary>The event that a count is of; null in ledgers of earlier versions.</summary>
    public string? Event { get; init; }

    /// <summary>Whether a count is all that its event hit, or a part of these; null in ledgers of earlier versions.</summary>
    public CountScope? Scope { get; init; }

    /// <summary>True when the count adds to an earlier figure.</summary>
    public bool? Increment { get; init; }

    /// <summary>The subject with this key; null when this version knows no such kind, or the kind no such key.</summary>
    public static Subject? Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && FactKinds.Find(key[..colon]) is { } kind && string.Equals(kind.Name, key[..colon], StringComparison.Ordinal)
            ? kind.Parse(key, key[(colon + 1)..])
            : null;
    }
}
