using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Statements;

/// <summary>A place that ties statements to an event.</summary>
/// <param name="Name">In ordinary letters: "Sidra".</param>
/// <param name="Code">ISO 3166-1 alpha-2 of its country; empty for what lies in none.</param>
/// <param name="Division">The state or province that it lies in; null for a larger place, and when unknown.</param>
internal sealed record EventPlace(string Name, string Code, string? Division)
{
    /// <summary>Whether it is a town or a county: what happened in another one is another event.</summary>
    public bool IsTown { get; init; } = Division is not null;
}

/// <summary>What ties statements to one event: where, when, what, whom.</summary>
internal sealed record EventAnchor
{
    /// <summary>The town, or the smallest place above it that is named; null when none is.</summary>
    public EventPlace? Place { get; init; }

    /// <summary>Of an outbreak, whose place is a country, the town; null when none is named.</summary>
    public EventPlace? Inner { get; init; }

    /// <summary>Names of all places that its sentences name: among them may be the one that another report puts it in.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The first day that it can have happened on; null when the text does not tell.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last such day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The kind of happening: "attack"; null when no word names one.</summary>
    public string? Kind { get; init; }

    /// <summary>Of an outbreak, the disease: "cholera"; null when none is named.</summary>
    public string? Disease { get; init; }

    /// <summary>Names of victims and suspects.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Names of ships, flights and platforms.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    /// <summary>Whether the text itself says that it is another one: "in a separate attack".</summary>
    public bool IsOther { get; init; }

    /// <summary>What it is: one thing, several in one number, a running total, a claim.</summary>
    public EventSort Sort { get; init; }

    /// <summary>"since 2003" of a running total, "in three shootings" of several events; null where no words say it.</summary>
    public string? Frame { get; init; }

    /// <summary>Whom a running total counts; null for what is none.</summary>
    public string? Who { get; init; }
}
