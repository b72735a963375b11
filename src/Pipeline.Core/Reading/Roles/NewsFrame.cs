using System.Text.RegularExpressions;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Roles;

/// <summary>The parts of an article that say where and by whom it was written, not what happened: datelines and bylines.</summary>
internal sealed partial class NewsFrame
{
    private readonly List<TextSpan> datelines = [];
    private readonly List<TextSpan> bylines = [];

    /// <summary>Finds the frame of a text.</summary>
    public NewsFrame(string text)
    {
        foreach (var match in DatelinePattern().EnumerateMatches(text))
        {
            // Only a place in capitals, an agency in brackets or a date tells a dateline from "Syria: what we know".
            var words = text.AsSpan(match.Index, match.Length);
            if (StartsInCapitals(words)
                || !words.EndsWith(' ') && (words.Contains('(') || words.IndexOfAnyInRange('0', '9') > 0
                    || words.Contains(", no date", StringComparison.Ordinal)))
            {
                datelines.Add(new TextSpan(match.Index, match.Length));
            }
        }

        foreach (var match in BylinePattern().EnumerateMatches(text))
        {
            bylines.Add(new TextSpan(match.Index, match.Length));
        }
    }

    /// <summary>Whether the words stand in a dateline: "NEW DELHI (Reuters) –".</summary>
    public bool IsDateline(TextSpan words) => Covers(datelines, words);

    /// <summary>Whether the words stand in a byline: "(Reporting by … in Paris)".</summary>
    public bool IsByline(TextSpan words) => Covers(bylines, words);

    /// <summary>Whether one of the lines, which are in text order and apart, contains the words.</summary>
    private static bool Covers(List<TextSpan> lines, TextSpan words)
    {
        var index = lines.BinarySearch(words);
        index = index >= 0 ? index : ~index;
        return index < lines.Count && lines[index].Contains(words) || index > 0 && lines[index - 1].Contains(words);
    }

    private static bool StartsInCapitals(ReadOnlySpan<char> words)
    {
        var letters = 0;
        foreach (var letter in words)
        {
            if (char.IsLower(letter))
            {
                return false;
            }

            letters += char.IsLetter(letter) ? 1 : 0;
            if (letter is ',' or '(' or ':' or '-' or '–' or '—')
            {
                break;
            }
        }

        return letters > 2;
    }

    // A place of up to four words, perhaps its country, a date and an agency, then a dash or colon, at the start of a line; after an agency
    // the dash may be missing, or be spoiled by a wrong encoding.
    [GeneratedRegex(
        """(?<=^|\n)[ \t]{0,8}\p{Lu}[\p{L}.'’]{1,20}(?:[ -][\p{L}.'’]{1,20}){0,3}(?:, ?[\p{L}.' ]{2,30})?"""
        + """(?:,? \(?[\p{L}.]{0,9} ?\d{1,2}[^\n(:–—-]{0,14}\)?|, no date)?(?: ?[(/][^)/\n]{2,40}[)/])?"""
        + """(?:[ \t]{0,2}(?:--?|–|—|:|\uFFFD)(?=[\s(])|(?<=\)) (?=\p{Lu}))""",
        RegexOptions.CultureInvariant)]
    private static partial Regex DatelinePattern();

    [GeneratedRegex(
        """\(?\b(?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated) by [^)\n]{2,400}\)?""",
        RegexOptions.CultureInvariant)]
    private static partial Regex BylinePattern();
}
