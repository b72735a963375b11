using Pipeline.Text.Gazetteers;

namespace Pipeline.Training.Gazetteers;

/// <summary>Countries with their names and the words for their people.</summary>
internal sealed class CountryNames
{
    // Codes that CLDR lists and that are no countries of our kind.
    private static readonly string[] NoCountry = ["AC", "AQ", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ", "CQ"];

    // CLDR's display names that no newspaper uses.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["CD"] = "DR Congo", ["CG"] = "Congo", ["HK"] = "Hong Kong", ["MM"] = "Myanmar", ["MO"] = "Macau",
        ["PS"] = "Palestinian Territories", ["TR"] = "Turkey", ["CI"] = "Ivory Coast", ["BA"] = "Bosnia and Herzegovina",
    };

    // The home nations are divisions as well as countries, so that their towns are near.
    private static readonly Dictionary<string, string> Divisions = new(StringComparer.Ordinal)
    {
        ["England"] = "GB.ENG", ["Scotland"] = "GB.SCT", ["Wales"] = "GB.WLS", ["Northern Ireland"] = "GB.NIR",
    };

    private readonly SortedDictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Rows of <c>countries.tsv</c>: code and short name.</summary>
    public IEnumerable<string> Rows => labels.Select(label => $"{label.Key}\t{label.Value}");

    public bool IsCode(string code) => labels.ContainsKey(code);

    /// <summary>Whether a country or a people is called so.</summary>
    public bool IsName(string name) => names.Contains(name);

    public static CountryNames Add(GazetteerTable table, DataPackages packages)
    {
        var countries = new CountryNames();
        using var cldr = packages.PackageJson("cldr-localenames-full/main/en/territories.json");
        using var i18n = packages.PackageJson("i18n-nationality/langs/en.json");
        var territories = cldr.RootElement.GetProperty("main").GetProperty("en")
            .GetProperty("localeDisplayNames").GetProperty("territories");
        var nationalities = i18n.RootElement.GetProperty("nationalities");
        var extra = packages.List("countries.tsv").ToDictionary(row => row[0], row => row[1].Split('|'), StringComparer.Ordinal);
        var demonyms = packages.List("demonyms.tsv").ToDictionary(
            row => row[0],
            row => row.Length < 2 ? [] : row[1].Split('|', StringSplitOptions.RemoveEmptyEntries),
            StringComparer.Ordinal);
        foreach (var code in territories.EnumerateObject()
            .Select(territory => territory.Name)
            .Where(IsCountry)
            .Order(StringComparer.Ordinal))
        {
            var label = Labels.GetValueOrDefault(code) ?? territories.GetProperty(code).GetString()!;
            countries.labels[code] = label;
            var forms = new SortedSet<string>(StringComparer.Ordinal) { label };
            foreach (var key in new[] { code, $"{code}-alt-short", $"{code}-alt-variant" })
            {
                if (territories.TryGetProperty(key, out var form) && form.GetString() is { } name
                    && !name.Contains("SAR China") && !name.Contains('(') && !name.Contains("Congo - "))
                {
                    forms.UnionWith(Variants(name));
                }
            }

            forms.UnionWith(extra.GetValueOrDefault(code, []).SelectMany(Variants));
            forms.UnionWith(forms.SelectMany(Joined).ToArray());
            foreach (var form in forms)
            {
                table.Add(form, new Reading(code, PlaceKind.Country, Divisions.GetValueOrDefault(form, ""), 0, null));
                countries.names.Add(form);
            }

            var peoples = demonyms.GetValueOrDefault(code)
                ?? Inflected(nationalities.TryGetProperty(code, out var people) ? people.GetString()! : "");
            foreach (var form in peoples)
            {
                table.Add(form, new Reading(code, PlaceKind.People, "", 0, null));
                countries.names.Add(form);
            }
        }

        return countries;
    }

    /// <summary>"Trinidad &amp; Tobago" and its likes also with "and"; typewriter apostrophes; without accents.</summary>
    public static IEnumerable<string> Variants(string name)
    {
        var plain = name.Replace('’', '\'');
        var and = plain.Replace(" & ", " and ");
        return new[] { plain, and, LatinLetters.Fold(plain), LatinLetters.Fold(and) }.Distinct();
    }

    /// <summary>"Burkina Faso" is written "Burkina-Faso" as well, and "Guinea-Bissau" "Guinea Bissau".</summary>
    private static IEnumerable<string> Joined(string name) =>
        name.Count(letter => letter is ' ' or '-') == 1 && !name.AsSpan().ContainsAny("().'&")
            ? [name.Replace(' ', '-'), name.Replace('-', ' ')] : [];

    private static bool IsCountry(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper) && !NoCountry.Contains(code);

    /// <summary>"Indian" gives "Indian" and "Indians"; "Japanese" and "Swiss" have no plural form of their own.</summary>
    private static string[] Inflected(string demonym)
    {
        if (demonym.Length == 0 || demonym.AsSpan().ContainsAny("(),") || demonym.Contains("Island"))
        {
            return [];
        }

        string[] unchanged = ["s", "sh", "ch", "ese", "dic"];
        return unchanged.Any(ending => demonym.EndsWith(ending, StringComparison.Ordinal)) ? [demonym] : [demonym, demonym + "s"];
    }
}
