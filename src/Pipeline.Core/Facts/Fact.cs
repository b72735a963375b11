using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>Something an article states about its story. Immutable; compared by the ledger through <see cref="Key"/>.</summary>
public abstract record Fact
{
    /// <summary>The kind of fact.</summary>
    public abstract FactKind Kind { get; }

    /// <summary>What it is about, in parts.</summary>
    public abstract Subject Subject { get; }

    /// <summary>What is said of that.</summary>
    public abstract Said Said { get; }

    /// <summary>What it has in common with every fact that says the same.</summary>
    public virtual Statement Statement => new(Key, Kind.Identify(Said));

    /// <summary>What it is the same fact as: <c>country:BH</c>, <c>group:journalists</c>, <c>count:hacked:users</c>. Value, bound and role
    /// are not part of it.</summary>
    public abstract string Key { get; }

    /// <summary>How people read it: "Bahrain", "journalists", "at least 1,400 users hacked".</summary>
    public abstract string Label { get; }

    /// <summary>Whether it holds for the story's own event: what the text tells of another one, or takes back, is read and never told.
    /// </summary>
    public virtual bool IsOfStory => true;

    /// <summary>What readers must know beside the label, such as "background"; null for nothing.</summary>
    public virtual string? Aside => null;

    /// <summary>0 to 1: how likely a reader would agree.</summary>
    public required double Confidence { get; init; }

    /// <summary>The sentence that states it best, not the first one.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Every place of the body that states it, in text order.</summary>
    public required IReadOnlyList<TextSpan> Mentions { get; init; }
}
