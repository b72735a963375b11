using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Hits;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Finds the named organisations that were hit, each once for what is confirmed and once for what is only claimed.</summary>
public sealed class OrganizationHitRule : IFactRule
{
    // An article that names more is a list, and each name is compared with the others.
    private const int MostHits = 200;

    private const double Strong = 0.8;
    private const double Weak = 0.65;
    private const double Presupposed = 0.6;

    /// <inheritdoc/>
    public IEnumerable<Fact> Find(TokenizedArticle reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var hits = HitReader.Read(reading).Take(MostHits).ToList();
        var known = new List<List<OrganizationHit>>();
        foreach (var hit in hits.OrderByDescending(hit => hit.Name.Length))
        {
            var name = OrganizationIdentity.Of(hit.Name);
            var same = known.Find(others => others[0].IsClaim == hit.IsClaim && OrganizationIdentity.AreSame(OrganizationIdentity.Of(others[0].Name), name));
            if (same is null)
            {
                known.Add([hit]);
            }
            else
            {
                same.Add(hit);
            }
        }

        return known.ConvertAll(same => Fact(same, reading)).OrderBy(fact => fact.Mentions[0].Start);
    }

    private static OrganizationHitFact Fact(List<OrganizationHit> same, TokenizedArticle reading)
    {
        var title = reading.Article.TitleSpan;
        var best = same.OrderBy(hit => hit.IsOld).ThenBy(hit => hit.IsNamed).ThenBy(hit => hit.IsPresupposed).ThenBy(hit => hit.IsByNameAlone)
            .ThenBy(hit => title.Length > 0 && title.Contains(hit.Sentence.Span)).ThenBy(hit => hit.Words.Start).First();
        return new OrganizationHitFact(same[0].Name, same.OrderBy(hit => hit.Words.Start).Select(hit => hit.Attacker).FirstOrDefault(name => name is not null), best.IsClaim)
        {
            IsPresupposed = best.IsPresupposed,
            IsNamed = best.IsNamed,
            IsByNameAlone = best.IsByNameAlone,
            IsOld = best.IsOld,
            IsBreach = best.IsBreach,
            Confidence = best.IsPresupposed ? Presupposed : best.IsStrong ? Strong : Weak,
            Evidence = reading.Evidence(best.Sentence, best.Words, "event/organisation"),
            Mentions = [.. same.Select(hit => hit.Words).Distinct().Order()],
        };
    }
}
