using System.Collections.Frozen;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Stories.Statements;
using Pipeline.Text.Analysis;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Makes statements of the facts of an article. Pure.</summary>
internal static class StatementReader
{
    // Below this the regression rather says that it is not affected by what the text tells.
    private const double LeastSure = 0.4;

    /// <summary>The statements of <paramref name="article"/>, in the order of its facts.</summary>
    /// <param name="article">The article.</param>
    /// <param name="analysis">The analysis of its body.</param>
    /// <param name="facts">Its facts, most important first.</param>
    /// <param name="anchors">The names beside its statements; null when they are not read.</param>
    /// <returns>The statements; whose report it is and when it was published is left to who decides.</returns>
    public static ArticleStatements Read(Article article, TextAnalysis analysis, IReadOnlyList<Fact> facts, ArticleAnchors? anchors)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(facts);
        anchors = BreachKind.Of(anchors, article, analysis, facts);
        var places = new StatementPlaces(article, analysis);
        VictimCountFact[] found = [.. facts.OfType<VictimCountFact>()];
        var counts = new CountReader(article, places, anchors, found);
        var organizations = new NamedOrganizations(article, [.. facts.OfType<OrganizationHitFact>()]);
        var events = EventReader.Of(article, anchors, organizations.HitInNews(places), found);
        var joined = Joined.In(article.Body, facts);
        StoryStatement[] statements =
        [
            .. facts.Select<Fact, StoryStatement>(fact => fact switch
            {
                VictimCountFact count => Count(counts.Read(count), events?.Of(count)) with
                {
                    Enumeration = joined.GetValueOrDefault(count), IsOfOrganization = organizations.IsAllOf(count),
                },
                TargetGroupFact group => Group(group, article, places) with { IsOfOrganization = organizations.IsAllOf(group) },
                OrganizationHitFact hit => Organization(hit, places),
                CountryFact country => Country(country, article, analysis, places),
                _ => new OtherStatement(fact.Key, fact.Statement.ToString(), fact.Label)
                {
                    Place = places.Of(fact), Sentence = places.SentenceOf(fact),
                },
            }),
        ];
        return new(article.Id, Source: "", Published: default)
        {
            Events = events?.Events ?? [],
            IsDigest = EventReader.IsDigest(analysis),
            IsFollowUp = FollowUps.Is(article, analysis, places, facts),
            Statements = statements,
            Dead = [.. counts.Dead()],
        };
    }

    /// <summary>The count with the event that it is of.</summary>
    private static CountStatement Count(CountStatement count, (int Event, CountScope Scope)? standing) => standing is { } known
        ? count with { Event = known.Event, Scope = known.Scope == CountScope.Total && count.Scope != CountScope.Background ? count.Scope : known.Scope }
        : count;

    private static GroupStatement Group(TargetGroupFact group, Article article, StatementPlaces places) => new(group.Group)
    {
        Place = places.Of(group),
        Sentence = places.SentenceOf(group),
        IsOfSeveral = group.Mentions.Count != 1
            || group.Mentions[0].In(article.Body).EndsWith(group.Group[^Math.Min(3, group.Group.Length)..], StringComparison.OrdinalIgnoreCase),
    };

    private static OrganizationStatement Organization(OrganizationHitFact hit, StatementPlaces places) => new(hit.Organization)
    {
        Place = places.Of(hit),
        Sentence = places.SentenceOf(hit),
        Attacker = hit.Attacker,
        IsClaim = hit.IsClaim,
        IsPresupposed = hit.IsPresupposed,
        IsNamed = hit.IsNamed,
        IsByNameAlone = hit.IsByNameAlone,
        IsOld = hit.IsOld,
        IsBreach = hit.IsBreach,
    };

    private static CountryStatement Country(CountryFact country, Article article, TextAnalysis analysis, StatementPlaces places)
    {
        var names = country.Mentions.Select(span => span.In(article.Body)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var hasOwnWord = names.Contains(country.Name, StringComparer.OrdinalIgnoreCase)
            || analysis.Places is { } found && found.Any(place => place.Code == country.Code && IsOwnWord(place.Kind));
        return new(country.Code, country.Name, country.Role)
        {
            IsUnsure = country.Confidence < LeastSure,
            Place = places.Of(country),
            Sentence = places.SentenceOf(country),
            // "Chelsea" twice is one place, and no second word for England.
            Mentions = names.Count,
            IsAttributed = StatementCues.Has(country.Evidence.Sentence, StatementCue.Attribution),
            HasOwnWord = hasOwnWord,
            Elsewhere = hasOwnWord ? FrozenSet<string>.Empty : Elsewhere(country.Code, names),
        };
    }

    /// <summary>The other countries that have a place of each of the names.</summary>
    private static FrozenSet<string> Elsewhere(string code, IReadOnlyList<string> names)
    {
        HashSet<string>? common = null;
        foreach (var name in names)
        {
            var codes = Gazetteer.Default.Find(name)?.Readings.Select(reading => reading.Code) ?? [];
            if (common is null)
            {
                common = [.. codes];
            }
            else
            {
                common.IntersectWith(codes);
            }
        }

        common?.Remove(code);
        return (common ?? []).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The country's name, its people's, or its capital's, which stands for it.</summary>
    private static bool IsOwnWord(PlaceKind kind) => kind is PlaceKind.Country or PlaceKind.People or PlaceKind.Capital;
}
