using System.Runtime.InteropServices;
using Pipeline.Text.Data;

namespace Pipeline.Text.Gazetteers;

/// <summary>How <c>gazetteer.bin</c> is laid out, for the tool that writes it and for <see cref="Gazetteer"/>,
/// which reads it in place.</summary>
/// <remarks>
/// <para>Little-endian, in this order: the header's <see cref="HeaderLength"/> integers; the countries' two letters each; the buckets,
/// whose number is a power of two, with one more at the end (each holds the index of its first entry); the entries, by bucket; the
/// readings; the longest name in characters that begins with each first word, at the word's hash.</para>
/// <para>No name is stored. A name's 64-bit hash gives its bucket (low bits) and its entry (high 32 bits), so that with two entries a
/// bucket one in two thousand million words that are no name is taken for one.</para>
/// </remarks>
internal static class GazetteerLayout
{
    public const int Magic = 0x325A4750;
    public const int HeaderLength = 6;
    public const int MostReadings = 31;

    /// <summary>Names longer than this are not looked for.</summary>
    public const int LongestName = 96;

    /// <summary>Spreads a hash over all bits: the finalizer of MurmurHash3.</summary>
    public static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }

    public static ulong Hash(ReadOnlySpan<char> name)
    {
        var hash = Fnv1a.Basis64;
        foreach (var letter in name)
        {
            hash = Fnv1a.Extend64(hash, letter);
        }

        return Finish(hash);
    }

    /// <summary>Length of the word that a name is first looked up by: the letters and digits that it begins with.</summary>
    public static int StemLength(ReadOnlySpan<char> name)
    {
        var length = 0;
        while (length < name.Length && char.IsLetterOrDigit(name[length]))
        {
            length++;
        }

        return length;
    }
}

/// <summary>One name: what it is besides a place, and where its readings stand.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct GazetteerEntry(uint Fingerprint, uint Value)
{
    private const int StartBits = 20;

    public int Start => (int)(Value & ((1 << StartBits) - 1));

    public int Count => (int)(Value >> StartBits) & 31;

    public NameFlags Flags => (NameFlags)(Value >> (StartBits + 5));

    public static GazetteerEntry Of(ulong hash, int start, int count, NameFlags flags)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, 1 << StartBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, GazetteerLayout.MostReadings);
        return new GazetteerEntry((uint)(hash >> 32), (uint)start | (uint)count << StartBits | (uint)flags << (StartBits + 5));
    }
}

/// <summary>What a name of the gazetteer is besides a place.</summary>
[Flags]
internal enum NameFlags
{
    None = 0,
    CommonWord = 1,
    Forename = 1 << 1,
    Surname = 1 << 2,

    /// <summary>"Pa.", "ON": a state's or province's abbreviation, which is one only after a comma.</summary>
    Abbreviation = 1 << 3,

    /// <summary>News of the world names the place, so that it is known though it is small.</summary>
    InNews = 1 << 4,
}

/// <summary>One reading in eight bytes: country, kind, division, people on a logarithmic scale, and the place
/// to a tenth of a degree.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct PackedReading(uint Bits, short Latitude, short Longitude)
{
    /// <summary>Steps of the scale of people for each factor of ten.</summary>
    private const double StepsPerTen = 24;

    public const short Nowhere = short.MinValue;

    public int Country => (int)(Bits & 0xff);

    public PlaceKind Kind => (PlaceKind)(Bits >> 8 & 0xf);

    public int Division => (int)(Bits >> 12 & 0xfff);

    /// <summary>The decimal logarithm of the people; 0 when unknown.</summary>
    public double Magnitude => (Bits >> 24) / StepsPerTen;

    public int Thousands => Bits >> 24 == 0 ? 0 : (int)Math.Round(Math.Pow(10, Magnitude - 3));

    public static PackedReading Of(int country, PlaceKind kind, int division, double people, short latitude, short longitude)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(country, 0xff);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(division, 0xfff);
        var scale = people < 1 ? 0 : (uint)Math.Clamp(Math.Round(Math.Log10(people) * StepsPerTen), 1, 255);
        return new PackedReading((uint)country | (uint)kind << 8 | (uint)division << 12 | scale << 24, latitude, longitude);
    }
}
