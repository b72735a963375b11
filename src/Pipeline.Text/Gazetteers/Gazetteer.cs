using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Text.Data;
using Pipeline.Text.Words;

namespace Pipeline.Text.Gazetteers;

/// <summary>Names of countries, peoples, cities, regions and governments, and of people.</summary>
/// <remarks>
/// Reads one prebuilt table (<see cref="GazetteerLayout"/>) in place: loading is one copy of a few megabytes, and a lookup is one hash of
/// characters and one or two comparisons. What a name means is unpacked when a text first uses it and kept. Safe for concurrent use.
/// </remarks>
public sealed class Gazetteer
{
    private const string FileName = "gazetteer.bin";
    private static readonly Lazy<Gazetteer> LazyDefault = new(() => new Gazetteer(DataFile.Bytes(FileName)));

    private readonly Lazy<IReadOnlyDictionary<string, string>> countryNames = new(ReadCountries);
    private readonly byte[] table;
    private readonly string[] codes;
    private readonly PlaceName?[] unpacked;
    private readonly int buckets;
    private readonly int stems;
    private readonly int bucketsAt;
    private readonly int entriesAt;
    private readonly int readingsAt;
    private readonly int stemsAt;

    internal Gazetteer(byte[] table)
    {
        this.table = table;
        var header = MemoryMarshal.Cast<byte, int>(table.AsSpan(0, GazetteerLayout.HeaderLength * sizeof(int)));
        if (header[0] != GazetteerLayout.Magic)
        {
            throw new InvalidDataException($"{FileName} has another layout than this version of the analyzer reads.");
        }

        var countries = header[1];
        buckets = header[2];
        var entries = header[3];
        var readings = header[4];
        stems = header[5];
        codes = new string[countries];
        var at = GazetteerLayout.HeaderLength * sizeof(int);
        for (var i = 0; i < countries; i++)
        {
            codes[i] = i == 0 ? "" : Encoding.ASCII.GetString(table, at + i * 2, 2);
        }

        bucketsAt = at + (countries + 1) / 2 * 4;
        entriesAt = bucketsAt + (buckets + 1) * sizeof(int);
        readingsAt = entriesAt + entries * 8;
        stemsAt = readingsAt + readings * 8;
        unpacked = new PlaceName?[entries];
    }

    /// <summary>The gazetteer of the embedded tables.</summary>
    public static Gazetteer Default => LazyDefault.Value;

    /// <summary>English short names of countries by ISO 3166-1 alpha-2 code: "GB" is "United Kingdom".</summary>
    public IReadOnlyDictionary<string, string> Countries => countryNames.Value;

    /// <summary>Whether <paramref name="word"/> is a forename, as it is written.</summary>
    public bool IsForename(ReadOnlySpan<char> word) => Is(word, NameFlags.Forename);

    /// <summary>Whether <paramref name="word"/> is a surname, as it is written.</summary>
    public bool IsSurname(ReadOnlySpan<char> word) => Is(word, NameFlags.Surname);

    /// <summary>What <paramref name="name"/> names, or null. Case counts, except that a name in capitals is found as well.</summary>
    public PlaceName? Find(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > GazetteerLayout.LongestName)
        {
            return null;
        }

        var plain = Fnv1a.Basis64;
        var titled = Fnv1a.Basis64;
        for (var i = 0; i < name.Length; i++)
        {
            var letter = Plain(name[i]);
            plain = Fnv1a.Extend64(plain, letter);
            titled = Fnv1a.Extend64(titled, IsLowerInTitle(name, i) ? char.ToLowerInvariant(letter) : letter);
        }

        var entry = EntryOf(GazetteerLayout.Finish(plain));
        var isTitled = entry < 0 && name.Length >= 4 && IsCapitals(name);
        if (isTitled)
        {
            entry = EntryOf(GazetteerLayout.Finish(titled));
        }

        return entry < 0 ? null : Unpack(entry, name, isTitled ? Form.Capitals : Form.Plain);
    }

    /// <summary>The longest name that begins at token <paramref name="first"/>, or null.</summary>
    /// <param name="text">The text in ordinary case; in capitals names are found as well.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="first">Index of the token that the name begins with.</param>
    /// <param name="end">Index after the name's last token; <paramref name="first"/> when nothing is found.</param>
    internal PlaceName? LongestMatch(string text, ReadOnlySpan<Token> tokens, int first, out int end)
    {
        end = first;
        var start = tokens[first].Span.Start;
        if (!char.IsUpper(text[start]) && !char.IsDigit(text[start]))
        {
            return null;
        }

        var longest = Longest(text.AsSpan(start, tokens[first].Span.Length), out var isCapitals);
        if (longest == 0)
        {
            return null;
        }

        var found = -1;
        var form = Form.Plain;
        var plain = Fnv1a.Basis64;
        var titled = Fnv1a.Basis64;
        var unaccented = Fnv1a.Basis64;
        var isAccented = false;
        var length = 0;
        var isWordStart = true;
        for (var i = first; i < tokens.Length; i++)
        {
            var word = tokens[i].Span;
            if (i > first && word.Start > tokens[i - 1].Span.End)
            {
                if (word.Start - tokens[i - 1].Span.End > 2)
                {
                    break;
                }

                plain = Fnv1a.Extend64(plain, ' ');
                titled = Fnv1a.Extend64(titled, ' ');
                unaccented = Fnv1a.Extend64(unaccented, ' ');
                length++;
                isWordStart = true;
            }

            length += word.Length;
            if (length > longest)
            {
                break;
            }

            var raw = text.AsSpan(word.Start, word.Length);
            isCapitals = isCapitals && !ContainsLower(raw);
            var isSmall = isCapitals && i > first && isWordStart && RuleWords.Is(raw, WordLists.SmallInPlace);
            foreach (var original in raw)
            {
                var letter = Plain(original);
                plain = Fnv1a.Extend64(plain, letter);
                titled = Fnv1a.Extend64(titled, isWordStart && !isSmall ? letter : char.ToLowerInvariant(letter));
                isWordStart = !char.IsLetter(letter);
                var bare = LatinAccents.Without(letter);
                isAccented |= bare != letter;
                unaccented = Fnv1a.Extend64(unaccented, bare);
            }

            var entry = EntryOf(GazetteerLayout.Finish(plain));
            var entryForm = Form.Plain;
            if (entry < 0 && isCapitals && length >= 4)
            {
                entry = EntryOf(GazetteerLayout.Finish(titled));
                entryForm = Form.Capitals;
            }
            else if (entry < 0 && isAccented && length >= 5)
            {
                entry = EntryOf(GazetteerLayout.Finish(unaccented));
                entryForm = Form.Accented;
            }

            if (entry >= 0 && EntryAt(entry).Count > 0)
            {
                found = entry;
                form = entryForm;
                end = i + 1;
            }
        }

        return found < 0 ? null : Unpack(found, text.AsSpan(start, tokens[end - 1].Span.End - start), form);
    }

    /// <summary>Length of the longest name that begins with the word's letters; 0 when none does.</summary>
    private int Longest(ReadOnlySpan<char> word, out bool isCapitals)
    {
        var stem = word[..Math.Min(GazetteerLayout.StemLength(word), GazetteerLayout.LongestName)];
        isCapitals = IsCapitals(stem);
        int longest = table[stemsAt + (int)(GazetteerLayout.Hash(stem) & (uint)(stems - 1))];
        if (!isCapitals)
        {
            return Ascii.IsValid(stem) ? longest : Math.Max(longest, LongestUnaccented(stem));
        }

        Span<char> title = stackalloc char[GazetteerLayout.LongestName];
        stem.CopyTo(title);
        for (var i = 1; i < stem.Length; i++)
        {
            title[i] = char.ToLowerInvariant(title[i]);
        }

        return Math.Max(longest, table[stemsAt + (int)(GazetteerLayout.Hash(title[..stem.Length]) & (uint)(stems - 1))]);
    }

    private int LongestUnaccented(ReadOnlySpan<char> stem)
    {
        Span<char> bare = stackalloc char[GazetteerLayout.LongestName];
        for (var i = 0; i < stem.Length; i++)
        {
            bare[i] = LatinAccents.Without(stem[i]);
        }

        return table[stemsAt + (int)(GazetteerLayout.Hash(bare[..stem.Length]) & (uint)(stems - 1))];
    }

    /// <summary>The country's number in this table; 0 when no name lies in it.</summary>
    internal int NumberOf(string code) => Math.Max(0, Array.IndexOf(codes, code));

    private bool Is(ReadOnlySpan<char> word, NameFlags flag)
    {
        var entry = word.Length is > 0 and <= GazetteerLayout.LongestName ? EntryOf(GazetteerLayout.Hash(word)) : -1;
        return entry >= 0 && (EntryAt(entry).Flags & flag) != NameFlags.None;
    }

    private int EntryOf(ulong hash)
    {
        var starts = MemoryMarshal.Cast<byte, int>(table.AsSpan(bucketsAt, (buckets + 1) * sizeof(int)));
        var bucket = (int)(hash & (uint)(buckets - 1));
        for (var i = starts[bucket]; i < starts[bucket + 1]; i++)
        {
            if (EntryAt(i).Fingerprint == (uint)(hash >> 32))
            {
                return i;
            }
        }

        return -1;
    }

    private GazetteerEntry EntryAt(int index) => MemoryMarshal.Read<GazetteerEntry>(table.AsSpan(entriesAt + index * 8, 8));

    /// <summary>What the entry says; null for a name that only people have.</summary>
    private PlaceName? Unpack(int index, ReadOnlySpan<char> name, Form form)
    {
        if (Volatile.Read(ref unpacked[index]) is { } known)
        {
            return known;
        }

        var entry = EntryAt(index);
        if (entry.Count == 0)
        {
            return null;
        }

        var readings = new PlaceReading[entry.Count];
        for (var i = 0; i < readings.Length; i++)
        {
            var packed = MemoryMarshal.Read<PackedReading>(table.AsSpan(readingsAt + (entry.Start + i) * 8, 8));
            readings[i] = new PlaceReading(codes[packed.Country], packed.Kind, packed.Thousands)
            {
                Country = packed.Country,
                Magnitude = packed.Magnitude,
                Division = packed.Division,
                Latitude = packed.Latitude,
                Longitude = packed.Longitude,
            };
        }

        var place = new PlaceName(
            Canonical(name, form),
            readings,
            entry.Flags.HasFlag(NameFlags.CommonWord),
            (entry.Flags & (NameFlags.Forename | NameFlags.Surname)) != NameFlags.None)
        {
            IsAbbreviation = entry.Flags.HasFlag(NameFlags.Abbreviation),
            IsInNews = entry.Flags.HasFlag(NameFlags.InNews),
        };
        return Interlocked.CompareExchange(ref unpacked[index], place, null) ?? place;
    }

    /// <summary>The name as the table has it, whatever form the text that first used it was in.</summary>
    private static string Canonical(ReadOnlySpan<char> name, Form form)
    {
        var canonical = name.ToArray();
        for (var i = 0; i < canonical.Length; i++)
        {
            var letter = Plain(name[i]);
            canonical[i] = form switch
            {
                Form.Capitals when IsLowerInTitle(name, i) => char.ToLowerInvariant(letter),
                Form.Accented => LatinAccents.Without(letter),
                _ => letter,
            };
        }

        return new string(canonical);
    }

    private static char Plain(char letter) => letter switch { '’' => '\'', '\n' or '\r' or '\t' => ' ', _ => letter };

    private static bool ContainsLower(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCapitals(ReadOnlySpan<char> word) => word.Length > 1 && !ContainsLower(word);

    /// <summary>"NEW DELHI" is read as "New Delhi", "UNITED STATES OF AMERICA" as "United States of America".</summary>
    private static bool IsLowerInTitle(ReadOnlySpan<char> name, int index)
    {
        if (index == 0)
        {
            return false;
        }

        var rest = name[index..];
        return char.IsLetter(name[index - 1])
            || name[index - 1] == ' ' && rest.IndexOf(' ') is var space and > 0
                && RuleWords.Is(rest[..space], WordLists.SmallInPlace);
    }

    /// <summary>How a text writes a name of the table.</summary>
    private enum Form
    {
        Plain,

        /// <summary>"RIO DE JANEIRO".</summary>
        Capitals,

        /// <summary>"Parañaque", which the table has without its accent only.</summary>
        Accented,
    }

    private static Dictionary<string, string> ReadCountries()
    {
        var countries = new Dictionary<string, string>(256, StringComparer.Ordinal);
        foreach (var row in DataFile.Rows("countries.tsv"))
        {
            var tab = row.IndexOf('\t');
            countries[row[..tab]] = row[(tab + 1)..];
        }

        return countries;
    }
}
