using System.Text.RegularExpressions;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Reading;

/// <summary>How a sentence says that one number is of several events: "in three shootings".</summary>
internal static class AggregateFrame
{
    private static readonly Regex Pattern = new(
        $@"\bin\s+(?<frame>(?:{string.Join('|', Numbers())})\s+(?:separate\s+|different\s+)?\p{{Ll}}+s)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>"in three shootings"; null where the sentence does not say how many they are.</summary>
    public static string? In(string sentence) => Pattern.Match(sentence) is { Success: true } match ? $"in {match.Groups["frame"].Value}" : null;

    private static IEnumerable<string> Numbers() =>
        EmbeddedTable.Rows("line-words.tsv", 2).Where(row => row[0] == "several").SelectMany(row => EmbeddedTable.Words(row[1]));
}
