using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Words;
using Pipeline.Core.Stories.Statements;
using Pipeline.Text;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Which counts and groups of an article only stand for an organisation that it names: "the utility Dale Water" is no utility more.
/// </summary>
internal sealed class NamedOrganizations(Article article, IReadOnlyList<OrganizationHitFact> hits)
{
    // Between a word and the name that it is for: "the utility, Dale Water".
    private const int MostBetween = 2;

    private readonly HashSet<string> plurals =
        [.. hits.Select(hit => OrganizationIdentity.HeadOf(OrganizationIdentity.Of(hit.Organization))).OfType<string>().SelectMany(Both)];

    /// <summary>The names by which their breaches are told from others: of those hit where the news stands.</summary>
    public IReadOnlyList<string> HitInNews(StatementPlaces places) =>
    [
        .. hits.Where(hit => hit is { IsBreach: true, IsOld: false } && places.Of(hit) != StatementPlace.Body)
            .Select(hit => OrganizationIdentity.CoreOf(OrganizationIdentity.Of(hit.Organization))).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether a count is one, of an organisation that is named.</summary>
    public bool IsAllOf(VictimCountFact count) => hits.Count > 0 && count.Quantity is { Value: 1, UpTo: null } && IsNamed(count, count.Who);

    /// <summary>Whether a group is only the kind that an organisation is of.</summary>
    public bool IsAllOf(TargetGroupFact group) => hits.Count > 0 && IsNamed(group, group.Group);

    private static IEnumerable<string> Both(string head) => head.EndsWith('s') ? [head] : [head, Lexicon.Pluralize(head)];

    private bool IsNamed(Fact fact, string label) =>
        plurals.Contains(label) || fact.Mentions.Count > 0 && fact.Mentions.All(mention => hits.Any(hit => hit.Mentions.Any(name => IsBeside(mention, name))));

    private bool IsBeside(TextSpan words, TextSpan name) =>
        words.Start < name.End && name.Start < words.End
        || words.End <= name.Start && name.Start - words.End <= MostBetween
            && string.IsNullOrWhiteSpace(TextSpan.FromBounds(words.End, name.Start).In(article.Body).Trim(','));
}
