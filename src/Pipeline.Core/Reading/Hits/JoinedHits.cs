using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Hands what is said of one name of a list to those that are joined to it.</summary>
internal static class JoinedHits
{
    // ", and the"
    private const int LongestLink = 3;

    /// <summary>"the bombings of the church of St Orm and the Neue Hof synagogue", "Ann and Bo were hacked".</summary>
    /// <param name="reading">The article.</param>
    /// <param name="names">The names of a sentence, in text order.</param>
    /// <param name="found">What is said of each, filled in; null where nothing is.</param>
    public static void Fill(TokenizedArticle reading, IReadOnlyList<OrganizationName> names, HitSign?[] found)
    {
        for (var i = 1; i < names.Count; i++)
        {
            found[i] ??= found[i - 1] is { } before && before.At < names[i - 1].First && IsJoined(reading, names[i - 1], names[i])
                && names[i].IsStrong
                    ? before
                    : null;
        }

        for (var i = names.Count - 2; i >= 0; i--)
        {
            found[i] ??= found[i + 1] is { } after && after.At >= names[i + 1].End && IsJoined(reading, names[i], names[i + 1])
                && names[i].IsStrong
                    ? after
                    : null;
        }
    }

    private static bool IsJoined(TokenizedArticle reading, OrganizationName left, OrganizationName right)
    {
        var hasLink = false;
        for (var i = left.End; i < right.First; i++)
        {
            var word = reading.Word(i);
            hasLink |= word is "and" or "," or "&" or "or";
            if (word is not ("and" or "," or "&" or "the" or "both" or "also"))
            {
                return false;
            }
        }

        return hasLink && right.First - left.End <= LongestLink;
    }
}
