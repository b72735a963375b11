using System.Globalization;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Mends escapes and numbers of JSON, alone and in pages, that a parser would refuse.</summary>
internal static class JsonEscapes
{
    // Longest first, so that none leaves a sign behind.
    private static readonly string[] NotNumbers = ["-Infinity", "Infinity", "NaN"];

    /// <summary>JSON that is mended both ways, each character at its place.</summary>
    public static string Mended(string json) => WithoutNotNumbers(WithoutLoneSurrogates(json));

    /// <summary>JSON with NaN and Infinity, which Python's writer leaves where no number is, replaced by an empty string of the same
    /// length.</summary>
    public static string WithoutNotNumbers(string json)
    {
        if (!json.Contains("NaN", StringComparison.Ordinal) && !json.Contains("Infinity", StringComparison.Ordinal))
        {
            return json;
        }

        var text = json.ToCharArray();
        var isString = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                isString = !isString;
            }
            else if (isString)
            {
                i += json[i] == '\\' ? 1 : 0;
            }
            else if (json[i] is '-' or 'I' or 'N' && NotNumber(json.AsSpan(i)) is var length and > 0)
            {
                text.AsSpan(i, length).Fill(' ');
                text[i] = text[i + 1] = '"';
                i += length - 1;
            }
        }

        return new string(text);
    }

    /// <summary>JSON with each lone half of an escaped surrogate pair replaced by the replacement character, at the same length.</summary>
    /// <remarks>APIs that cut texts at a number of characters cut emoji in two; such an escape is not valid in a .NET string.</remarks>
    public static string WithoutLoneSurrogates(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var text = json.ToCharArray();
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                continue;
            }

            var unit = Escape(json, i);
            if (unit is { } high && char.IsHighSurrogate(high) && Escape(json, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                i += 11;
            }
            else if (unit is { } alone && char.IsSurrogate(alone))
            {
                "FFFD".CopyTo(text.AsSpan(i + 2));
                i += 5;
            }
            else
            {
                i++;
            }
        }

        return new string(text);
    }

    private static int NotNumber(ReadOnlySpan<char> json)
    {
        foreach (var word in NotNumbers)
        {
            if (json.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static char? Escape(string json, int index) =>
        index + 6 <= json.Length && json[index] == '\\' && json[index + 1] == 'u'
        && ushort.TryParse(json.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, null, out var unit)
            ? (char)unit
            : null;
}
