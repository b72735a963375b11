using System.Globalization;

namespace Pipeline.Faults.Stories;

/// <summary>Writes what an earlier version of the pipeline left of a watch.</summary>
internal static class EarlierWriter
{
    // Before the stories begin, and near enough for them to go on with it.
    private const int DayBefore = -86_400;
    private const int HoursBefore = -21_600;
    private const int Value = 2_345;

    /// <summary>Writes it, and notes in <paramref name="expectation"/> what is told.</summary>
    /// <param name="terms">The watch.</param>
    /// <param name="expectation">What the watch is expected to tell.</param>
    /// <param name="destinations">Where its alerts go.</param>
    /// <param name="next">Numbers articles.</param>
    /// <param name="drops">Gets the drops of its articles: that of the alert in the outbox was never finished, the other one is made again.
    /// </param>
    public static EarlierWatch Write(
        WatchTerms terms, Expectation expectation, IReadOnlyList<string> destinations, Func<int> next, List<PlannedDrop> drops)
    {
        // Some opened with an alert that told nothing, as that version did; some know a toll that fell, of which nobody can say whether it
        // was of one event.
        var (hasFallen, isEmpty) = (terms.Number % 16 is 4 or 13, terms.Number % 16 == 9);
        var settled = isEmpty
            ? new Report(next(), Wording.Publishers[0], DayBefore, "Officials met to talk about the harbour.", [])
            : Report(next(), DayBefore, "killed", "farmers", Value, "NP", "Nepal");
        var pending = terms.Number % 8 is 0 or 4 or 5
            ? hasFallen
                ? Report(next(), HoursBefore, "killed", "farmers", Value / 2, "KE", "Kenya")
                : Report(next(), HoursBefore, "displaced", "fishermen", Value * 3, "KE", "Kenya")
            : null;
        var watch = new EarlierWatch(terms, destinations, settled, pending);
        foreach (var report in new[] { settled, pending }.OfType<Report>())
        {
            drops.Add(watch.DropOf(report));
            expectation.WasTold(report, goesOn: !hasFallen && terms.Dating != Dating.None);
        }

        return watch;
    }

    private static Report Report(int number, int second, string figure, string who, long value, string code, string country) => new(
        number, Wording.Publishers[0], second,
        Wording.All.First(wording => wording.Figure == figure)
            .Write(publisher: 0, string.Create(CultureInfo.InvariantCulture, $"{value:N0} {who}"), country, part: null),
        [new StatedTotal(figure, who, value), new StatedGroup(who), new StatedCountry(code, IsOrigin: false)]);
}
