using System.Text.RegularExpressions;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Reading;

/// <summary>A running total: whom it counts, where, and since when.</summary>
/// <param name="Who">Canonical lower-case plural.</param>
/// <param name="Place">Where; null when no place is named.</param>
/// <param name="Frame">"since 2003"; null when it names no start.</param>
internal sealed record Line(string Who, AnchorPlace? Place, string? Frame)
{
    /// <summary>Whether it starts with a month or an event, "since July", and not with a year.</summary>
    public bool IsOfCourse => Frame is not null && !Frame.Any(char.IsAsciiDigit) && Frame.StartsWith(LineReader.Since, StringComparison.Ordinal);
}

/// <summary>Reads running totals, "raising the number of soldiers killed in Mali to 98", "210 since January" (R36).</summary>
internal static partial class LineReader
{
    internal const string Since = "since ";
    private const string List = "line-words.tsv";

    private static readonly ILookup<string, string> Words = EmbeddedTable.WordsByKind(List);

    private static readonly HashSet<string> Months = [.. Words["month"]];

    private static readonly Regex Number = new(
        $@"\b(?:{Words.AnyOf("number")})\s+of\s+(?<who>[\p{{L}}' -]{{1,60}}?)\s+(?:{Words.AnyOf("hit")})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>The running total that a count states; null when it is none.</summary>
    /// <param name="count">The count.</param>
    /// <param name="sentence">Its sentence's anchor.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="published">The day of the article: "this year".</param>
    public static Line? Of(VictimCountFact count, SentenceAnchor sentence, CuedText text, DateTimeOffset? published)
    {
        var number = Number.Match(text.Text);
        var at = count.Evidence.Offset - sentence.Sentence.Start;
        var isOfNumber = number.Success && at > number.Index;
        var start = isOfNumber || count.Scope == CountScope.Background ? StartOf(text, published) : null;

        // "raising the number of soldiers killed in Mali to 98", "31 soldiers have been killed in Mali".
        var place = isOfNumber
            ? sentence.Places.LastOrDefault(one => one.Span.Start < count.Evidence.Offset && one.Span.Start > sentence.Sentence.Start + number.Index)
            : sentence.Places.FirstOrDefault(one => one.Span.Start > count.Evidence.Offset);
        var isNamed = start is null
            ? isOfNumber && place is { IsTown: false }
            : place is not null || start.StartsWith(Since, StringComparison.Ordinal);
        if (!isNamed)
        {
            // "the number of people killed in the town": of the event, as far as nobody says since when.
            return null;
        }

        var who = isOfNumber ? number.Groups["who"].Value.Trim().ToLowerInvariant().Split(' ')[^1] : count.Who;
        return new Line(who, place, start);
    }

    /// <summary>"since 2003", "since January", "in 2032" of this year; null where the sentence names no start.</summary>
    private static string? StartOf(CuedText text, DateTimeOffset? published)
    {
        if (text.Has(StatementCue.ThisYear))
        {
            return published is { } at ? $"in {at.Year}" : "this year";
        }

        var since = SincePattern().Match(text.Text);
        if (!since.Success)
        {
            return null;
        }

        var rest = since.Groups["rest"].Value;
        var year = YearPattern().Match(rest);
        if (year.Success)
        {
            return $"since {year.Value}";
        }

        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && Months.Contains(words[0].ToLowerInvariant()) ? $"since {words[0]}"
            : words.Length > 1 && Words["article"].Contains(words[0].ToLowerInvariant()) ? $"since {words[0]} {words[1]}"
            : null;
    }

    [GeneratedRegex(@"\bsince (?<rest>[^,.;:]{1,60})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SincePattern();

    [GeneratedRegex(@"\b(19|20)[0-9]{2}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YearPattern();
}
