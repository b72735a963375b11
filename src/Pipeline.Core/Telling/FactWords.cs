using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Telling;

/// <summary>A fact in the words of a message.</summary>
internal static class FactWords
{
    private const int LongestLabel = 160;
    private const int LongestName = 80;
    private const string Claimed = "Claimed";

    /// <summary>The fact as one of the items of its line.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="caption">What stands before the line, where this is the fact that it tells of; null elsewhere.</param>
    public static FactItem ItemOf(AlertFact fact, string? caption = null) =>
        new(LabelOf(fact), NoteOf(fact, caption), fact.Kind.Symbol(fact.Code));

    /// <summary>What stands before a line of facts.</summary>
    /// <param name="first">Its first fact.</param>
    /// <param name="count">How many it has.</param>
    /// <param name="namesEvent">Whether the message counts the victims of several events, and so says of which these are.</param>
    public static string CaptionOf(AlertFact first, int count, bool namesEvent = false) =>
        CaptionOf(first, count) + (namesEvent && first.Event is { Sort: not EventSort.Line } happened && NameOf(happened) is { } name
            ? $" ({name})"
            : "");

    /// <summary>What an event is called; null while no text says its kind or its place.</summary>
    public static string? NameOf(AlertEvent happened) => DisplayText.LineOrNull(happened.Title ?? happened.Place, LongestName);

    private static string CaptionOf(AlertFact first, int count) => first switch
    {
        { Scope: CountScope.Total, Event.Sort: EventSort.Claim } => Claimed,
        { Scope: CountScope.Total, Event.Sort: EventSort.Line, Previous: null } => "Running total",
        _ => CaptionOfKind(first, count),
    };

    private static string CaptionOfKind(AlertFact first, int count) =>
        first.Kind.Caption(new CaptionSubject(first.Novelty == NoveltyKind.New, first.Said, count)
        {
            Effect = first.Effect,
            Scope = first.Scope,
            ChangePercent = first.Previous?.ChangePercent,
            Cause = first.Previous?.Cause,
        });

    /// <summary>The label; what the caption says of a claim it need not say again.</summary>
    private static string LabelOf(AlertFact fact) =>
        LineOf(fact) is var line && fact.Event?.Sort == EventSort.Claim && line.StartsWith($"{Claimed}: ", StringComparison.OrdinalIgnoreCase)
            ? line[(Claimed.Length + 2)..]
            : line;

    private static string LineOf(AlertFact fact) => DisplayText.LineOrNull(fact.Label, LongestLabel)
        ?? DisplayText.LineOrNull(fact.Key, LongestLabel)
        ?? "unnamed";

    private static string? NoteOf(AlertFact fact, string? caption)
    {
        if (fact.Previous is not { } previous || fact.Kind.Was(previous.Said) is not { } was)
        {
            return null;
        }

        // "Toll revised: 3 people killed (revised, was 5)" would say it twice.
        if (DisplayText.LineOrNull(previous.Cause, 40) is { } cause)
        {
            return caption?.EndsWith($" {cause}", StringComparison.Ordinal) == true ? $"was {was}" : $"{cause}, was {was}";
        }

        return previous.ChangePercent is { } percent && double.IsFinite(percent)
            ? $"was {was}, {percent.ToString("+#,0.#;−#,0.#;±0", CultureInfo.InvariantCulture)} %"
            : $"was {was}";
    }
}
