using Pipeline.Core.Facts;

namespace Pipeline.Core.Reading.Numbers;

/// <summary>A number as a text states it, with the words that bound it.</summary>
/// <param name="FirstToken">Index of its first token, bounding words included: "at least 1,400".</param>
/// <param name="NumberToken">Index of the first token of the number itself.</param>
/// <param name="EndToken">Index after its last token: of "100 or more" after "more".</param>
/// <param name="Quantity">What it says.</param>
/// <param name="IsIncrement">Whether it adds to an earlier figure: "two more", "another 12".</param>
internal readonly record struct StatedNumber(int FirstToken, int NumberToken, int EndToken, Quantity Quantity, bool IsIncrement);
