using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Naming;
using Pipeline.Core.Novelty;
using Pipeline.Core.Telling;

namespace Pipeline.Web.Drawing;

/// <summary>The words in which pages tell times, states and reasons.</summary>
public static class Words
{
    private const int LongestLine = 300;

    /// <summary>Foreign text on one line: nothing invisible, nothing that turns the direction of what follows.</summary>
    public static string Line(string? text) => DisplayText.Line(text, LongestLine);

    /// <summary>A link that is safe to follow; null for any other.</summary>
    public static string? Link(Uri? url) => DisplayText.Link(url);

    /// <summary>"1 Nov 2019, 06:30".</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"1 Nov 2019"; with the time where it says one.</summary>
    public static string Published(DateTimeOffset at) => at.UtcDateTime.TimeOfDay == TimeSpan.Zero ? Day(at) : Time(at);

    /// <summary>"1 Nov 2019".</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>For machines.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>"just now", "5 minutes ago", "3 days ago".</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < 1.5 } => "just now",
        { TotalMinutes: < 90 } age => $"{age.TotalMinutes:0} minutes ago",
        { TotalHours: < 36 } age => $"{age.TotalHours:0} hours ago",
        { TotalDays: < 60 } age => $"{age.TotalDays:0} days ago",
        _ => Day(at),
    };

    /// <summary>"12,345".</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"0.95".</summary>
    public static string Confidence(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"1 source", "12 sources".</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>Text as an element's id, which holds no white space.</summary>
    public static string Id(string text) => Uri.EscapeDataString(text);

    /// <summary>With a capital at the beginning, for headings.</summary>
    public static string Capital(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What a fact replaced, with how much it changed: "up 7.1 % from at least 1,400".</summary>
    public static string? Replaced(AlertFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Previous switch
        {
            { Quantity: { } quantity, ChangePercent: { } percent } when percent != 0 =>
                $"{(percent > 0 ? "up" : "down")} {Math.Abs(percent).ToString("0.#", CultureInfo.InvariantCulture)}\u00A0% from {quantity}",
            { Quantity: { } quantity } => $"instead of {quantity}",
            { Role: { } role } => $"known as {role.Name()} before",
            _ => null,
        };
    }

    /// <summary>What became of a fact, and why.</summary>
    public static string Fate(RecordedFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Suppressed switch
        {
            null => fact.Fact.Novelty == NoveltyKind.Changed ? "announced: changed" : "announced: new",
            SuppressionReason.AlreadyKnown when fact.Fact.Novelty == NoveltyKind.Corroborated =>
                $"already known{Since(fact)}; a further source",
            SuppressionReason.AlreadyKnown => $"already known{Since(fact)}",
            SuppressionReason.Muted => "muted by settings",
            SuppressionReason.Kind => "not announced: this kind is switched off by settings",
            SuppressionReason.Role =>
                $"not announced: a country that is only {(fact.Fact.Role is { } role ? role.Name() : "mentioned")} does not alert",
            SuppressionReason.Background => "not of this event, or no longer so",
            SuppressionReason.BelowMinimum => "below the minimum rise",
            SuppressionReason.AwaitingSources => "waits for further sources",
            SuppressionReason.IgnoredPublisher => "publisher ignored by settings",
            _ => "not announced",
        };
    }

    private static string Since(RecordedFact fact) => fact.KnownSince is { } since ? $" since {Time(since)}" : "";
}
