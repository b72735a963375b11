using System.Collections.Frozen;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Stories.Statements;

/// <summary>A country and the part it plays.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">English short name.</param>
/// <param name="Role">The part.</param>
internal sealed record CountryStatement(string Code, string Name, CountryRole Role) : StoryStatement
{
    /// <summary>Whether the text has its own name or demonym, and not only a place in it.</summary>
    public bool HasOwnWord { get; init; }

    /// <summary>Whether a reader would rather not agree that it has this part.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>By how many different names the text names it or places in it.</summary>
    public int Mentions { get; init; } = 1;

    /// <summary>Other countries that have a place of each name by which the text names this one: "Chelsea" and "Wakefield" are in England and
    /// in Massachusetts. None where its own word stands there.</summary>
    public IReadOnlySet<string> Elsewhere { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether an attribution names the state as the doer: blamed, accused, operated by (R22).</summary>
    public bool IsAttributed { get; init; }
}
