using System.Text.Json;
using Pipeline.Faults.Trouble;

namespace Pipeline.Faults.Stories;

/// <summary>Writes a plan from a seed. Values of one figure are unlike each other, so that every announcement can be told from every other.
/// </summary>
internal sealed class StoryWriter
{
    /// <summary>Drops of one watch: as many as a story has that is followed for a while, few enough that much in it is news.</summary>
    private const int DropsPerWatch = 60;

    /// <summary>Fewer would not have every kind of watch.</summary>
    private const int FewestWatches = 4;

    private readonly Random random;
    private readonly WatchTerms[] watches;
    private readonly Expectation[] expectations;
    private readonly Reporter[] reporters;
    private readonly List<PlannedDrop> drops = [];
    private readonly List<(int Watch, Report Report)> told = [];
    private readonly List<PlannedDrop> whole = [];
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);
    private readonly List<EarlierWatch> earlier = [];
    private int reports;

    private StoryWriter(int seed, int count)
    {
        random = new Random(seed);
        watches = [.. Enumerable.Range(0, Math.Max(FewestWatches, count / DropsPerWatch)).Select(number => new WatchTerms(number))];
        expectations = [.. watches.Select(terms => new Expectation(terms))];
        reporters = [.. watches.Select((terms, i) => new Reporter(terms, expectations[i], random))];
        foreach (var (i, terms) in watches.Index().Where(watch => watch.Item.IsEarlier))
        {
            earlier.Add(EarlierWriter.Write(terms, expectations[i], HostSettings.Destinations, Next, drops));
        }

        whole.AddRange(drops);
    }

    /// <summary>Plans <paramref name="count"/> drops; the same ones for the same numbers.</summary>
    public static StoryPlan Write(int seed, int count)
    {
        var writer = new StoryWriter(seed, count);
        while (writer.drops.Count < count)
        {
            writer.Add(count - writer.drops.Count);
        }

        var (required, optional, oneOf) = (new HashSet<ToldFact>(), new HashSet<ToldFact>(), new List<IReadOnlySet<ToldFact>>());
        foreach (var expectation in writer.expectations)
        {
            expectation.Write(required, optional, oneOf);
        }

        required.UnionWith(writer.earlier.SelectMany(watch => watch.Told));
        var (odd, same) = (new PlainWatch(OddNames.Watch, seed, writer.Next), new PlainWatch(SameNames.Watch, seed, writer.Next));
        var oddlyNamed = OddNames.Write(odd, writer.unreadable);
        var runs = SameNames.Write(same).Append(OddNames.Refused(odd)).ToList();
        odd.Write(required, optional, oneOf);
        same.Write(required, optional, oneOf);
        return new()
        {
            Drops = writer.drops,
            Settings = writer.Settings(),
            Required = required,
            Optional = optional,
            OneOf = oneOf,
            Unreadable = writer.unreadable,
            Earlier = writer.earlier,
            OddlyNamed = oddlyNamed,
            Runs = runs,
            Damage = PlannedDamage.Write(seed, writer.Next),
        };
    }

    private void Add(int left)
    {
        var watch = random.Next(watches.Length);
        // About as many that bring something as wire copies and repeats that bring nothing.
        switch (random.Next(100))
        {
            case < 40 when left >= watches[watch].MinimumSources:
                foreach (var report in Fresh(watch))
                {
                    Whole(watch, report);
                }

                break;
            case < 55 when told.Count > 0:
                // The same article under another name, in its own watch: nothing new.
                var (where, copied) = told[random.Next(told.Count)];
                Whole(where, copied, "-copy");
                break;
            case < 62 when told.Count > 0:
                // The same article in another watch, which has never heard of it.
                var found = told.FindIndex(
                    random.Next(told.Count),
                    one => one.Watch != watch && reporters[watch].Takes(one.Report, watches[one.Watch].Dating));
                if (found >= 0)
                {
                    Note(watch, told[found].Report, isSure: true);
                    Whole(watch, told[found].Report);
                }

                break;
            case < 76 when whole.Count > 0:
                // The same drop again: a new version of the same words.
                drops.Add(whole[random.Next(whole.Count)]);
                break;
            case < 81 when reporters[watch].Late(Next) is { } late:
                Note(watch, late, isSure: true);
                Whole(watch, late);
                break;
            case < 86 when watches[watch].MinimumSources == 1 && reporters[watch].Late(Next) is { } before:
                Note(watch, before, isSure: false);
                drops.Add(new(
                    NameOf(watch) + Report.Extension(watches[watch].Dating),
                    [before.Text(watches[watch].Dating), Fresh(watch)[0].Text(watches[watch].Dating)]));
                break;
            case < 91 when reporters[watch].Late(Next) is { } gone:
                Note(watch, gone, isSure: false);
                drops.Add(new(
                    NameOf(watch) + Report.Extension(watches[watch].Dating), [gone.Text(watches[watch].Dating)], IsDeleted: true));
                break;
            case < 95:
                unreadable.Add(NameOf(watch) + ".json");
                drops.Add(new(NameOf(watch) + ".json", ["{\"title\": \"cut off"]));
                break;
            default:
                var feed = Enumerable.Range(0, 3).SelectMany(_ => Fresh(watch));
                Whole(NameOf(watch) + ".jsonl", string.Join('\n', feed.Select(report => report.Line(watches[watch].Dating))));
                break;
        }
    }

    private void Whole(int watch, Report report, string suffix = "") =>
        Whole($"{NameOf(watch)}{suffix}{Report.Extension(watches[watch].Dating)}", report.Text(watches[watch].Dating));

    private void Whole(string blobName, string content)
    {
        var drop = new PlannedDrop(blobName, [content]);
        drops.Add(drop);
        whole.Add(drop);
    }

    private IReadOnlyList<Report> Fresh(int watch)
    {
        var fresh = reporters[watch].Fresh(Next);
        foreach (var report in fresh)
        {
            told.Add((watch, report));
            Note(watch, report, isSure: true);
        }

        return fresh;
    }

    private void Note(int watch, Report report, bool isSure) => expectations[watch].Add(report, isSure);

    private int Next() => ++reports;

    private string NameOf(int watch) => FormattableString.Invariant($"{watches[watch].Name}/{drops.Count:00000}");

    private string Settings() => JsonSerializer.Serialize(watches
        .Where(terms => terms.Muted.Count > 0 || terms.MinimumSources > 1)
        .ToDictionary(terms => terms.Name, terms => new { muted = terms.Muted, minimumSources = terms.MinimumSources },
            StringComparer.Ordinal));
}
