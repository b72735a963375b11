using System.Globalization;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Mends escapes of JSON, alone and in pages, that a parser would refuse.</summary>
internal static class JsonEscapes
{
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

    private static char? Escape(string json, int index) =>
        index + 6 <= json.Length && json[index] == '\\' && json[index + 1] == 'u'
        && ushort.TryParse(json.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, null, out var unit)
            ? (char)unit
            : null;
}
