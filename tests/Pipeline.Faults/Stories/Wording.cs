using System.Globalization;

namespace Pipeline.Faults.Stories;

/// <summary>How two publishers write that many were hit in one way: in other words, so that none is a copy of the other.</summary>
/// <param name="Figure">The figure that the number is of.</param>
/// <param name="Who">Who can be counted.</param>
/// <param name="First">The first one's sentence: {0} the count, {1} the country, {2} the part.</param>
/// <param name="Second">The second one's.</param>
/// <remarks>All of them may be of one event: an outbreak would have one in each country.</remarks>
internal sealed record Wording(string Figure, IReadOnlyList<string> Who, string First, string Second)
{
    private static readonly string[] Anybody =
    [
        "people", "people", "people", "farmers", "lawyers", "soldiers", "marines", "journalists", "photographers", "patients", "pilgrims",
        "miners", "prisoners", "protesters", "activists", "dissidents", "migrants", "refugees", "fishermen", "sailors", "villagers",
        "musicians", "athletes", "translators", "aid workers", "police officers",
    ];

    /// <summary>The two publishers.</summary>
    public static IReadOnlyList<string> Publishers { get; } = ["The Courier", "Harbour Post"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Wording> All { get; } =
    [
        new("killed", Anybody, "The quake killed {0} in {1}{2}, the interior ministry said.",
            "In {1}, {0}{2} were killed when the ground shook, rescuers reported.") { HasIncrements = true },
        new("injured", Anybody, "The storm injured {0} in {1}{2}, rescuers said.",
            "Across {1}, {0}{2} were injured as roofs came down, hospitals reported.") { HasIncrements = true },
        new("infected", Anybody, "The tainted water infected {0} in {1}{2}, the health ministry said.",
            "In {1}, {0}{2} were infected by tainted water, clinics reported.") { HasIncrements = true },
        new("abducted", Anybody, "Militants abducted {0} in {1}{2}, a rights group said.",
            "In {1}, {0}{2} were kidnapped by armed men, elders reported.") { IsLevel = true },
        new("displaced", Anybody, "The flood displaced {0} in {1}{2}, the agency said.",
            "In {1}, {0}{2} were displaced when the river rose, a charity reported.") { IsLevel = true },
        new("missing", Anybody, "After the flood {0} are missing in {1}{2}, the coast guard said.",
            "In {1}, {0}{2} went missing, officials reported.") { IsLevel = true },
        new("arrested", ["protesters", "activists", "journalists"], "Police arrested {0} in {1}{2}, a rights group said.",
            "In {1}, {0}{2} were arrested at the square, a charity reported."),
        new("hacked", ["people", "lawyers", "journalists", "activists"], "Hackers hacked {0} in {1}{2}, researchers said.",
            "In {1}, {0}{2} were hacked with a spying tool, analysts reported."),
        .. new[] { "accounts", "records", "devices" }.Select(unit => new Wording(
            $"hacked:{unit}", [unit], "Hackers hacked {0} in {1}{2}, researchers said.",
            "In {1}, {0}{2} were hacked with a spying tool, analysts reported.")),
    ];

    /// <summary>Whether the number says how many are so now, and moves both ways.</summary>
    public bool IsLevel { get; private init; }

    /// <summary>Whether "another 40" is written of it.</summary>
    public bool HasIncrements { get; private init; }

    /// <summary>Whether people are counted, who can belong to a group.</summary>
    public bool IsOfPeople => !Figure.Contains(':', StringComparison.Ordinal);

    /// <summary>The sentence of a publisher.</summary>
    /// <param name="publisher">Which of the two.</param>
    /// <param name="count">The count: "2,345 people", "another 40 people".</param>
    /// <param name="country">The country's name.</param>
    /// <param name="part">The part, if any: "120 teachers".</param>
    public string Write(int publisher, string count, string country, string? part) => publisher == 0
        ? string.Format(CultureInfo.InvariantCulture, First, count, country, part is null ? "" : $", including {part}")
        : string.Format(CultureInfo.InvariantCulture, Second, count, country, part is null ? "" : $", among them {part},");
}
