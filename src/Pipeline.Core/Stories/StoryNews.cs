using System.Collections.Immutable;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories;

/// <summary>How much weight what is told has in a message, most first (R3).</summary>
internal enum Importance
{
    /// <summary>A figure that opens or moves.</summary>
    Figure,

    /// <summary>A named organisation that was hit.</summary>
    Organization,

    /// <summary>Children, patients, journalists: a group or a part.</summary>
    Protected,
    Country,
    Group,
    Part,

    /// <summary>A fact of a kind without rules of its own.</summary>
    Other,
}

/// <summary>Why a figure falls (R12).</summary>
internal enum FallCause
{
    /// <summary>The text says so.</summary>
    Stated,

    /// <summary>Who gave the higher value takes it back.</summary>
    TakenBack,

    /// <summary>Two independent sources agree after it.</summary>
    TwoSources,

    /// <summary>Two titles say so from the third day on.</summary>
    Settled,
}

/// <summary>Something that is told.</summary>
/// <param name="Key">What it is about, and what settings mute.</param>
/// <param name="Statement">Index of the statement that proves it.</param>
/// <param name="Importance">Its weight.</param>
internal abstract record StoryNews(string Key, int Statement, Importance Importance)
{
    /// <summary>The kind of fact that it is.</summary>
    public abstract FactKind Kind { get; }

    /// <summary>What it says of its subject; nothing beyond that it is part of the story, where it says no more.</summary>
    public virtual Said Said => default;

    /// <summary>How people read it, with what was before.</summary>
    public abstract string Label { get; }

    /// <summary>How people read it where something else tells what was before.</summary>
    public virtual string Name => Label;
}

/// <summary>A figure opens or moves.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Statement">The proof.</param>
/// <param name="Effect">What happened to them.</param>
/// <param name="Now">The value.</param>
internal sealed record FigureNews(string Key, int Statement, VictimEffect Effect, FigureValue Now)
    : StoryNews(Key, Statement, Importance.Figure)
{
    /// <summary>The value before; null for a figure that opens.</summary>
    public FigureValue? Was { get; init; }

    /// <summary>Why it falls; null when it does not.</summary>
    public FallCause? Fall { get; init; }

    /// <summary>How many more than before, where the text says only that.</summary>
    public long? More { get; init; }

    /// <summary>Where and since when a running total counts, or how many events are in one number: " in Mali since 2003"; empty for the figure
    /// of one thing that happened.</summary>
    public string Setting { get; init; } = "";

    /// <summary>What its event is: one thing that happened, several in one number, a running total, a claim.</summary>
    public EventSort Sort { get; init; }

    /// <summary>Protected parts that its label names (R19).</summary>
    public ImmutableList<KnownPart> Parts { get; init; } = [];

    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Count;

    /// <inheritdoc/>
    public override Said Said => Now.Amount.Said;

    /// <inheritdoc/>
    public override string Label => FigureLabel.Of(this);

    /// <inheritdoc/>
    public override string Name => FigureLabel.NameOf(this);
}

/// <summary>A part has a line of its own.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Statement">The proof.</param>
/// <param name="Importance">Its weight.</param>
/// <param name="Effect">What happened to them.</param>
/// <param name="Amount">How many.</param>
/// <param name="Who">Who they are.</param>
internal sealed record PartNews(string Key, int Statement, Importance Importance, VictimEffect Effect, Amount Amount, string Who)
    : StoryNews(Key, Statement, Importance)
{
    /// <summary>The part as it was told before.</summary>
    public KnownPart? Was { get; init; }

    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Count;

    /// <inheritdoc/>
    public override Said Said => Amount.Said;

    /// <inheritdoc/>
    public override string Label => FigureLabel.Of(this);

    /// <inheritdoc/>
    public override string Name => FigureLabel.NameOf(this);
}

/// <summary>A group was hit.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Statement">The proof.</param>
/// <param name="Importance">Its weight.</param>
/// <param name="Group">The group.</param>
internal sealed record GroupNews(string Key, int Statement, Importance Importance, string Group) : StoryNews(Key, Statement, Importance)
{
    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Group;

    /// <inheritdoc/>
    public override string Label => Group;
}

/// <summary>A named organisation was hit, or its attacker says so.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Statement">The proof.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Attacker">Who did it; null where nobody is named.</param>
/// <param name="IsClaim">Whether only the attacker says so.</param>
internal sealed record OrganizationNews(string Key, int Statement, string Organization, string? Attacker, bool IsClaim)
    : StoryNews(Key, Statement, Importance.Organization)
{
    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Event;

    /// <inheritdoc/>
    public override string Label => EventKind.LabelOf(Organization, Attacker, IsClaim);

    /// <inheritdoc/>
    public override string Name => EventKind.NameOf(Organization, Attacker, IsClaim);
}

/// <summary>A country has a part in the story.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Statement">The proof.</param>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Country">English short name.</param>
/// <param name="Role">The part.</param>
/// <param name="Before">The part in which it was told before; null when it was not.</param>
internal sealed record CountryNews(string Key, int Statement, string Code, string Country, CountryRole Role, ToldRole? Before = null)
    : StoryNews(Key, Statement, Importance.Country)
{
    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Country;

    /// <inheritdoc/>
    public override Said Said => Said.Of(Role);

    /// <inheritdoc/>
    public override string Label => Role switch
    {
        CountryRole.Affected => $"{Country} affected",
        CountryRole.Origin => $"{Country} as origin",
        CountryRole.Mentioned => $"{Country} mentioned",
        _ => throw new InvalidOperationException($"There is no role {Role}."),
    };

    /// <inheritdoc/>
    public override string Name => Country;
}

/// <summary>A fact of a kind without rules of its own.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Statement">The proof.</param>
/// <param name="Label">How people read it.</param>
internal sealed record OtherNews(string Key, int Statement, string Label) : StoryNews(Key, Statement, Importance.Other)
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No kind of this version has the key.</exception>
    public override FactKind Kind => Subject.Parse(Key)?.Kind ?? throw new InvalidOperationException($"No kind has the key {Key}.");

    /// <inheritdoc/>
    public override string Label { get; } = Label;
}

/// <summary>That a country was told.</summary>
/// <param name="Role">Its part.</param>
/// <param name="ArticleId">The article that brought it.</param>
internal sealed record ToldRole(CountryRole Role, string ArticleId);
