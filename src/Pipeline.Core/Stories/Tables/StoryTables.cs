namespace Pipeline.Core.Stories.Tables;

/// <summary>The tables that the engine decides by.</summary>
/// <param name="Effects">How figures behave.</param>
/// <param name="Groups">Which group stands under which.</param>
internal sealed record StoryTables(EffectTable Effects, GroupTree Groups)
{
    /// <summary>How far apart two reports of one event may place it.</summary>
    public ToleranceTable Tolerances { get; init; } = ToleranceTable.Default;

    /// <summary>Which parts of a figure are told.</summary>
    public TellsParts Parts { get; init; }

    /// <summary>By which places an outbreak is counted.</summary>
    public CountsPlaces Places { get; init; }

    /// <summary>The built-in tables.</summary>
    public static StoryTables Default { get; } = new(EffectTable.Default, GroupTree.Default);

    /// <summary>The built-in tables with an operator's groups.</summary>
    /// <param name="groups">Of each label the broader one, or what it is worth.</param>
    /// <exception cref="InvalidOperationException">A broader label is neither a group nor a class.</exception>
    public static StoryTables With(IReadOnlyDictionary<string, string> groups) => groups.Count == 0
        ? Default
        : Default with
        {
            Groups = GroupTree.Default.With(groups.Select(group => GroupTree.IsClass(group.Value)
                ? new[] { group.Key, GroupTree.NoBroader, group.Value }
                : [group.Key, group.Value, GroupTree.Default.ClassOf(group.Value).ToString()])),
        };

    /// <summary>These tables with what an operator chose.</summary>
    /// <param name="days">How many days apart reports of one event may be, by how it lasts.</param>
    /// <param name="places">By which places an outbreak is counted.</param>
    /// <param name="parts">Which parts of a figure are told.</param>
    public StoryTables With(IReadOnlyDictionary<string, int> days, CountsPlaces places, TellsParts parts) =>
        days.Count == 0 && places == CountsPlaces.Country && parts == TellsParts.Protected
            ? this
            : this with
            {
                Tolerances = ToleranceTable.Default.With(days, byTown: places == CountsPlaces.All), Parts = parts, Places = places,
            };

    /// <summary>Why groups can't be added to the tree; null when they can.</summary>
    public static string? ProblemWith(IReadOnlyDictionary<string, string> groups)
    {
        try
        {
            With(groups);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Loads all tables of stories, which the first article would otherwise do. Calling it again does nothing.</summary>
    public static void Load()
    {
        _ = Default;
        _ = VagueNumbers.Words;
    }
}
