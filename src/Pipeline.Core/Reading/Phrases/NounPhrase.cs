using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>One of the nouns that a noun phrase coordinates: "human rights activists" in "12 journalists and human rights
/// activists".</summary>
/// <param name="First">Index of its first token, without determiner and number.</param>
/// <param name="Head">Index of its head noun.</param>
/// <param name="End">Index after its last token; after the head unless a complement belongs to it.</param>
/// <param name="Noun">The person noun; null for a people's or an unknown name.</param>
/// <param name="Label">Canonical lower-case plural; "people" when nothing specific is said.</param>
internal readonly record struct Conjunct(int First, int Head, int End, PersonNoun? Noun, string Label);

/// <summary>A noun phrase about people, or a bare number that stands for one.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Number">Its number, if it states one.</param>
/// <param name="IsSingle">Whether it is one person by its article: "a man".</param>
/// <param name="IsNegated">Whether it is "no people".</param>
/// <param name="OwnsThing">Whether it owns what follows: "users' phones".</param>
/// <param name="Conjuncts">Its nouns; empty when the number stands alone.</param>
internal sealed record NounPhrase(
    int First, int End, StatedNumber? Number, bool IsSingle, bool IsNegated, bool OwnsThing, IReadOnlyList<Conjunct> Conjuncts)
{
    /// <summary>Whether it is a part of what was named before: "41 people, including three children".</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether an "and" or its like joins it to the phrase before.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether its number is a place in a row: "a fifth victim", who makes five.</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>A number that stands alone: "12 were killed".</summary>
    public static NounPhrase Bare(StatedNumber number) => Of(number, number.EndToken);

    /// <summary>A number with words after it that name nobody: "30 others", "12 of them".</summary>
    public static NounPhrase Of(StatedNumber number, int end) => new(number.FirstToken, end, number, false, false, false, []);

    /// <summary>Whether nobody is named, only counted.</summary>
    public bool IsElliptic => Conjuncts.Count == 0;
}
