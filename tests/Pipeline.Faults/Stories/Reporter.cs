using System.Globalization;

namespace Pipeline.Faults.Stories;

/// <summary>Writes the articles of one watch.</summary>
internal sealed class Reporter(WatchTerms terms, Expectation expectation, Random random)
{
    /// <summary>Seconds between two articles. A campaign's stories take some days, within which an older article may still open something.
    /// </summary>
    private const int SecondsApart = 10;

    private const int LeastCount = 2_000;
    private const int LeastLevel = 600;
    private const int LeastPart = 11;

    // Of the classes that rules tell apart: teachers have a line, children may stand in the line of all.
    private static readonly string[] Parts = ["teachers", "students", "firefighters", "tourists", "judges", "nurses", "children"];
    private static readonly string[] Protected = ["nurses", "children"];

    /// <summary>An article with news, or with what is known of late: by each publisher that it takes.</summary>
    /// <param name="next">Numbers articles.</param>
    public IReadOnlyList<Report> Fresh(Func<int> next)
    {
        var wording = Wording.All[random.Next(Wording.All.Count)];
        var who = wording.Who[random.Next(wording.Who.Count)];
        var total = TotalOf(wording, who);
        var (country, accused) = TwoCountries();
        var part = PartOf(wording, total);
        var isAccusing = terms.MinimumSources == 1 && random.Next(6) == 0;
        List<Stated> states = [total, new StatedGroup(who), new StatedCountry(country.Code, IsOrigin: false)];
        if (part is not null)
        {
            states.AddRange([part, new StatedGroup(part.Who)]);
        }

        if (isAccusing)
        {
            states.Add(new StatedCountry(accused.Code, IsOrigin: true));
        }

        var first = random.Next(Wording.Publishers.Count);
        return [.. Enumerable.Range(0, terms.MinimumSources).Select(i => (first + i) % Wording.Publishers.Count).Select(publisher =>
        {
            var number = next();
            return new Report(
                number, Wording.Publishers[publisher], number * SecondsApart,
                Corrected(total, wording.Write(publisher, CountOf(total.Value, who), country.Name, part is null
                    ? null : CountOf(part.Value, part.Who)))
                + (isAccusing ? $" Analysts blamed {accused.Name} for it." : ""),
                states);
        })];
    }

    /// <summary>An article that is older than the end of its figure and does not move it whenever it is decided: a lower number, or so many
    /// more. Null while no figure is known.</summary>
    /// <param name="next">Numbers articles.</param>
    public Report? Late(Func<int> next)
    {
        var known = Wording.All.Where(wording => expectation.CourseOf(wording).Last is not null).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var wording = known[random.Next(known.Count)];
        var course = expectation.CourseOf(wording);
        var who = wording.Who[0];
        var (country, _) = TwoCountries();
        var isMore = wording.HasIncrements && course.TakesIncrement && terms.Dating != Dating.None && terms.MinimumSources == 1
            && random.Next(2) == 0;
        var more = random.Next(11, 60);
        var value = terms.Dating == Dating.None ? course.Last!.Value : Odd(course.Last!.Value * random.Next(30, 50) / 100);
        var publisher = random.Next(Wording.Publishers.Count);
        return new Report(
            next(), Wording.Publishers[publisher], course.LastAt - SecondsApart / 2,
            wording.Write(publisher, isMore ? $"another {CountOf(more, who)}" : CountOf(value, who), country.Name, part: null),
            [
                isMore ? new StatedMore(wording.Figure, more) : new StatedTotal(wording.Figure, who, value),
                new StatedGroup(who), new StatedCountry(country.Code, IsOrigin: false),
            ]);
    }

    /// <summary>Whether the articles of the watch can take in one of another watch without a doubt about what they tell.</summary>
    public bool Takes(Report other, Dating dating) => dating == terms.Dating && terms.MinimumSources == 1
        && other.States.All(stated => stated switch
        {
            StatedTotal { IsRevision: true } or StatedPart or StatedMore => false,
            StatedTotal total => Wording.All.First(wording => wording.Figure == total.Figure) is var wording
                && expectation.CourseOf(wording) is var course
                && (course.Last is { } last
                    ? dating != Dating.None && other.Second < course.LastAt && total.Value < last / 2
                    : course.Highest.First == 0),
            _ => true,
        });

    private static string CountOf(long count, string who) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {who}");

    /// <summary>Never round: what differs by rounding is the same.</summary>
    private static long Odd(long value) => value % 10 == 0 ? value + 1 : value;

    private static string Corrected(StatedTotal total, string sentence)
    {
        if (!total.IsRevision)
        {
            return sentence;
        }

        var isNoName = sentence.StartsWith("In ", StringComparison.Ordinal) || sentence.StartsWith("The ", StringComparison.Ordinal);
        var corrected = $"The figure was corrected: {(isNoName ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence)}";
        return total.Corrects is { } old
            ? $"{corrected} Earlier reports had said {CountOf(old, total.Who)} were {total.Figure}."
            : corrected;
    }

    private StatedTotal TotalOf(Wording wording, string who)
    {
        var course = expectation.CourseOf(wording);
        var (highest, below) = course.Highest;
        var plain = new StatedTotal(wording.Figure, who, Odd(highest == 0
            ? random.Next(LeastCount, LeastCount * 5)
            : highest * random.Next(115, 160) / 100));
        var draw = random.Next(10);
        return course.Last is not { } last ? plain
            // The same number once more.
            : terms.Dating == Dating.None || draw == 0 ? plain with { Value = last }
            : terms.Dating == Dating.Day || draw < 6 ? plain
            : wording.IsLevel ? course.Lowest < LeastLevel ? plain : plain with { Value = Odd(course.Lowest / 3 + random.Next(5)) }
            : wording.HasIncrements && below * 10 < highest * 7
                ? plain with { Value = Odd(highest * 8 / 10), IsRevision = true, Corrects = draw < 9 ? highest : null }
            : plain with { Value = Odd(highest * random.Next(40, 80) / 100), IsRevision = true };
    }

    private StatedPart? PartOf(Wording wording, StatedTotal total)
    {
        var part = Parts[random.Next(Parts.Length)];
        return wording.IsOfPeople && total.Who == "people" && random.Next(3) == 0 && expectation.IsNewPart(wording.Figure, part)
            ? new(wording.Figure, part, random.Next(LeastPart, (int)Math.Min(999, total.Value / 2)), Protected.Contains(part))
            : null;
    }

    private ((string Code, string Name) First, (string Code, string Name) Second) TwoCountries()
    {
        var first = random.Next(Countries.All.Count);
        return (Countries.All[first], Countries.All[(first + random.Next(1, Countries.All.Count)) % Countries.All.Count]);
    }
}
