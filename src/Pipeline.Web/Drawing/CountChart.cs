using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Drawing;

/// <summary>How many an event hit in one way over time, as a step chart: each line is its figure or a part of it, each point a value that was
/// told, at the time of the article that told it. Of ledgers of earlier versions each line is one group of people, each point a value as
/// its first source stated it.</summary>
public sealed record CountChart
{
    /// <summary>Lines that a chart shows at most: those with most figures; more cannot be told apart.</summary>
    public const int MaxSeries = 4;

    /// <summary>Points of a line at most: the newest.</summary>
    public const int MaxPoints = 60;

    /// <summary>Width and height of the drawing, and the margins in it.</summary>
    public const int Width = 460, Height = 230, Left = 44, Right = 14, Top = 14, Bottom = 28;

    // From this ratio on the smaller figures would lie on the axis, so the scale becomes logarithmic.
    private const double LogFrom = 40;

    private static readonly double[] RoundFactors = [1, 2, 5, 10];

    /// <summary>The effect.</summary>
    public required VictimEffect Effect { get; init; }

    /// <summary>The event; null in ledgers of earlier versions, and where the story has no other.</summary>
    public AlertEvent? Event { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<CountSeries> Series { get; init; }

    /// <summary>How many more groups of people there are.</summary>
    public required int More { get; init; }

    /// <summary>Whether the scale is logarithmic.</summary>
    public required bool IsLog { get; init; }

    /// <summary>Lines across, with their figures.</summary>
    public required IReadOnlyList<(double Y, string Label)> Ticks { get; init; }

    /// <summary>The first and the last time shown.</summary>
    public required (DateTimeOffset From, DateTimeOffset To) Span { get; init; }

    /// <summary>Charts of all events and effects that are counted: those of the home event first, then those with most figures.</summary>
    /// <remarks>What moved never is no course to draw where there are several events: a war has hundreds that were told once.</remarks>
    public static IReadOnlyList<CountChart> Of(IEnumerable<StoryFact> counts)
    {
        var drawn = counts.Where(fact => fact is { Effect: not null, Value: not null, Increment: null }).ToList();
        var areSeveral = drawn.Select(fact => fact.Event?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1;
        return
        [
            .. drawn.GroupBy(fact => (Event: fact.Event?.Id, Effect: fact.Effect!.Value))
                .Where(group => group.Key.Event is null or StoryEvent.Home || !areSeveral || group.Any(fact => ShownOf(fact).Skip(1).Any()))
                .Select(group => Of(group.Key.Effect, [.. group]) with { Event = areSeveral ? group.First().Event : null })
                .OrderByDescending(chart => chart.Event?.Id == StoryEvent.Home)
                .ThenByDescending(chart => chart.Series.Sum(series => series.Points.Count))
                .ThenBy(chart => chart.Effect)
                .ThenBy(chart => chart.Event is { } happened ? StoryEvent.NumberOf(happened.Id) : 0),
        ];
    }

    private static CountChart Of(VictimEffect effect, IReadOnlyList<StoryFact> facts)
    {
        var shown = facts
            .OrderByDescending(fact => fact.States.Count)
            .ThenByDescending(fact => fact.Sources.Count)
            .ThenByDescending(fact => fact.Value)
            .ThenBy(fact => fact.Key, StringComparer.Ordinal)
            .Take(MaxSeries)
            .ToArray();
        var states = shown
            .Select(fact => ShownOf(fact).OrderBy(state => state.At).ThenBy(state => state.AnnouncedAt).TakeLast(MaxPoints).ToArray())
            .ToArray();
        var all = states.SelectMany(state => state).ToArray();
        var (from, to) = (all.Min(state => state.At), all.Max(state => state.At));
        // One figure alone holds for the rest of its day.
        to = to - from < TimeSpan.FromMinutes(1) ? from.AddDays(1) : to;
        var most = Math.Max(1.0, all.Max(state => (double)(state.UpTo ?? state.Value)!));
        var least = Math.Max(1.0, all.Min(state => (double)state.Value!));
        var isLog = most / least >= LogFrom;
        var ticks = isLog ? LogTicks(least, most) : LinearTicks(most);
        var (bottom, top) = (
            isLog ? Math.Log10(Math.Min(ticks[0], least)) : 0,
            isLog ? Math.Log10(Math.Max(ticks[^1], most)) : Math.Max(ticks[^1], most));
        top = top > bottom ? top : bottom + 1;

        return new CountChart
        {
            Effect = effect,
            More = facts.Count - shown.Length,
            IsLog = isLog,
            Span = (from, to),
            Ticks = [.. ticks.Select(tick => (Y(tick), Short(tick)))],
            Series = [.. shown.Zip(states, (fact, known) => new CountSeries(fact, [.. known.Select(state => new CountPoint(
                state, X(state.At), Y((double)state.Value!), state.UpTo is { } high ? Y(high) : null))]))],
        };

        double X(DateTimeOffset at) => Round(Left + 8 + (Width - Left - Right - 16) * ((at - from) / (to - from)));

        double Y(double value) => Round(
            Height - Bottom - (Height - Top - Bottom) * (((isLog ? Math.Log10(Math.Max(value, 1)) : value) - bottom) / (top - bottom)));
    }

    /// <summary>The values of a line: what is contested beside a figure's values is no step of it. Of a figure that was never told all that
    /// is known.</summary>
    private static IEnumerable<StatedValue> ShownOf(StoryFact fact)
    {
        var isTold = fact is { Event: not null, Announced: true };
        return fact.States.Where(state => state.Value is not null && (state.AnnouncedAt is not null || !isTold));
    }

    private static double[] LinearTicks(double most)
    {
        // A round step that gives three to six lines.
        var rough = most / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Math.Max(1, RoundFactors.Select(factor => factor * power).First(candidate => candidate >= rough));
        return [.. Enumerable.Range(0, (int)Math.Ceiling(most / step) + 1).Select(i => i * step)];
    }

    private static double[] LogTicks(double least, double most)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(least)), (int)Math.Ceiling(Math.Log10(most)));
        return [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(10, power))];
    }

    private static string Short(double value) => value switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.#}bn"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.#}m"),
        >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0.#}k"),
        _ => value.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static double Round(double value) => Math.Round(value, 1);
}

/// <summary>A line of a chart.</summary>
/// <param name="Fact">Whose figures it shows.</param>
/// <param name="Points">The figures in the order of the story.</param>
public sealed record CountSeries(StoryFact Fact, IReadOnlyList<CountPoint> Points)
{
    /// <summary>The line as an SVG path: a figure holds until the next one, and the last one until the end.</summary>
    public string Path => string.Concat(Points.Select((point, index) =>
        index == 0
            ? string.Create(CultureInfo.InvariantCulture, $"M{point.X} {point.Y}")
            : string.Create(CultureInfo.InvariantCulture, $"H{point.X}V{point.Y}")))
        + string.Create(CultureInfo.InvariantCulture, $"H{CountChart.Width - CountChart.Right}");
}

/// <summary>A figure.</summary>
/// <param name="State">What was stated.</param>
/// <param name="X">Its place in time.</param>
/// <param name="Y">Its height; of a range the lower end's.</param>
/// <param name="High">The height of a range's upper end.</param>
public sealed record CountPoint(StatedValue State, double X, double Y, double? High);
