using System.Globalization;

namespace Pipeline.Faults.Stories;

/// <summary>An article whose facts are known because they were chosen before its sentence was written.</summary>
/// <param name="Text">The article.</param>
/// <param name="Facts">Its facts, as <see cref="ToldFact.Fact"/> writes them.</param>
internal sealed record Report(string Text, IReadOnlyList<string> Facts)
{
    private static readonly (string Code, string Name)[] Countries =
    [
        ("NP", "Nepal"), ("KE", "Kenya"), ("PE", "Peru"), ("CL", "Chile"), ("NO", "Norway"),
        ("PL", "Poland"), ("JP", "Japan"), ("KW", "Kuwait"), ("ML", "Mali"), ("GH", "Ghana"),
        ("FR", "France"), ("IT", "Italy"), ("ES", "Spain"), ("TH", "Thailand"), ("VN", "Vietnam"),
    ];

    private static readonly (string Effect, string Who, string Sentence)[] Incidents =
    [
        ("killed", "people", "The quake killed {0:N0} people in {1}, the interior ministry said."),
        ("arrested", "protesters", "Police arrested {0:N0} protesters in {1} on Sunday, a rights group said."),
        ("abducted", "students", "Militants abducted {0:N0} students in {1} on Sunday, a rights group said."),
        ("injured", "aid workers", "The storm injured {0:N0} aid workers in {1}, rescuers said."),
        ("displaced", "families", "The flood displaced {0:N0} families in {1}, the agency said."),
        ("hacked", "lawyers", "Hackers hacked the phones of {0:N0} lawyers in {1}, researchers said."),
    ];

    /// <summary>Writes a report of an incident that <paramref name="random"/> chooses.</summary>
    /// <param name="number">Makes the article unlike every other one.</param>
    /// <param name="value">The victims counted.</param>
    /// <param name="random">The choice.</param>
    public static Report Write(int number, int value, Random random)
    {
        var (effect, who, sentence) = Incidents[random.Next(Incidents.Length)];
        var (code, country) = Countries[random.Next(Countries.Length)];
        return new(
            $"Report {number} of the day. {string.Format(CultureInfo.InvariantCulture, sentence, value, country)}",
            [FormattableString.Invariant($"count:{effect}:{who}={value}"), $"country:{code}=Affected", $"group:{who}"]);
    }
}
