using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Organisations that an attacker calls its victims, on its leak site or elsewhere.</summary>
internal sealed class ListedHits(HitText text, BesideName beside)
{
    /// <summary>"Oriole claims Tilbrook Foods as next victim", "added Tilbrook Foods to its leak site".</summary>
    public HitSign? Of(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var before = beside.Skip(sentence, name.First);
        if (text.EndAt(name.End, sentence.EndToken, HitWord.AsVictim) > 0
            && text.FirstBefore(sentence.FirstToken, before, HitWord.Claim) >= 0)
        {
            return new HitSign(before - 1, IsClaim: true);
        }

        var isListed = text.FirstBefore(sentence.FirstToken, before, HitWord.Listing) >= 0
            || text.EndAt(text.PastBe(sentence, name.End), sentence.EndToken, HitWord.Listing) > 0;
        return isListed && name.IsStrong && text.IndexOf(sentence.FirstToken, sentence.EndToken, HitWord.LeakSite) >= 0
            ? new HitSign(before - 1, IsClaim: true)
            : null;
    }
}
