namespace Pipeline.Text.Gazetteers;

/// <summary>Names of countries, peoples, cities, regions and governments, and of people.</summary>
/// <remarks>
/// Built once from the embedded tables (about 38,000 names) when <see cref="Default"/> is first used, and immutable after. A lookup joins
/// tokens into the longest name that is known: the letters at the start of its first token give the longest name to try, and each
/// candidate is one hash of characters without an allocation.
/// </remarks>
public sealed class Gazetteer
{
    private const int LongestKey = 96;
    private static readonly Lazy<Gazetteer> LazyDefault = new(() => new Gazetteer());

    private readonly Dictionary<string, PlaceName> places = new(40_000, StringComparer.Ordinal);
    private readonly Dictionary<string, int> longestByStem = new(32_000, StringComparer.Ordinal);
    private readonly Dictionary<string, string> countries = new(256, StringComparer.Ordinal);
    private readonly HashSet<string> forenames = new(6_000, StringComparer.Ordinal);
    private readonly HashSet<string> surnames = new(4_000, StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceName>.AlternateLookup<ReadOnlySpan<char>> placesBySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> longestBySpan;

    private Gazetteer()
    {
        ReadNames();
        ReadPlaces();
        ReadCountries();
        foreach (var row in DataFile.Rows("organizations.tsv"))
        {
            var tab = row.IndexOf('\t');
            var code = row.EndsWith('-') ? "" : row[(tab + 1)..];
            Add(new PlaceName(row[..tab], [new PlaceReading(code, PlaceKind.Government, 0)], IsCommonWord: false, IsPersonalName: false));
        }

        foreach (var row in DataFile.Rows("geography.tsv"))
        {
            Add(new PlaceName(row, [new PlaceReading("", PlaceKind.Wide, 0)], IsCommonWord: false, IsPersonalName: false));
        }

        placesBySpan = places.GetAlternateLookup<ReadOnlySpan<char>>();
        longestBySpan = longestByStem.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The gazetteer of the embedded tables.</summary>
    public static Gazetteer Default => LazyDefault.Value;

    /// <summary>English short names of countries by ISO 3166-1 alpha-2 code: "GB" is "United Kingdom".</summary>
    public IReadOnlyDictionary<string, string> Countries => countries;

    /// <summary>Whether <paramref name="word"/> is a forename, as it is written.</summary>
    public bool IsForename(ReadOnlySpan<char> word) => forenames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether <paramref name="word"/> is a surname, as it is written.</summary>
    public bool IsSurname(ReadOnlySpan<char> word) => surnames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>What <paramref name="name"/> names, or null. Case counts, except that a name in capitals is found as well.</summary>
    public PlaceName? Find(ReadOnlySpan<char> name) => placesBySpan.TryGetValue(name, out var place) ? place : FindInCapitals(name);

    /// <summary>The longest name that begins at token <paramref name="first"/>, or null.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="first">Index of the token that the name begins with.</param>
    /// <param name="end">Index after the name's last token; <paramref name="first"/> when nothing is found.</param>
    public PlaceName? LongestMatch(TokenizedText tokens, int first, out int end)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var text = tokens.Cased;
        end = first;
        var token = tokens[first].Span;
        if (!char.IsUpper(text[token.Start]) && !char.IsDigit(text[token.Start]))
        {
            return null;
        }

        Span<char> key = stackalloc char[LongestKey];
        Span<char> stem = stackalloc char[LongestKey];
        var stemLength = StemLength(text.AsSpan(token.Start, token.Length));
        if (stemLength > LongestKey || token.Length > LongestKey)
        {
            return null;
        }

        text.AsSpan(token.Start, stemLength).CopyTo(stem);
        if (!longestBySpan.TryGetValue(stem[..stemLength], out var longest))
        {
            if (!IsCapitals(stem[..stemLength]))
            {
                return null;
            }

            ToTitleCase(stem[..stemLength]);
            if (!longestBySpan.TryGetValue(stem[..stemLength], out longest))
            {
                return null;
            }
        }
        else if (IsCapitals(stem[..stemLength]))
        {
            longest = Math.Max(longest, 24);
        }

        PlaceName? found = null;
        var length = 0;
        for (var i = first; i < tokens.Count; i++)
        {
            var word = tokens[i].Span;
            if (i > first && word.Start > tokens[i - 1].Span.End)
            {
                if (word.Start - tokens[i - 1].Span.End > 2 || length >= LongestKey)
                {
                    break;
                }

                key[length++] = ' ';
            }

            if (length + word.Length > Math.Min(longest, LongestKey))
            {
                break;
            }

            text.AsSpan(word.Start, word.Length).CopyTo(key[length..]);
            key.Slice(length, word.Length).Replace('’', '\'');
            length += word.Length;
            if (Find(key[..length]) is { } place)
            {
                found = place;
                end = i + 1;
            }
        }

        return found;
    }

    private PlaceName? FindInCapitals(ReadOnlySpan<char> name)
    {
        if (name.Length < 4 || name.Length > LongestKey || !IsCapitals(name))
        {
            return null;
        }

        Span<char> title = stackalloc char[name.Length];
        name.CopyTo(title);
        ToTitleCase(title);
        return placesBySpan.TryGetValue(title, out var place) ? place : null;
    }

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter))
            {
                return false;
            }
        }

        return word.Length > 2;
    }

    /// <summary>"NEW DELHI" becomes "New Delhi", "UNITED STATES OF AMERICA" "United States of America".</summary>
    private static void ToTitleCase(Span<char> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsLetter(name[i - 1]) || StartsSmallWord(name, i))
            {
                name[i] = char.ToLowerInvariant(name[i]);
            }
        }
    }

    private static bool StartsSmallWord(ReadOnlySpan<char> name, int index)
    {
        if (index == 0 || name[index - 1] != ' ')
        {
            return false;
        }

        var rest = name[index..];
        return rest.StartsWith("OF ") || rest.StartsWith("AND ") || rest.StartsWith("THE ");
    }

    private static int StemLength(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (length < word.Length && char.IsLetterOrDigit(word[length]))
        {
            length++;
        }

        return length;
    }

    private void ReadNames()
    {
        foreach (var row in DataFile.Rows("names.tsv"))
        {
            var tab = row.IndexOf('\t');
            var name = row[..tab];
            var kinds = row.AsSpan(tab + 1);
            if (kinds.Contains('f'))
            {
                forenames.Add(name);
            }

            if (kinds.Contains('s'))
            {
                surnames.Add(name);
            }
        }
    }

    private void ReadPlaces()
    {
        Span<Range> readings = stackalloc Range[4];
        foreach (var row in DataFile.Rows("places.tsv"))
        {
            var line = row.AsSpan();
            var name = line[..line.IndexOf('\t')];
            line = line[(name.Length + 1)..];
            var flags = line[..line.IndexOf('\t')];
            line = line[(flags.Length + 1)..];
            var count = line.Split(readings, ' ');
            var meanings = new PlaceReading[count];
            for (var i = 0; i < count; i++)
            {
                var reading = line[readings[i]];
                var kind = reading[3] switch { 'C' => PlaceKind.Capital, 'c' => PlaceKind.City, _ => PlaceKind.Region };
                meanings[i] = new PlaceReading(Code(reading[..2]), kind, int.Parse(reading[5..]));
            }

            Add(new PlaceName(name.ToString(), meanings, flags.Contains('w'), flags.Contains('n')));
        }
    }

    private void ReadCountries()
    {
        foreach (var row in DataFile.Rows("countries.tsv"))
        {
            var columns = row.Split('\t');
            countries[columns[0]] = columns[1];
            AddNames(columns[2], new PlaceReading(columns[0], PlaceKind.Country, 0));
            AddNames(columns[3], new PlaceReading(columns[0], PlaceKind.People, 0));
        }
    }

    private void AddNames(string names, PlaceReading reading)
    {
        foreach (var name in names.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            // Georgia is a state too, and more than one country's people are Congolese.
            PlaceReading[] readings = places.TryGetValue(name, out var known) ? [reading, .. known.Readings] : [reading];
            Add(new PlaceName(name, readings, IsCommonWord: false, forenames.Contains(name) || surnames.Contains(name)));
        }
    }

    private void Add(PlaceName place)
    {
        places[place.Name] = place;
        var stem = place.Name.AsSpan(0, StemLength(place.Name));
        var lookup = longestByStem.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(stem, out var longest) || longest < place.Name.Length)
        {
            lookup[stem] = place.Name.Length;
        }
    }

    // Two letters a row would be 60,000 small strings; the codes of countries are shared.
    private readonly Dictionary<int, string> codes = [];

    private string Code(ReadOnlySpan<char> code)
    {
        var number = code[0] * 128 + code[1];
        if (!codes.TryGetValue(number, out var shared))
        {
            codes[number] = shared = code.ToString();
        }

        return shared;
    }
}
