namespace Pipeline.Core.Stories.Tables;

/// <summary>The tables that the engine decides by.</summary>
/// <param name="Effects">How figures behave.</param>
/// <param name="Groups">Which group stands under which.</param>
internal sealed record StoryTables(EffectTable Effects, GroupTree Groups)
{
    /// <summary>The built-in tables.</summary>
    public static StoryTables Default { get; } = new(EffectTable.Default, GroupTree.Default);
}
