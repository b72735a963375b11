using System.Collections.Immutable;

namespace Pipeline.Core.Stories.State;

/// <summary>A value that an alert told.</summary>
/// <param name="Amount">The value.</param>
/// <param name="ArticleId">The article that brought it.</param>
public sealed record ToldValue(Amount Amount, string ArticleId);

/// <summary>That an article stated a value as its total.</summary>
/// <param name="Source">Whose report it is.</param>
/// <param name="At">When it was published.</param>
/// <param name="InTitle">Whether its title has it.</param>
public readonly record struct Saying(string Source, PublicationTime At, bool InTitle);

/// <summary>A total that articles stated.</summary>
/// <param name="Value">The number.</param>
public sealed record SeenValue(long Value)
{
    private const int Most = 8;

    /// <summary>The latest sayings, at most eight.</summary>
    public ImmutableList<Saying> Sayings { get; init => field = value ?? []; } = [];

    /// <summary>Whether somebody said it who is not among those who are known, while these are few.</summary>
    public bool HasNewSource(ImmutableList<Saying> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.Count < Most && Sayings.Exists(saying => !known.Exists(before => before.Source == saying.Source));
    }

    /// <summary>With one more saying; a repeated one changes nothing.</summary>
    public SeenValue With(Saying saying) => Sayings.Contains(saying) ? this
        : this with { Sayings = Sayings.Count < Most ? Sayings.Add(saying) : Sayings.RemoveAt(0).Add(saying) };
}

/// <summary>A part of a figure that was told, by itself or in the figure's label.</summary>
/// <param name="Who">Who they are.</param>
/// <param name="Amount">How many.</param>
/// <param name="ArticleId">The article that brought it.</param>
public sealed record KnownPart(string Who, Amount Amount, string ArticleId);

/// <summary>A value that was taken back, in words or by a fall.</summary>
/// <param name="Value">The number.</param>
/// <param name="At">When the article was published that took it back.</param>
public sealed record RefutedValue(long Value, PublicationTime At);

/// <summary>By how much a figure grew.</summary>
/// <param name="Value">So many more.</param>
/// <param name="At">When the article was published that said so.</param>
public readonly record struct KnownIncrement(long Value, PublicationTime At);

/// <summary>Someone who died of an event.</summary>
/// <param name="Name">The name; null for one whom no text names.</param>
/// <param name="Day">The day of the article that counted the death; null for one whom a text only calls dead.</param>
public sealed record KnownDeath(string? Name, DateOnly? Day);
