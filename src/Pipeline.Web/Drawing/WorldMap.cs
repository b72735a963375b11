using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Pipeline.Core.Facts;
using Pipeline.Web.Http;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Drawing;

/// <summary>The world as <c>tools/Pipeline.WorldMap</c> projected it.</summary>
public static class WorldMap
{
    /// <summary>Countries whose sources are told apart by shade: up to this many steps.</summary>
    private static readonly int[] Steps = [1, 2, 4, 8];

    private static readonly FrozenDictionary<string, Shape> Shapes;

    static WorldMap()
    {
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal);
        var unnamed = new StringBuilder();
        foreach (var line in Encoding.UTF8.GetString(Assets.Read("world.tsv")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('\t');
            if (cells is ["# size", var width, var height])
            {
                (Width, Height) = (int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture));
            }
            else if (cells is ["", _, _, _, var land])
            {
                unnamed.Append(land);
            }
            else if (cells is [var code, var x, var y, var dot, var path])
            {
                shapes[code] = new Shape(
                    int.Parse(x, CultureInfo.InvariantCulture), int.Parse(y, CultureInfo.InvariantCulture), dot.Length > 0, path);
            }
        }

        Shapes = shapes.ToFrozenDictionary(StringComparer.Ordinal);
        Unnamed = unnamed.ToString();
    }

    /// <summary>Width of the drawing.</summary>
    public static int Width { get; }

    /// <summary>Height of the drawing.</summary>
    public static int Height { get; }

    private static string Unnamed { get; }

    /// <summary>The map of these countries.</summary>
    /// <param name="countries">The countries.</param>
    /// <param name="events">How many events were in each, by code; null where that is not told.</param>
    public static MapModel Of(IEnumerable<StoryFact> countries, IReadOnlyDictionary<string, int>? events = null)
    {
        var known = countries.Where(fact => fact is { Code: not null, Role: not null }).ToArray();
        var codes = known.Select(fact => fact.Code!).ToHashSet(StringComparer.Ordinal);
        var land = new StringBuilder(Unnamed);
        foreach (var (code, shape) in Shapes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!codes.Contains(code))
            {
                land.Append(shape.Path);
            }
        }

        // Strong roles are drawn last, so that their dots lie on top.
        return new MapModel(
            land.ToString(),
            [.. known
                .Where(fact => Shapes.ContainsKey(fact.Code!))
                .OrderBy(fact => fact.Role)
                .ThenBy(fact => fact.Key, StringComparer.Ordinal)
                .Select(fact => new MapCountry(
                    fact, Shapes[fact.Code!].X, Shapes[fact.Code!].Y, Shapes[fact.Code!].IsDot, Shapes[fact.Code!].Path,
                    StepOf(fact.Sources.Count)))],
            [.. known
                .OrderByDescending(fact => fact.Role)
                .ThenByDescending(fact => fact.Sources.Count)
                .ThenBy(fact => fact.Label, StringComparer.Ordinal)])
        {
            Events = events ?? FrozenDictionary<string, int>.Empty,
        };
    }

    private static int StepOf(int sources) => Math.Max(1, Steps.Count(step => sources >= step));

    private sealed record Shape(int X, int Y, bool IsDot, string Path);
}

/// <summary>A map to draw.</summary>
/// <param name="Land">All land of which nothing is known, as one SVG path.</param>
/// <param name="Countries">Countries to shade.</param>
/// <param name="All">All countries for the list beside the map, those with the strongest role first; some are
/// too small for any map.</param>
public sealed record MapModel(string Land, IReadOnlyList<MapCountry> Countries, IReadOnlyList<StoryFact> All)
{
    /// <summary>How many events of the story were in each country, by code.</summary>
    public IReadOnlyDictionary<string, int> Events { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>"2 events"; null for a country in which none was, or the only one of the story.</summary>
    public string? EventsIn(StoryFact country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return Events.Values.Sum() > 1 && Events.TryGetValue(country.Code!, out var events) ? Words.Count(events, "event") : null;
    }
}

/// <summary>A country to shade.</summary>
/// <param name="Fact">What is known of it.</param>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="IsDot">Whether it is too small to be seen without a dot.</param>
/// <param name="Path">Its shape as an SVG path; empty when only the dot shows it.</param>
/// <param name="Step">Shade by number of sources, 1 to 4.</param>
public sealed record MapCountry(StoryFact Fact, int X, int Y, bool IsDot, string Path, int Step)
{
    /// <summary>The role as a class.</summary>
    public string Role => Fact.Role switch
    {
        CountryRole.Affected => "affected",
        CountryRole.Origin => "origin",
        _ => "mentioned",
    };
}
