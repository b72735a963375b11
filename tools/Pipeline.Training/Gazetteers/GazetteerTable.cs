using Pipeline.Text.Gazetteers;

namespace Pipeline.Training.Gazetteers;

/// <summary>A reading before it is packed.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or empty.</param>
/// <param name="Kind">How the name names the place.</param>
/// <param name="Division">The first-level division by its code ("US.OH"), or empty.</param>
/// <param name="People">Number of people; 0 when unknown.</param>
/// <param name="Point">Where it lies, if known.</param>
internal sealed record Reading(string Country, PlaceKind Kind, string Division, double People, (double Latitude, double Longitude)? Point);

/// <summary>All names with what they mean, while the table is built.</summary>
internal sealed class GazetteerTable
{
    private readonly Dictionary<string, (NameFlags Flags, List<Reading> Readings)> names = new(StringComparer.Ordinal);

    /// <summary>The names in ordinal order.</summary>
    public IEnumerable<(string Name, NameFlags Flags, List<Reading> Readings)> Names =>
        names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => (name.Key, name.Value.Flags, name.Value.Readings));

    public int Count => names.Count;

    public bool IsPlace(string name) => names.TryGetValue(name, out var known) && known.Readings.Count > 0;

    public IReadOnlyList<Reading> Readings(string name) => names.TryGetValue(name, out var known) ? known.Readings : [];

    public NameFlags Flags(string name) => names.TryGetValue(name, out var known) ? known.Flags : NameFlags.None;

    /// <summary>Adds what a name is besides a place.</summary>
    public void Mark(string name, NameFlags flags)
    {
        var known = names.GetValueOrDefault(name, (NameFlags.None, []));
        names[name] = (known.Flags | flags, known.Readings);
    }

    /// <summary>Adds a meaning: one a division, the one with most people; a capital stays one.</summary>
    public void Add(string name, Reading reading)
    {
        Mark(name, NameFlags.None);
        var readings = names[name].Readings;
        var same = readings.FindIndex(known =>
            known.Country == reading.Country && known.Division == reading.Division
            && known.Kind is not (PlaceKind.Country or PlaceKind.People));
        if (same < 0)
        {
            readings.Add(reading);
        }
        else if (reading.Kind == PlaceKind.Region && readings[same].Kind != PlaceKind.Region && readings[same].People * 10 > reading.People)
        {
            // São Paulo is the city to anyone who does not say "state".
        }
        else if (reading.Kind == PlaceKind.Capital || readings[same].Kind != PlaceKind.Capital && reading.People > readings[same].People)
        {
            readings[same] = reading with
            {
                People = Math.Max(reading.People, readings[same].People),
                Point = reading.Point ?? readings[same].Point
            };
        }
    }

    /// <summary>Puts a meaning before all others of the name.</summary>
    public void AddFirst(string name, Reading reading)
    {
        Mark(name, NameFlags.None);
        var readings = names[name].Readings;
        readings.RemoveAll(known => known.Country == reading.Country && known.Division == reading.Division);
        readings.Insert(0, reading);
    }
}
