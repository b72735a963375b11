using System.Collections.Immutable;

namespace Pipeline.Core.Stories.State;

/// <summary>One thing that happened, and how many it hit.</summary>
internal sealed record StoryEvent
{
    /// <summary>Number of the home event.</summary>
    public const string Home = "e1";

    private const int MostDeaths = 200;

    /// <summary>The figures by effect, with the unit where it is not the effect's own: <c>killed</c>, <c>hacked:accounts</c>.</summary>
    public ImmutableSortedDictionary<string, Figure> Figures
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, Figure>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, Figure>(StringComparer.Ordinal);

    /// <summary>Those who are known to have died, the last two hundred.</summary>
    public ImmutableList<KnownDeath> Deaths { get; init => field = value ?? []; } = [];

    /// <summary>This event, with one more death.</summary>
    public StoryEvent With(KnownDeath death) =>
        this with { Deaths = Deaths.Count < MostDeaths ? Deaths.Add(death) : Deaths.RemoveAt(0).Add(death) };
}
