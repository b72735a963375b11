using Pipeline.Core.Facts;
using Pipeline.Core.Naming;

namespace Pipeline.Core.Stories;

/// <summary>Says the news of an article in a line.</summary>
internal static class Headline
{
    private const string Toll = "Toll";

    /// <summary>"Toll rises to 355 killed in Van, was 312", "3 people killed and 14 injured in Sidra", "Mexico affected".</summary>
    /// <param name="news">What is told, most important first; never empty.</param>
    /// <param name="place">Where the event was; null while no text tells.</param>
    public static string Of(IReadOnlyList<StoryNews> news, string? place) => news[0] switch
    {
        FigureNews first => Figures(first, news.Skip(1).OfType<FigureNews>().FirstOrDefault(), place is null ? "" : $" in {place}"),
        PartNews part => Capital($"{part.Amount} {part.Who} among those {part.Effect.Name()}{Was(part.Was?.Amount)}"),
        OrganizationNews { IsClaim: false } => Organizations([.. news.OfType<OrganizationNews>().Where(other => !other.IsClaim)]),
        GroupNews => Groups([.. news.OfType<GroupNews>()]),
        CountryNews first => Countries([.. news.OfType<CountryNews>().Where(country => country.Role == first.Role)]),
        var other => Capital(other.Label),
    };

    private static string Figures(FigureNews first, FigureNews? second, string place)
    {
        var now = first.Now.Amount;
        if (first is { More: { } more })
        {
            return $"{more} more {first.Effect.Name()}{place}, {now} in all";
        }

        if (first is { Was: { } was })
        {
            var also = second is null ? "" : $", {second.Now.Amount} {second.Effect.Name()}";
            return first.Effect == VictimEffect.Killed
                ? $"{Toll} {(first.Fall is not null ? "revised to" : "rises to")} {now} killed{place}{Was(was.Amount)}{also}"
                : $"{Capital(first.Name)}{place}{(first.Fall is null ? "" : ", revised")}{Was(was.Amount)}{also}";
        }

        var beside = second is { Was: null } ? $" and {second.Now.Amount} {second.Effect.Name()}" : "";
        return Capital(first.Parts.IsEmpty && first.Now.Attackers is null or 0
            ? $"{first.Name}{beside}{place}"
            : $"{first.Name}{place}");
    }

    /// <summary>"New victim: Norwick hospital, by Ravel", "New victims: Norwick hospital and the Tamsin clinics".</summary>
    private static string Organizations(IReadOnlyList<OrganizationNews> hit)
    {
        var attackers = hit.Select(one => one.Attacker).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return $"New victim{(hit.Count > 1 ? "s" : "")}: {Listed([.. hit.Select(one => one.Organization)])}"
            + (attackers is [{ } attacker] ? $", by {attacker}" : "");
    }

    private static string Groups(IReadOnlyList<GroupNews> groups) =>
        $"{Capital(Listed([.. groups.Select(group => group.Group)]))} among those hit";

    private static string Countries(IReadOnlyList<CountryNews> countries)
    {
        var names = Listed([.. countries.Select(country => country.Country)]);
        return countries[0].Role switch
        {
            CountryRole.Affected => $"{names} affected",
            CountryRole.Origin => $"{names} named as origin",
            CountryRole.Mentioned => $"{names} mentioned",
            var unknown => throw new InvalidOperationException($"There is no role {unknown}."),
        };
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        3 => $"{names[0]}, {names[1]} and {names[2]}",
        var count => $"{names[0]}, {names[1]} and {count - 2} more",
    };

    private static string Was(State.Amount? was) => was is null ? "" : $", was {was}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
