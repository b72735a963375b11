using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Telling;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Drawing;

/// <summary>The words in which pages tell times, states and reasons.</summary>
public static class Words
{
    private const int LongestLine = 300;
    private const int MostNames = 5;
    private const int NamesOfFigure = 3;
    private const int ArticleIdLength = 32;

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

    /// <summary>"1 Nov 2019"; of several days the first and the last.</summary>
    public static string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)} to {Day(to)}";

    /// <summary>When an event was; null while no text tells.</summary>
    public static string? Days(AlertEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.From is { } from ? Days(from, happened.To ?? from) : null;
    }

    /// <summary>What an event other than the home event is called; null for that one, which a story is about, for what has no name, and for a
    /// running total, whose label says it.</summary>
    public static string? Happened(AlertEvent? happened) => happened is null or { Id: StoryEvent.Home } or { Sort: EventSort.Line }
        ? null
        : (happened.Title ?? happened.Place) is { } name ? Line(name) : Days(happened);

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
    public static string Number(long number) => CountWords.Number(number);

    /// <summary>"0.95".</summary>
    public static string Confidence(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"1 source", "12 sources".</summary>
    public static string Count(long number, string one, string? many = null) => CountWords.Of(number, one, many);

    /// <summary>Who stated a value: "The Courier, North Wire", and how many more there are than one reads.</summary>
    public static string Sources(StatedValue state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Sources(state.Sources, [state], MostNames);
    }

    /// <summary>All who stated a fact.</summary>
    public static string Sources(StoryFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Sources(fact.Sources, fact.States, fact.Sources.Count);
    }

    /// <summary>Who states a figure: "The Courier", "4 independent sources: The Courier, North Wire, Dawn and 1 more".</summary>
    public static string Sources(StoryFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var names = Sources(figure.SourceNames, figure.Fact?.States ?? [], NamesOfFigure);
        return figure.Sources == 1 ? names : $"{Count(figure.Sources, "independent source")}: {names}";
    }

    private static string Sources(IReadOnlyList<string> sources, IReadOnlyList<StatedValue> states, int most)
    {
        var shown = string.Join(", ", sources.Take(most).Select(NameOf));
        return sources.Count > most ? $"{shown} and {sources.Count - most} more" : shown;

        // An article that names no publisher is a source of its own, known by its id; people know the drop.
        string NameOf(string source) => states.FirstOrDefault(state => state.ArticleId == source) is { } own ? Line(own.Source)
            : source.Length == ArticleIdLength && source.All(char.IsAsciiHexDigitLower) ? "an unnamed source"
            : Line(source);
    }

    /// <summary>What stands after a kind of fact: ", part"; nothing for a total, which is the rule.</summary>
    public static string Scope(CountScope? scope) => scope is null or CountScope.Total ? "" : $", {scope.Value.Name()}";

    /// <summary>Text as an element's id, which holds no white space.</summary>
    public static string Id(string text) => Uri.EscapeDataString(text);

    /// <summary>With a capital at the beginning, for headings.</summary>
    public static string Capital(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What a fact replaced, with how much it changed: "up 7.1 % from at least 1,400".</summary>
    public static string? Replaced(AlertFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var cause = fact.Previous?.Cause is { } why ? $"{Line(why)}, " : "";
        return fact.Previous switch
        {
            { Quantity: { } quantity, ChangePercent: { } percent } when percent != 0 =>
                $"{cause}{Change(percent)} from {quantity}",
            { Quantity: { } quantity } => $"{cause}instead of {quantity}",
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
            { Reason: Reason.Known, Detail: null } when fact.Fact.Novelty == NoveltyKind.Corroborated =>
                $"already known{Since(fact)}; a further source",
            { Reason: Reason.Known, Detail: null } => $"already known{Since(fact)}",
            { Reason: Reason.Held, Detail: HeldBy.Role } =>
                $"not announced: a country that is only {(fact.Fact.Role is { } role ? role.Name() : "mentioned")} does not alert",
            { } silence => SilenceWords.Of(silence),
        };
    }

    private static string Change(double percent) =>
        $"{(percent > 0 ? "up" : "down")} {Math.Abs(percent).ToString("0.#", CultureInfo.InvariantCulture)}\u00A0%";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Since(RecordedFact fact) => fact.KnownSince is { } since ? $" since {Time(since)}" : "";
}
