using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Training.Gazetteers;

/// <summary>Writes <see cref="GazetteerLayout"/>.</summary>
internal static class GazetteerWriter
{
    // A byte each; with this many, two words in three that begin no name are known to at once.
    private const int Stems = 1 << 18;

    public static byte[] Write(GazetteerTable table)
    {
        var names = table.Names.ToList();
        var countries = names.SelectMany(name => name.Readings)
            .Select(reading => reading.Country)
            .Append("")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var divisions = Divisions(table);
        var numberOfCountry = countries.Index().ToDictionary(country => country.Item, country => country.Index, StringComparer.Ordinal);
        var numberOfDivision = divisions.Index()
            .ToDictionary(division => division.Item, division => division.Index, StringComparer.Ordinal);

        var readings = new List<PackedReading>();
        var lists = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new List<(ulong Hash, GazetteerEntry Entry)>(names.Count);
        var stems = new byte[Stems];
        foreach (var (name, flags, meanings) in names)
        {
            var packed = meanings.Take(GazetteerLayout.MostReadings).Select(Pack).ToArray();
            var bytes = Convert.ToBase64String(MemoryMarshal.AsBytes<PackedReading>(packed));
            if (!lists.TryGetValue(bytes, out var start))
            {
                lists[bytes] = start = readings.Count;
                readings.AddRange(packed);
            }

            var hash = GazetteerLayout.Hash(name);
            entries.Add((hash, GazetteerEntry.Of(hash, start, packed.Length, flags)));
            if (packed.Length > 0)
            {
                ref var longest = ref stems[GazetteerLayout.Hash(name.AsSpan(0, GazetteerLayout.StemLength(name))) & (Stems - 1)];
                longest = Math.Max(longest, (byte)name.Length);
            }
        }

        var buckets = 1 << (int)Math.Floor(Math.Log2(Math.Max(2, names.Count)));
        var sorted = entries.OrderBy(entry => entry.Hash & (ulong)(buckets - 1)).ThenBy(entry => entry.Hash).ToList();
        var starts = new int[buckets + 1];
        foreach (var (hash, _) in sorted)
        {
            starts[(int)(hash & (ulong)(buckets - 1)) + 1]++;
        }

        for (var i = 0; i < buckets; i++)
        {
            starts[i + 1] += starts[i];
        }

        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].Entry.Fingerprint == sorted[i - 1].Entry.Fingerprint
                && (sorted[i].Hash & (ulong)(buckets - 1)) == (sorted[i - 1].Hash & (ulong)(buckets - 1)))
            {
                throw new InvalidOperationException("Two names have one fingerprint; another seed is needed.");
            }
        }

        using var stream = new MemoryStream();
        Put<int>(stream, [GazetteerLayout.Magic, countries.Count, buckets, sorted.Count, readings.Count, Stems]);
        stream.Write(Encoding.ASCII.GetBytes(string.Concat(countries.Select(country => country.Length == 0 ? "--" : country))));
        if (countries.Count % 2 != 0)
        {
            stream.Write("  "u8);
        }

        Put<int>(stream, starts);
        Put<GazetteerEntry>(stream, sorted.Select(entry => entry.Entry).ToArray());
        Put<PackedReading>(stream, readings.ToArray());
        stream.Write(stems);
        return stream.ToArray();

        PackedReading Pack(Reading reading) => PackedReading.Of(
            numberOfCountry[reading.Country],
            reading.Kind,
            numberOfDivision[reading.Division],
            reading.People,
            reading.Point is { } point ? (short)Math.Round(point.Latitude * 10) : PackedReading.Nowhere,
            reading.Point is { } place ? (short)Math.Round(place.Longitude * 10) : (short)0);
    }

    /// <summary>The codes of the divisions, each at its number; the first is that of none.</summary>
    public static List<string> Divisions(GazetteerTable table) =>
    [
        .. table.Names.SelectMany(name => name.Readings)
            .Select(reading => reading.Division)
            .Append("")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static void Put<T>(Stream stream, ReadOnlySpan<T> values)
        where T : struct => stream.Write(MemoryMarshal.AsBytes(values));
}
