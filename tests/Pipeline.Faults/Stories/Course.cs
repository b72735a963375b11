namespace Pipeline.Faults.Stories;

/// <summary>The numbers that articles state of one figure, and which of them are told in whatever order they are decided.</summary>
/// <remarks>
/// Which of the lower ones are told depends on the order: a lower or older number that comes after a higher one is silent. Only where the
/// figure ends is sure. It ends at the number that was published last when that is above all others, or corrects the one above it, or is
/// of those who are missing now and a third below all above it; where no article is later than another, at the highest.
/// </remarks>
internal sealed class Course(bool isLevel)
{
    private const int MostIncrements = 3;

    private readonly List<Point> points = [];
    private readonly List<(int Second, long More)> increments = [];
    private readonly List<long> told = [];

    private sealed record Point(StatedTotal Total, int Second, string Publisher, bool IsSure);

    /// <summary>The number that was published last; null while there is none.</summary>
    public long? Last => points.Count == 0 ? null : points.MaxBy(point => point.Second)!.Total.Value;

    /// <summary>When that was.</summary>
    public int LastAt => points.Max(point => point.Second);

    /// <summary>The highest number, and the highest below that; 0 where there is none.</summary>
    public (long First, long Second) Highest => points.Select(point => point.Total.Value).Concat(told).Distinct().OrderDescending()
        .Concat([0, 0]).ToArray() is var highest ? (highest[0], highest[1]) : default;

    /// <summary>The lowest number.</summary>
    public long Lowest => points.Select(point => point.Total.Value).Concat(told).Min();

    /// <summary>Notes that an article states a total.</summary>
    public void Add(StatedTotal total, Report report, bool isSure) => points.Add(new(total, report.Second, report.Publisher, isSure));

    /// <summary>Whether one more increment still leaves the sum of all below the next total.</summary>
    public bool TakesIncrement => increments.Count < MostIncrements;

    /// <summary>Notes that an article states an increment.</summary>
    public void Add(StatedMore more, Report report) => increments.Add((report.Second, more.More));

    /// <summary>Notes what was told before the campaign, and goes on from there.</summary>
    public void WasTold(long value) => told.Add(value);

    /// <summary>What may be told, and which of it must.</summary>
    /// <param name="dating">Which article is later.</param>
    /// <param name="minimumSources">How many publishers must state a number.</param>
    public (IReadOnlySet<long> May, long? Must) Expect(Dating dating, int minimumSources)
    {
        var tellable = points.GroupBy(point => point.Total.Value)
            .Where(same => PublishersOf(same) >= minimumSources)
            .ToDictionary(same => same.Key, same => same.ToList());
        var sums = SumsOn([.. tellable.Keys, .. told, 0]);
        var others = sums.Concat(told).ToList();
        var must = dating switch
        {
            Dating.Hours => LastOf(tellable, others),
            Dating.Day => HighestOf(tellable),
            // A number that is dropped again is later than it was: only one that is alone is sure to be told.
            Dating.None => tellable.Count == 1 && others.Count == 0 ? tellable.Keys.First() : null,
            _ => throw new InvalidOperationException($"There is no dating {dating}."),
        };
        return (
            tellable.Keys.Concat(sums).ToHashSet(),
            must is { } end && PublishersOf(tellable[end].Where(point => point.IsSure)) >= minimumSources ? end : null);
    }

    /// <summary>Each number with any of the increments added to it, each once: one that comes before every number opens the figure.
    /// </summary>
    private HashSet<long> SumsOn(IReadOnlyCollection<long> numbers)
    {
        var sums = new HashSet<long>();
        foreach (var (_, more) in increments)
        {
            sums.UnionWith(numbers.Concat(sums).Select(known => known + more).ToList());
        }

        return sums;
    }

    private static int PublishersOf(IEnumerable<Point> points) => points.Select(point => point.Publisher).Distinct().Count();

    private long? LastOf(Dictionary<long, List<Point>> tellable, List<long> others)
    {
        if (tellable.Count == 0)
        {
            return null;
        }

        var (end, last) = tellable.MaxBy(same => same.Value.Max(point => point.Second));
        var before = tellable.Where(same => same.Key != end).ToList();
        var isLater = last.Min(point => point.Second) > before.SelectMany(same => same.Value).Select(point => point.Second)
            .Concat(increments.Select(increment => increment.Second)).DefaultIfEmpty(int.MinValue).Max();
        var above = before.Select(same => same.Key).Concat(others).Where(value => value >= end).ToList();
        var revision = last.Find(point => point.Total.IsRevision)?.Total;
        return isLater && (above.Count == 0
            || revision is not null && (revision.Corrects is not { } corrected || above.TrueForAll(value => value == corrected))
            || isLevel && above.TrueForAll(value => end * 3 <= value * 2))
                ? end
                : null;
    }

    private long? HighestOf(Dictionary<long, List<Point>> tellable) =>
        tellable.Keys.DefaultIfEmpty().Max() is var highest and > 0 && told.TrueForAll(value => value < highest) ? highest : null;
}
