using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>A country is told once in each part that it has in the story (R21, R22).</summary>
internal static class CountryRule
{
    // A second mention makes up for the missing word: "in Chelsea, Massachusetts" is not about England.
    private const int MentionsOfSecond = 2;

    private static readonly KnownCountry Unknown = new(Affected: null, Origin: null);

    /// <summary>Decides on a country.</summary>
    public static void Decide(Deliberation desk, int statement, CountryStatement country)
    {
        var known = desk.Countries.GetValueOrDefault(country.Code) ?? Unknown;
        switch (country.Role)
        {
            case CountryRole.Mentioned when known != Unknown:
                desk.Silence(statement, Reason.Known);
                break;
            case CountryRole.Affected when known.Affected is not null:
            case CountryRole.Origin when known.Origin is not null:
                desk.Silence(statement, Reason.Known);
                break;
            case CountryRole.Origin when known.Affected is not null && !country.IsAttributed:
                desk.Silence(statement, Reason.Known, "affected");
                break;
            case CountryRole.Affected when country.IsUnsure:
                desk.Silence(statement, Reason.Assumed, "unsure");
                break;
            case CountryRole.Affected when !HasVictims(desk):
                desk.Silence(statement, Reason.Assumed, "no victim");
                break;
            case CountryRole.Affected when IsUnproven(desk, country):
                desk.Silence(statement, Reason.Assumed, "a place only");
                break;
            case CountryRole.Affected or CountryRole.Origin or CountryRole.Mentioned when Clock.IsTooOldToOpen(desk):
                desk.Silence(statement, Reason.Late);
                break;
            case CountryRole.Affected or CountryRole.Origin or CountryRole.Mentioned:
                Tell(desk, statement, country, known);
                break;
            default:
                throw new InvalidOperationException($"There is no role {country.Role}.");
        }
    }

    /// <summary>The first country that was hit may be known by a place; each further one needs its own word, or a second mention, of a place
    /// that is not as well one of a country that is known.</summary>
    private static bool IsUnproven(Deliberation desk, CountryStatement country) =>
        !country.HasOwnWord && desk.Countries.Any(other => other.Value.Affected is not null
            && (country.Mentions < MentionsOfSecond || country.Elsewhere.Contains(other.Key)));

    /// <summary>Whether the article tells of anybody who was hit, or of something that hits: a country where nothing happens is not affected.
    /// </summary>
    private static bool HasVictims(Deliberation desk) => desk.Article.Home is null or { Kind: not null }
        || desk.Statements.Any(other => other.NoVictim is null && other switch
        {
            CountStatement count => count is { Scope: not (CountScope.Background or CountScope.Superseded), IsOfAttackers: false },
            GroupStatement => true,
            OrganizationStatement { IsClaim: false, IsOld: false } => true,
            _ => false,
        });

    private static void Tell(Deliberation desk, int statement, CountryStatement country, KnownCountry known)
    {
        if (!desk.Tell(new CountryNews(
            CountryKind.KeyOf(country.Code), statement, country.Code, country.Name, country.Role, StrongestOf(known))))
        {
            return;
        }

        var article = desk.Article.ArticleId;
        desk.Countries = desk.Countries.SetItem(country.Code, country.Role switch
        {
            CountryRole.Affected => known with { Affected = article },
            CountryRole.Origin => known with { Origin = article },
            CountryRole.Mentioned => known with { Mentioned = article },
            _ => throw new InvalidOperationException($"There is no role {country.Role}."),
        });
    }

    private static ToldRole? StrongestOf(KnownCountry known) => known switch
    {
        { Affected: { } article } => new(CountryRole.Affected, article),
        { Origin: { } article } => new(CountryRole.Origin, article),
        { Mentioned: { } article } => new(CountryRole.Mentioned, article),
        _ => null,
    };
}
