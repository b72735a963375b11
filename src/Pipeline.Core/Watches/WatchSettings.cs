using System.Collections.Immutable;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Watches;

/// <summary>What a watch alerts on. Every watch works without settings; these are the defaults.</summary>
public sealed record WatchSettings
{
    /// <summary>The settings of a watch that nobody configured.</summary>
    public static WatchSettings Default { get; } = new();

    /// <summary>What people call the story; null shows the watch's name.</summary>
    public string? Title { get; init; }

    /// <summary>Names of the destinations; null means all destinations that accept the watch.</summary>
    public IReadOnlyList<string>? Destinations { get; init; }

    /// <summary>Kinds of facts that alert.</summary>
    public IReadOnlyList<FactKind> Kinds { get; init; } = FactKinds.All;

    /// <summary>Roles in which a country alerts.</summary>
    public IReadOnlyList<CountryRole> Roles { get; init; } = [CountryRole.Affected, CountryRole.Origin];

    /// <summary>A changed count alerts only when it differs from the last announced value by at least this many. 0 or more.</summary>
    public long MinimumRise { get; init; }

    /// <summary>A changed count alerts only when it differs from the last announced value by at least this
    /// share of it. 0 or more.</summary>
    public double MinimumRisePercent { get; init; }

    /// <summary>A fact alerts once this many independent sources state it. 1 or more.</summary>
    public int MinimumSources { get; init; } = 1;

    /// <summary>Keys of facts that never alert, such as <c>country:US</c> or <c>group:journalists</c>; a trailing <c>*</c>
    /// matches any end.</summary>
    public IReadOnlyList<string> Muted { get; init; } = [];

    /// <summary>Groups that the built-in tree lacks or places otherwise, by label: the broader label under which one stands, or what it is
    /// worth (<c>protected</c>, <c>other</c>, <c>generic</c>).</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many days two reports of one event may be apart, by how it lasts: <c>point</c> (an attack, a crash), <c>spreading</c> (a
    /// flood, a search), <c>period</c> (an outbreak, a breach: days without an article after which it has ended).</summary>
    public IReadOnlyDictionary<string, int> Tolerance { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>By which places an outbreak is counted.</summary>
    public CountsPlaces Places { get; init; }

    /// <summary>Whether what an attacker or a party claims is told.</summary>
    public Tells Claims { get; init; }

    /// <summary>Whether running totals are told, "the 98th since 2003".</summary>
    public Tells Lines { get; init; }

    /// <summary>Which parts of a figure are told.</summary>
    public TellsParts Parts { get; init; }

    /// <summary>Publishers whose articles are read and recorded but bring no fact into the ledger; case does not matter.</summary>
    public IReadOnlyList<string> IgnoredPublishers { get; init; } = [];

    /// <summary>Whether <paramref name="key"/> is muted.</summary>
    public bool IsMuted(string key) => Muted.Any(pattern => pattern.EndsWith('*')
        ? key.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(key, pattern, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether articles of <paramref name="publisher"/> are ignored.</summary>
    public bool Ignores(string? publisher) =>
        publisher is not null && IgnoredPublishers.Contains(publisher, StringComparer.OrdinalIgnoreCase);
}
