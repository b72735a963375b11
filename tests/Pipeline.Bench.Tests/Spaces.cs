namespace Pipeline.Bench.Tests;

/// <summary>The storage in which measurements make spaces of their own.</summary>
internal static class Spaces
{
    /// <summary>Tests that make such spaces, or look whether one was left behind, take turns: they share one storage.</summary>
    public const string OneAfterTheOther = "spaces of measurements";
}
