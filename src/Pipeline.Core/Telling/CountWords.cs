using System.Globalization;

namespace Pipeline.Core.Telling;

/// <summary>Says how many there are of something, the same way wherever people read it.</summary>
public static class CountWords
{
    /// <summary>"12,345".</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 source", "1,200 sources".</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">What one is called.</param>
    /// <param name="many">What several are called; null where an s makes the word.</param>
    public static string Of(long number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";
}
