using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Words that count without being numbers.</summary>
internal static class CountingWords
{
    /// <summary>"both" counts two.</summary>
    public static StatedNumber Both(int token) => new(token, token, token + 1, new Quantity(2), false);

    /// <summary>"another" alone counts one.</summary>
    public static StatedNumber Another(int token) => new(token, token, token + 1, new Quantity(1), false);
}
