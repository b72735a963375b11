using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>A country is told once in each part that it has in the story (R21, R22).</summary>
internal static class CountryRule
{
    // A second mention makes up for the missing word: "in Chelsea, Massachusetts" is not about England.
    private const int MentionsOfSecond = 2;

    /// <summary>Decides on a country.</summary>
    public static void Decide(Deliberation desk, int statement, CountryStatement country)
    {
        var known = desk.Countries.GetValueOrDefault(country.Code) ?? new KnownCountry(Affected: null, Origin: null);
        switch (country.Role)
        {
            case CountryRole.Mentioned:
                desk.Silence(statement, Reason.Held, "role");
                break;
            case CountryRole.Affected when known.Affected is not null:
            case CountryRole.Origin when known.Origin is not null:
                desk.Silence(statement, Reason.Known);
                break;
            case CountryRole.Origin when known.Affected is not null && !country.IsAttributed:
                desk.Silence(statement, Reason.Known, "affected");
                break;
            case CountryRole.Affected when IsUnproven(desk, country):
                desk.Silence(statement, Reason.Assumed, "a place only");
                break;
            case CountryRole.Affected or CountryRole.Origin when Clock.IsTooOldToOpen(desk):
                desk.Silence(statement, Reason.Late);
                break;
            case CountryRole.Affected or CountryRole.Origin:
                Tell(desk, statement, country, known);
                break;
            default:
                throw new InvalidOperationException($"There is no role {country.Role}.");
        }
    }

    /// <summary>The first country that was hit may be known by a place; each further one needs its own word, or a second mention.</summary>
    private static bool IsUnproven(Deliberation desk, CountryStatement country) =>
        !country.HasOwnWord && country.Mentions < MentionsOfSecond && desk.Countries.Values.Any(other => other.Affected is not null);

    private static void Tell(Deliberation desk, int statement, CountryStatement country, KnownCountry known)
    {
        if (desk.Tell(new CountryNews($"country:{country.Code}", statement, country.Code, country.Name, country.Role)))
        {
            var article = desk.Article.ArticleId;
            desk.Countries = desk.Countries.SetItem(
                country.Code, country.Role == CountryRole.Affected ? known with { Affected = article } : known with { Origin = article });
        }
    }
}
