using System.Numerics;

namespace Pipeline.Text.Data;

/// <summary>Numbers for the features of a perceptron: what is seen at a place in the text, as 32 well-mixed bits.</summary>
/// <remarks>The tables are keyed by these numbers, so a change here asks for new tables. The last mix is that of MurmurHash3
/// (Appleby, public domain).</remarks>
internal static class FeatureHash
{
    /// <summary>The number of a word's characters as they are given.</summary>
    public static uint Of(ReadOnlySpan<char> word) => Mix(Fnv1a.Hash(word));

    /// <summary>The number of the feature of kind <paramref name="template"/> with value <paramref name="value"/>.</summary>
    public static uint Of(uint template, uint value) => Mix(value ^ (template * 0x9E3779B1u + 0x7F4A7C15u));

    /// <summary>The number of the feature of kind <paramref name="template"/> with two values, whose order counts.</summary>
    public static uint Of(uint template, uint value, uint second) =>
        Of(template, BitOperations.RotateLeft(value * 0xCC9E2D51u, 13) ^ Mix(second + 0x165667B1u));

    /// <summary>The number of the last <paramref name="length"/> characters; 0 when the word has fewer.</summary>
    public static uint Suffix(ReadOnlySpan<char> word, int length) => word.Length < length ? 0 : Of(word[^length..]);

    /// <summary>The number of the first <paramref name="length"/> characters; 0 when the word has fewer.</summary>
    public static uint Prefix(ReadOnlySpan<char> word, int length) => word.Length < length ? 0 : Of(word[..length]);

    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
