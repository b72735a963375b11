using System.Text.RegularExpressions;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Reading;

/// <summary>How a sentence says that one number is of several events: "in three shootings", "in nine days of strikes".</summary>
internal static class AggregateFrame
{
    private const string List = "aggregate-words.tsv";

    private static readonly ILookup<string, string> Words = EmbeddedTable.WordsByKind(List);

    private static readonly Regex Events = new(
        $@"\bin\s+(?<frame>(?:{Words.AnyOf("several")})\s+(?:(?:separate|different)\s+)?(?:\p{{Ll}}+\s+)?(?:{Words.AnyOf("events")})"
            + $@"|(?:{Words.AnyOf("several")})\s+separate\s+\p{{Ll}}+)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex Days = new(
        $@"\bin\s+(?<frame>(?:{Words.AnyOf("several")})\s+(?:{Words.AnyOf("days")}))\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex Attacks = new(
        $@"\b(?:{Words.AnyOf("attacks")})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>"in three shootings"; "in nine days" where the sentence tells of strikes or attacks; null where it does not say how many they are.
    /// </summary>
    public static string? In(string sentence) =>
        Events.Match(sentence) is { Success: true } events ? $"in {events.Groups["frame"].Value}"
        : Days.Match(sentence) is { Success: true } days && Attacks.IsMatch(sentence) ? $"in {days.Groups["frame"].Value}"
        : null;
}
