using System.Text.Json;

namespace Pipeline.Faults.Stories;

/// <summary>Writes a plan from a seed. Values are unlike each other within a watch, so every announcement can be told
/// from every other.</summary>
internal sealed class StoryWriter
{
    /// <summary>Drops of one watch: as many as a busy story has, few enough that its ledger stays small.</summary>
    private const int DropsPerWatch = 150;

    /// <summary>Muted in every second watch.</summary>
    private const string Muted = "group:lawyers";

    private readonly Random random;
    private readonly int watches;
    private readonly List<PlannedDrop> drops = [];
    private readonly List<(string Watch, Report Report)> told = [];
    private readonly List<PlannedDrop> whole = [];
    private readonly HashSet<ToldFact> required = [];
    private readonly HashSet<ToldFact> optional = [];
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);
    private int reports;

    private StoryWriter(int seed, int count)
    {
        random = new Random(seed);
        watches = Math.Max(3, count / DropsPerWatch);
    }

    /// <summary>Plans <paramref name="count"/> drops; the same ones for the same numbers.</summary>
    public static StoryPlan Write(int seed, int count)
    {
        var writer = new StoryWriter(seed, count);
        while (writer.drops.Count < count)
        {
            writer.Add();
        }

        return new()
        {
            Drops = writer.drops,
            Settings = writer.Settings(),
            Required = writer.required,
            Optional = writer.optional.Except(writer.required).ToHashSet(),
            Unreadable = writer.unreadable,
        };
    }

    private void Add()
    {
        var watch = Watch(random.Next(watches));
        var name = $"{watch}/{drops.Count:00000}";
        // About as many that bring something as wire copies and repeats that bring nothing.
        switch (random.Next(100))
        {
            case < 35:
                Whole(name + ".txt", Fresh(watch).Text);
                break;
            case < 55 when told.Count > 0:
                // The same article under another name, in its own watch: nothing new.
                var (where, copied) = told[random.Next(told.Count)];
                Whole($"{where}/{drops.Count:00000}-copy.txt", copied.Text);
                break;
            case < 62 when told.Count > 0:
                // The same article in another watch, which has never heard of it.
                var elsewhere = told[random.Next(told.Count)].Report;
                Require(watch, elsewhere);
                Whole(name + ".txt", elsewhere.Text);
                break;
            case < 78 when whole.Count > 0:
                // The same drop again: a new version of the same words.
                drops.Add(whole[random.Next(whole.Count)]);
                break;
            case < 85:
                var (before, after) = (NewReport(), Fresh(watch));
                Allow(watch, before);
                drops.Add(new(name + ".txt", [before.Text, after.Text]));
                break;
            case < 90:
                var gone = NewReport();
                Allow(watch, gone);
                drops.Add(new(name + ".txt", [gone.Text], IsDeleted: true));
                break;
            case < 95:
                unreadable.Add(name + ".json");
                drops.Add(new(name + ".json", ["{\"title\": \"cut off"]));
                break;
            default:
                Whole(
                    name + ".jsonl",
                    string.Join('\n', Enumerable.Range(0, 3).Select(_ => JsonSerializer.Serialize(new { body = Fresh(watch).Text }))));
                break;
        }
    }

    private void Whole(string blobName, string content)
    {
        var drop = new PlannedDrop(blobName, [content]);
        drops.Add(drop);
        whole.Add(drop);
    }

    private Report Fresh(string watch)
    {
        var report = NewReport();
        told.Add((watch, report));
        Require(watch, report);
        return report;
    }

    // Values come in no order: a toll that falls is announced like one that rises. Written with a comma they look like no year.
    private Report NewReport()
    {
        var number = ++reports;
        return Report.Write(number, 2_000 + (int)((long)number * 7_919 % 900_001), random);
    }

    private void Require(string watch, Report report) => required.UnionWith(Announced(watch, report));

    private void Allow(string watch, Report report) => optional.UnionWith(Announced(watch, report));

    private static IEnumerable<ToldFact> Announced(string watch, Report report) =>
        report.Facts.Where(fact => !(fact == Muted && IsMuting(watch))).Select(fact => new ToldFact(watch, fact));

    private static string Watch(int number) => $"story-{number:000}";

    private static bool IsMuting(string watch) => (watch[^1] - '0') % 2 == 1;

    private string Settings() => JsonSerializer.Serialize(Enumerable.Range(0, watches).Select(Watch).Where(IsMuting)
        .ToDictionary(watch => watch, _ => new { muted = new[] { Muted } }, StringComparer.Ordinal));
}
