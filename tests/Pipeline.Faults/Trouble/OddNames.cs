using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Trouble;

/// <summary>Drops under names that a stranger may choose: commands to a terminal, line breaks that would forge a line of a log, signs that
/// turn a line around, names that look like others, and the longest one.</summary>
internal static class OddNames
{
    /// <summary>The watch of those that can be read.</summary>
    public const string Watch = "odd-names";

    /// <summary>What a line of a log begins with that a name forged.</summary>
    public const string Forgery = "FORGED";

    private const int LongestName = 1024;

    // Storage holds them when another tool than this one puts them there.
    private static readonly string[] Stored =
    [
        "\u001B[31mred.txt", "\u009B31mred.txt", "\u202Egpj.txt", $"line\n{Forgery} line.txt", $"return\r{Forgery} return.txt",
        "\uFF1Dcmd\uFF0B\uFF11.txt", "100%25 of %41%2Fall%.txt", "\U0001F600 party.txt", "\uFFFEmark.txt", "\u0001.txt", "~\u2028/b b.txt",
        "dots.../three.txt", new string('n', LongestName - Watch.Length - "/.txt".Length) + ".txt",
    ];

    // No file for the command: it says so by name.
    private static readonly string[] NeverTaken = ["\u001B[2Jscreen.txt", "\u009Bcsi.txt", $"a\n{Forgery} by drop.txt", "\uFFFEmark.txt", "dots..."];

    private static readonly string[] NoWatch = ["odd\u001B[31m-watch", $"line\n{Forgery} watch", ".hidden", "\u202E \u0085"];

    /// <summary>Drops that are read and told, and some whose first folder names no watch.</summary>
    /// <param name="watch">The watch of the former.</param>
    /// <param name="unreadable">Gets the names of the latter.</param>
    public static IReadOnlyList<PlannedDrop> Write(PlainWatch watch, HashSet<string> unreadable)
    {
        var drops = Stored.Select(watch.Drop).ToList();
        foreach (var folder in NoWatch)
        {
            unreadable.Add($"{folder}/one.txt");
            drops.Add(new($"{folder}/one.txt", ["Nobody reads this."]));
        }

        return drops;
    }

    /// <summary>A run of <c>drop</c> over files that it can't drop, and one that it can.</summary>
    public static PlannedRun Refused(PlainWatch watch)
    {
        var taken = watch.Drop("beside.txt");
        return new(
            Watch,
            [.. NeverTaken.Select(name => new PlannedFile("odd", name, "Nobody reads this.")), new("odd", "beside.txt", taken.Contents[0])],
            [taken], ExitCode: 1);
    }
}
