using System.Security.Cryptography;
using System.Text;
using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Trouble;

/// <summary>Files of one name and other content, named in one run of <c>drop</c> and in one after the other, and equal content twice.</summary>
internal static class SameNames
{
    /// <summary>Their watch.</summary>
    public const string Watch = "same-names";

    private const string Name = "index.txt";

    /// <summary>The runs, with the names under which the documentation says that files are told apart.</summary>
    public static IEnumerable<PlannedRun> Write(PlainWatch watch)
    {
        var (north, south, alone, west, other) = (watch.Tell(), watch.Tell(), watch.Tell(), watch.Tell(), watch.Tell());
        // Within one run each of them gets its folder, and the third one is the first one's content.
        yield return new(
            Watch,
            [new("north", Name, north), new("south", Name, south), new("east", Name, north)],
            [Drop($"north/{Name}", north), Drop($"south/{Name}", south)]);
        yield return new(Watch, [new("alone", Name, alone)], [Drop(Name, alone)]);
        // What is kept is not written over: first the folder comes in front, then a part of the hash into the name.
        yield return new(Watch, [new("west", Name, west)], [Drop($"west/{Name}", west)]);
        yield return new(Watch, [new("west", Name, west)], []);
        yield return new(Watch, [new("west", Name, other)], [Drop($"west/index-{HashOf(other)}.txt", other)]);
    }

    private static PlannedDrop Drop(string name, string content) => new($"{Watch}/{name}", [content]);

    private static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];
}
