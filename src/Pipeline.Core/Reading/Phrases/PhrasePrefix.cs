using Pipeline.Core.Reading.Numbers;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>What stands before the noun of a phrase.</summary>
/// <param name="Next">Index of the token after it.</param>
/// <param name="Number">The number, if one is stated.</param>
/// <param name="IsSingle">Whether an article says that it is one.</param>
/// <param name="IsNegated">Whether it is "no".</param>
internal readonly record struct PhrasePrefix(int Next, StatedNumber? Number, bool IsSingle, bool IsNegated);
