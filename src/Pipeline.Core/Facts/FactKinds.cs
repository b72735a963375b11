using System.Collections.Immutable;

namespace Pipeline.Core.Facts;

/// <summary>The kinds of facts, most telling first. Thread-safe.</summary>
public static class FactKinds
{
    /// <summary>Victim counts.</summary>
    public static FactKind Count { get; } = new CountKind();

    /// <summary>Named organisations that were hit.</summary>
    public static FactKind Event { get; } = new EventKind();

    /// <summary>Target groups.</summary>
    public static FactKind Group { get; } = new GroupKind();

    /// <summary>Countries with their roles.</summary>
    public static FactKind Country { get; } = new CountryKind();

    /// <summary>All kinds.</summary>
    public static ImmutableArray<FactKind> All { get; private set; } = [Count, Event, Group, Country];

    /// <summary>The kind called so, in any case; null when there is none.</summary>
    public static FactKind? Find(string name)
    {
        foreach (var kind in All)
        {
            if (string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Where <paramref name="kind"/> stands.</summary>
    /// <exception cref="ArgumentException">It is not registered.</exception>
    public static int OrderOf(FactKind kind) =>
        All.IndexOf(kind) is var order and >= 0 ? order : throw new ArgumentException($"The kind {kind} is not registered.", nameof(kind));

    /// <summary>Adds a kind as the least telling one; before anything is read, since settings and documents name kinds.</summary>
    /// <exception cref="ArgumentException">Another kind is called so.</exception>
    internal static void Register(FactKind kind) =>
        All = Find(kind.Name) is null ? All.Add(kind) : throw new ArgumentException($"Two kinds are called {kind}.", nameof(kind));
}
