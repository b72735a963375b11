namespace Pipeline.Training.Tagging;

/// <summary>Names of many countries to put in the place of names in the training text, so that the tagger learns from
/// what stands around them.</summary>
internal sealed class NameLists
{
    private readonly List<string[]> forenames;
    private readonly List<string[]> surnames;

    private NameLists(List<string[]> forenames, List<string[]> surnames)
    {
        this.forenames = forenames;
        this.surnames = surnames;
    }

    /// <summary>Reads the two lists of the folder.</summary>
    public static NameLists Read(string folder) => new(
        Romanized(Path.Combine(folder, "common-forenames-by-country.csv"), "Romanized Name"),
        Romanized(Path.Combine(folder, "common-surnames-by-country.csv"), "Romanized Name"));

    /// <summary>A forename and a surname of one country each; mostly of the same one.</summary>
    public (string Forename, string Surname) Draw(Random random)
    {
        var country = random.Next(Math.Min(forenames.Count, surnames.Count));
        var given = forenames[country];
        var family = surnames[random.Next(surnames.Count)];
        return (given[random.Next(given.Length)], family[random.Next(family.Length)]);
    }

    /// <summary>One list of names for each country that has any, so that small countries are drawn as often as large ones.</summary>
    private static List<string[]> Romanized(string path, string column)
    {
        var lines = File.ReadAllLines(path);
        var at = Array.IndexOf(lines[0].Split(','), column);
        return [.. lines.Skip(1).Select(line => line.Split(','))
            .Where(row => row.Length > at && row[at].Length > 1 && char.IsUpper(row[at][0]) && row[at].All(letter => char.IsLetter(letter)))
            .GroupBy(row => row[0], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Select(row => row[at]).Distinct(StringComparer.Ordinal).ToArray())];
    }
}
