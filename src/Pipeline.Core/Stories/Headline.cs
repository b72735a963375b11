using System.Globalization;
using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.State;

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
        FigureNews first => Figures(first, BesideOf(first, news), place is null ? "" : $" in {place}"),
        PartNews part => Capital($"{FigureLabel.People(part.Amount, part.Who)} among those {part.Effect.Name()}{Was(part.Was?.Amount)}"),
        OrganizationNews { IsClaim: false } => Organizations([.. news.OfType<OrganizationNews>().Where(other => !other.IsClaim)]),
        GroupNews => Groups([.. news.OfType<GroupNews>()]),
        CountryNews first => Countries([.. news.OfType<CountryNews>().Where(country => country.Role == first.Role)]),
        var other => Capital(other.Label),
    };

    /// <summary>The next figure of the same event: that of another would be told as if it were its victims.</summary>
    private static FigureNews? BesideOf(FigureNews first, IReadOnlyList<StoryNews> news) =>
        news.Skip(1).OfType<FigureNews>().FirstOrDefault(other => EventOf(other) == EventOf(first));

    private static string? EventOf(FigureNews figure) => Subject.Parse(figure.Key)?.Event;

    private static string Figures(FigureNews first, FigureNews? second, string place)
    {
        var now = first.Now.Amount;
        var claimed = first.Sort == EventSort.Claim ? "claimed: " : "";
        var status = StatusOf(first);
        if (first is { More: { } more, Was: not null })
        {
            return Capital($"{claimed}{more.ToString("N0", CultureInfo.InvariantCulture)} more {Said(first)}{SettingOf(first, place)}{status}, {now} in all");
        }

        var own = first.Parts.IsEmpty && first.Now.Attackers is null or 0;
        if (first is { Was: { } was })
        {
            var also = second is null ? "" : $", {second.Now.Amount} {Said(second)}{(status == StatusOf(second) ? "" : StatusOf(second))}";
            // A toll is of one event: "31 soldiers killed in Mali since 2029, was 30".
            return first is { Effect: VictimEffect.Killed, Sort: EventSort.Happening, Setting.Length: 0 }
                ? $"{Toll} {(first.Fall is not null ? "revised to" : "rises to")} {now} killed{place}{status}{Was(was.Amount)}{also}"
                : $"{Capital(own ? $"{claimed}{CountOf(first)}{SettingOf(first, place)}{status}" : $"{first.Name}{PlaceOf(first, place)}")}"
                    + $"{(first.Fall is null ? "" : ", revised")}{Was(was.Amount)}{also}";
        }

        if (!own)
        {
            return Capital($"{first.Name}{PlaceOf(first, place)}");
        }

        return Capital(second is not { Was: null }
            ? $"{claimed}{CountOf(first)}{SettingOf(first, place)}{status}"
            : StatusOf(second) == status
                ? $"{claimed}{CountOf(first)} and {second.Now.Amount} {Said(second)}{SettingOf(first, place)}{status}"
                : $"{claimed}{CountOf(first)}{status} and {second.Now.Amount} {Said(second)}{StatusOf(second)}{SettingOf(first, place)}");
    }

    /// <summary>"New victim: Norwick hospital, by Ravel", "New victims: Norwick hospital and the Tamsin clinics".</summary>
    private static string Organizations(IReadOnlyList<OrganizationNews> hit)
    {
        var attackers = hit.Select(one => one.Attacker).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return $"New victim{(hit.Count > 1 ? "s" : "")}: {Listed([.. hit.Select(one => one.Organization)])}"
            + (attackers is [{ } attacker] ? $", by {attacker}" : "");
    }

    /// <summary>"14 people injured", without what its label adds.</summary>
    private static string CountOf(FigureNews figure) => FigureLabel.Of(figure.Now with { Status = null }, figure.Effect);

    private static string Said(FigureNews figure) => (figure.Now.Word ?? figure.Effect).Name();

    private static string StatusOf(FigureNews figure) => figure.Now.Status is { } status ? $" ({status.Name()})" : "";

    /// <summary>Where it was, and since when a running total counts.</summary>
    private static string SettingOf(FigureNews figure, string place) => $"{figure.Setting}{PlaceOf(figure, place)}";

    /// <summary>A running total names its place itself.</summary>
    private static string PlaceOf(FigureNews figure, string place) =>
        figure.Setting.Contains(place, StringComparison.Ordinal) ? "" : place;

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

    private static string Was(Amount? was) => was is null ? "" : $", was {was}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
