using Pipeline.Text.Gazetteers;

namespace Pipeline.Training.Gazetteers;

/// <summary>Forenames and surnames, of compromise's lexicon, of the lists by country and of the list made by hand.</summary>
internal static class PersonNames
{
    private static readonly string[] ForenameTags = ["MaleName", "FemaleName", "FirstName"];

    public static void Add(GazetteerTable table, DataPackages packages, List<(string Word, HashSet<string> Tags)> lexicon)
    {
        foreach (var (word, tags) in lexicon)
        {
            if (word.All(char.IsLetter))
            {
                var name = char.ToUpperInvariant(word[0]) + word[1..];
                if (tags.Overlaps(ForenameTags))
                {
                    table.Mark(name, NameFlags.Forename);
                }
                else if (tags.Contains("LastName"))
                {
                    table.Mark(name, NameFlags.Surname);
                }
            }
        }

        AddColumn(table, packages.Csv("common-forenames-by-country.csv"), 11, NameFlags.Forename);
        AddColumn(table, packages.Csv("common-surnames-by-country.csv"), 5, NameFlags.Surname);
        foreach (var row in packages.List("forenames.txt"))
        {
            table.Mark(row[0], NameFlags.Forename);
        }
    }

    private static void AddColumn(GazetteerTable table, IEnumerable<string[]> rows, int column, NameFlags flag)
    {
        foreach (var row in rows)
        {
            var name = row.Length > column ? row[column].Trim() : "";
            foreach (var form in new[] { name, LatinLetters.Fold(name) }.Distinct())
            {
                if (form.Length > 2 && char.IsUpper(form[0]) && form.All(letter => char.IsLetter(letter) || letter is '\'' or '-'))
                {
                    table.Mark(form, flag);
                }
            }
        }
    }
}
