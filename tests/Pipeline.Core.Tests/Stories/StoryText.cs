using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Tests.Stories;

/// <summary>Statements as a line of text says them: <c>title: killed >=4 people / including 1 / revision</c>.</summary>
internal static partial class StoryText
{
    private static readonly Dictionary<string, Func<CountStatement, string, CountStatement>> CountFlags = new(StringComparer.Ordinal)
    {
        ["event"] = static (count, rest) => count with { Event = int.Parse(rest, CultureInfo.InvariantCulture) },
        ["suspected"] = static (count, _) => count with { Status = CaseStatus.Suspected },
        ["confirmed"] = static (count, _) => count with { Status = CaseStatus.Confirmed },
        ["called"] = static (count, rest) => count with { Word = Enum.Parse<VictimEffect>(rest, ignoreCase: true) },
        ["part"] = static (count, _) => count with { Scope = CountScope.Part },
        ["state"] = static (count, _) => count with { Scope = CountScope.State },
        ["superseded"] = static (count, _) => count with { Scope = CountScope.Superseded },
        ["background"] = static (count, _) => count with { Scope = CountScope.Background },
        ["more"] = static (count, _) => count with { Scope = CountScope.Increment },
        ["of"] = static (count, rest) => count with { Scope = CountScope.Part, Whole = WholeOf(rest) },
        ["including"] = static (count, rest) => count with { Attackers = new Attackers(int.Parse(rest, CultureInfo.InvariantCulture), 0) },
        ["beside"] = static (count, rest) => count with { Attackers = new Attackers(0, int.Parse(rest, CultureInfo.InvariantCulture)) },
        ["attackers"] = static (count, _) => count with { IsOfAttackers = true },
        ["revision"] = static (count, _) => count with { IsRevision = true },
        ["ordinal"] = static (count, _) => count with { Transition = Transition.Ordinal },
        ["died"] = static (count, rest) => count with
        {
            Transition = Transition.Death, Names = rest.Length > 0 ? [rest] : [],
        },
        ["found"] = static (count, _) => count with { Transition = Transition.Return },
        ["joined"] = static (count, rest) => count with { Enumeration = int.Parse(rest, CultureInfo.InvariantCulture) },
    };

    /// <summary>The statement of a line.</summary>
    public static StoryStatement Parse(string line)
    {
        var parts = line.Split(" / ");
        var colon = parts[0].IndexOf(':', StringComparison.Ordinal);
        var place = Enum.Parse<StatementPlace>(parts[0][..colon].Trim(), ignoreCase: true);
        var said = parts[0][(colon + 1)..].Trim();
        var words = said.Split(' ', 2);
        StoryStatement statement = words[0] switch
        {
            "group" => new GroupStatement(words[1]),
            "country" => Country(words[1].Split(' ')),
            "event" => Organization(words[1]),
            _ => Count(words[0], words[1]),
        };
        statement = statement with { Place = place };
        return parts.Skip(1).Aggregate(statement, With);
    }

    /// <summary>An instant, or a day without an hour.</summary>
    public static PublicationTime Time(string text) => text.Contains('T', StringComparison.Ordinal)
        ? PublicationTime.At(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture))
        : PublicationTime.On(DateOnly.Parse(text, CultureInfo.InvariantCulture));

    private static StoryStatement With(StoryStatement statement, string flag)
    {
        var words = flag.Trim().Split(' ', 2);
        var rest = words.Length > 1 ? words[1] : "";
        return (words[0], statement) switch
        {
            ("not", _) => statement with
            {
                NoVictim = Enum.Parse<NoVictim>(rest.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true),
            },
            ("sentence", _) => statement with { Sentence = int.Parse(rest, CultureInfo.InvariantCulture) },
            ("word", CountryStatement country) => country with { HasOwnWord = true },
            ("mentions", CountryStatement country) => country with { Mentions = int.Parse(rest, CultureInfo.InvariantCulture) },
            ("unsure", CountryStatement country) => country with { IsUnsure = true },
            ("elsewhere", CountryStatement country) => country with { Elsewhere = new HashSet<string> { rest } },
            ("one", GroupStatement group) => group with { IsOfSeveral = false },
            ("organisation", _) => statement with { IsOfOrganization = true },
            ("claim", OrganizationStatement hit) => hit with { IsClaim = true },
            ("as-known", OrganizationStatement hit) => hit with { IsPresupposed = true },
            ("named", OrganizationStatement hit) => hit with { IsPresupposed = true, IsNamed = true },
            ("by-name", OrganizationStatement hit) => hit with { IsByNameAlone = true },
            ("old", OrganizationStatement hit) => hit with { IsOld = true },
            ("building", OrganizationStatement hit) => hit with { IsBreach = false },
            ("attributed", CountryStatement country) => country with { IsAttributed = true },
            (_, CountStatement count) => CountFlags[words[0]](count, rest),
            _ => throw new InvalidDataException($"There is no flag '{flag}'."),
        };
    }

    private static CountryStatement Country(string[] words) =>
        new(words[0], words[0], Enum.Parse<CountryRole>(words[1], ignoreCase: true));

    /// <summary>"Norwick hospital by Ravel".</summary>
    private static OrganizationStatement Organization(string words)
    {
        var halves = words.Split(" by ");
        return new(halves[0]) { Attacker = halves.Length > 1 ? halves[1] : null, IsBreach = true };
    }

    private static CountStatement Count(string effect, string rest)
    {
        var words = AmountPattern().Match(rest);
        var who = rest[words.Length..].Trim();
        return new(Enum.Parse<VictimEffect>(effect, ignoreCase: true), AmountOf(words.Value.Trim()), who.Length > 0 ? who : "people");
    }

    private static Whole WholeOf(string text)
    {
        var words = text.Split(' ');
        return new Whole(Enum.Parse<VictimEffect>(words[0], ignoreCase: true), AmountOf(words[1]));
    }

    private static Amount AmountOf(string text)
    {
        var digits = text.TrimStart('>', '<', '=', '~');
        var number = long.TryParse(digits, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value);
        return text switch
        {
            "most" => new Amount(1, CountBound.AtLeast, Vague: "most"),
            "dozens" => new Amount(24, CountBound.AtLeast, Vague: "dozens"),
            "several" => new Amount(3, CountBound.AtLeast, Vague: "several"),
            "a dozen" => new Amount(12, Vague: "a dozen"),
            "hundreds" => new Amount(200, CountBound.AtLeast, Vague: "hundreds"),
            ['>', ..] => Amount.AtLeast(value),
            ['<', ..] => new Amount(value, CountBound.AtMost),
            ['~', ..] => new Amount(value, CountBound.About),
            _ when number => new Amount(value),
            _ => throw new InvalidDataException($"'{text}' is no amount."),
        };
    }

    [GeneratedRegex(@"^(a dozen|[^ ]+)( |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AmountPattern();
}
