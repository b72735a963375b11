namespace Pipeline.Core.Reading.Numbers;

/// <summary>A run of tokens that together write one number: "twenty-five", "1.4 million", "dozens".</summary>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">Index after its last token.</param>
/// <param name="Value">What it says.</param>
/// <param name="IsVague">Whether it is a lower limit by itself: "dozens", "several hundred".</param>
internal readonly record struct NumberSpan(int FirstToken, int EndToken, long Value, bool IsVague);
