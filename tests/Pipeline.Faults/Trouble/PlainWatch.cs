using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Trouble;

/// <summary>A watch whose articles tell of one more country each, in whatever order they are decided: what is missing among its countries
/// tells which drop was lost.</summary>
/// <param name="name">Its name.</param>
/// <param name="first">Which country comes first.</param>
/// <param name="next">Numbers articles.</param>
internal sealed class PlainWatch(string name, int first, Func<int> next)
{
    private const long Injured = 2_345;

    // The first number of a watch without dates, with one source and nothing muted.
    private const int Plain = 2;

    private static readonly Wording Storm = Wording.All.First(wording => wording.Figure == "injured");

    private readonly Expectation expectation = new(new WatchTerms(Plain) { Name = name });
    private int articles;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The text of an article that is sure to be read.</summary>
    public string Tell()
    {
        var country = Countries.All[(int)(((uint)first + (uint)articles++) % (uint)Countries.All.Count)];
        var report = new Report(
            next(), Wording.Publishers[0], 0,
            Storm.Write(publisher: 0, FormattableString.Invariant($"{Injured:N0} people"), country.Name, part: null),
            [new StatedTotal(Storm.Figure, "people", Injured), new StatedCountry(country.Code, IsOrigin: false)]);
        expectation.Add(report, isSure: true);
        return report.Text(Dating.None);
    }

    /// <summary>A drop with one more article.</summary>
    /// <param name="nameWithin">Its name within the watch.</param>
    public PlannedDrop Drop(string nameWithin) => new($"{name}/{nameWithin}", [Tell()]);

    /// <summary>Writes what its articles must tell into the sets of a plan.</summary>
    public void Write(HashSet<ToldFact> required, HashSet<ToldFact> optional, List<IReadOnlySet<ToldFact>> oneOf) =>
        expectation.Write(required, optional, oneOf);
}
