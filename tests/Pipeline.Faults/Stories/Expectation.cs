namespace Pipeline.Faults.Stories;

/// <summary>What a watch must and may tell of what its articles state, whatever the order in which these are decided.</summary>
/// <remarks>By the rules of the stories, and not by asking the pipeline: a country once in each part, a group once unless a told one
/// implies it, a named part once, and a figure's number at its end (<see cref="Course"/>).</remarks>
internal sealed class Expectation(WatchTerms terms)
{
    // Whoever of a pair is told implies the other.
    private static readonly string[][] Related = [["soldiers", "marines"], ["journalists", "photographers"], ["activists", "dissidents"]];

    private static readonly string[] NoNews = ["people", "accounts", "records", "devices"];

    private readonly Dictionary<string, Course> courses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (HashSet<string> Sure, HashSet<string> All)> stated = new(StringComparer.Ordinal);
    private readonly HashSet<string> parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> unsure = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>The course of a figure.</summary>
    public Course CourseOf(Wording wording) => CourseOf(wording.Figure);

    /// <summary>Whether nothing was said yet of such people as a part of a figure.</summary>
    public bool IsNewPart(string figure, string who) => parts.Add($"{figure}:{who}");

    /// <summary>Notes an article.</summary>
    /// <param name="report">The article.</param>
    /// <param name="isSure">Whether it is certain to be read.</param>
    public void Add(Report report, bool isSure)
    {
        foreach (var one in report.States.Where(one => !terms.Mutes(one)))
        {
            switch (one)
            {
                case StatedTotal total:
                    CourseOf(total.Figure).Add(total, report, isSure);
                    break;
                case StatedMore more:
                    CourseOf(more.Figure).Add(more, report);
                    break;
                case StatedPart part:
                    var fact = FormattableString.Invariant($"count:{part.Figure}@e1:{part.Who}={part.Value}");
                    Note(fact, report, isSure);
                    if (part.IsProtected)
                    {
                        unsure.Add(fact);
                    }

                    break;
                case StatedGroup group when !NoNews.Contains(group.Label):
                    Note($"group:{group.Label}", report, isSure);
                    break;
                case StatedGroup:
                    break;
                case StatedCountry country:
                    Note(FactOf(country), report, isSure);
                    break;
                default:
                    throw new InvalidOperationException($"Nobody expects {one}.");
            }
        }
    }

    /// <summary>Notes what an earlier version told: it is not told again.</summary>
    /// <param name="report">The article that it told of.</param>
    /// <param name="goesOn">Whether the figures go on from there.</param>
    public void WasTold(Report report, bool goesOn)
    {
        foreach (var one in report.States)
        {
            switch (one)
            {
                case StatedTotal total when goesOn:
                    CourseOf(total.Figure).WasTold(total.Value);
                    break;
                case StatedGroup group:
                    told.Add($"group:{group.Label}");
                    break;
                case StatedCountry country:
                    told.Add(FactOf(country));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Writes it into the sets of a plan.</summary>
    public void Write(HashSet<ToldFact> required, HashSet<ToldFact> optional, List<IReadOnlySet<ToldFact>> oneOf)
    {
        var news = stated.Where(one => !told.Contains(one.Key) && one.Value.All.Count >= terms.MinimumSources)
            .ToDictionary(one => one.Key, one => one.Value.Sure.Count >= terms.MinimumSources && !unsure.Contains(one.Key));
        foreach (var pair in Related.Select(pair => pair.Select(label => $"group:{label}").Where(news.ContainsKey).ToList())
            .Where(pair => pair.Count > 1))
        {
            if (pair.TrueForAll(group => news[group]))
            {
                oneOf.Add(pair.Select(Fact).ToHashSet());
            }
            else
            {
                optional.UnionWith(pair.Select(Fact));
            }

            pair.ForEach(group => news.Remove(group));
        }

        required.UnionWith(news.Where(one => one.Value).Select(one => Fact(one.Key)));
        optional.UnionWith(news.Where(one => !one.Value).Select(one => Fact(one.Key)));
        foreach (var (figure, course) in courses)
        {
            var (may, must) = course.Expect(terms.Dating, terms.MinimumSources);
            required.UnionWith(may.Where(value => value == must).Select(value => Total(figure, value)));
            optional.UnionWith(may.Where(value => value != must).Select(value => Total(figure, value)));
        }
    }

    private static string FactOf(StatedCountry country) => $"country:{country.Code}={(country.IsOrigin ? "Origin" : "Affected")}";

    private Course CourseOf(string figure)
    {
        if (!courses.TryGetValue(figure, out var course))
        {
            courses[figure] = course = new(Wording.All.First(wording => wording.Figure == figure).IsLevel);
        }

        return course;
    }

    private void Note(string fact, Report report, bool isSure)
    {
        if (!stated.TryGetValue(fact, out var by))
        {
            stated[fact] = by = ([], []);
        }

        by.All.Add(report.Publisher);
        if (isSure)
        {
            by.Sure.Add(report.Publisher);
        }
    }

    private ToldFact Fact(string fact) => new(terms.Name, fact);

    private ToldFact Total(string figure, long value) => Fact(FormattableString.Invariant($"count:{figure}@e1={value}"));
}
