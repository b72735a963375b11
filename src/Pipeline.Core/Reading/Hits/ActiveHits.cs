using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Organisations that are the object of a hit.</summary>
internal sealed class ActiveHits(HitText text, BesideName beside)
{
    /// <summary>"Ravel ransomware hit Norwick hospital", "hacked Meridia Health", "bombed the church of St Orm".</summary>
    public HitSign? Of(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        if (beside.IsOfOther(sentence, name))
        {
            return null;
        }

        var end = beside.Skip(sentence, name.First);
        return (name.IsStrong ? Hacked(sentence, end) ?? Hit(sentence, end) : null)
            ?? (name.IsInstitution ? Bombed(sentence, end) ?? Raided(sentence, end) : null);
    }

    /// <summary>"hacked Meridia Health"; not "vowed to hack Meridia Health".</summary>
    private HitSign? Hacked(TokenizedArticle.Sentence sentence, int end)
    {
        var hack = text.FirstBefore(sentence.FirstToken, end, HitWord.Hack);
        if (hack < 0 || text.IsPassive(sentence, hack) || hack > sentence.FirstToken && text.Word(hack - 1) is "to")
        {
            return null;
        }

        var isKnown = text.Word(hack) == "hacking" || text.IsRelative(sentence, hack);
        return new HitSign(hack, isKnown ? HitManner.Presupposed : HitManner.Told) { Attacker = AttackerBefore(sentence, hack) };
    }

    /// <summary>"Ravel ransomware hit Norwick hospital", where an attacker is the subject.</summary>
    private HitSign? Hit(TokenizedArticle.Sentence sentence, int end)
    {
        var hit = text.FirstBefore(sentence.FirstToken, end, HitWord.Hit);
        hit = hit >= 0 ? hit : text.FirstBefore(sentence.FirstToken, end, HitWord.Shut);
        if (hit < 0 || text.IsPassive(sentence, hit))
        {
            return null;
        }

        var subject = text.BackOverAdverbs(sentence, hit);
        if (text.IsRelative(sentence, hit)
            && text.IndexOf(Math.Max(sentence.FirstToken, subject - HitText.MostBetween), subject, HitWord.Attacker) >= 0)
        {
            return new HitSign(hit, HitManner.Presupposed);
        }

        if (text.FirstBefore(sentence.FirstToken, subject, HitWord.Attacker) >= 0 || text.Attackers.EndsBefore(sentence.FirstToken, subject))
        {
            return new HitSign(hit);
        }

        // "Ravel also hit the Tamsin clinics": whether Ravel attacks is known from other articles.
        var isHit = text.EndAt(hit, end, HitWord.Hit) > 0;
        var first = text.Organizations.FirstOfName(sentence, subject, 1);
        return isHit && first < subject && !text.Organizations.IsPlace(first, subject)
            && Lexicon.Find(text.Word(first)) is { Person: null, IsUnknown: true }
                ? new HitSign(hit, HitManner.ByNameAlone) { Attacker = text.Reading.Span(first, subject - 1).In(text.Reading.Text) }
                : null;
    }

    private HitSign? Bombed(TokenizedArticle.Sentence sentence, int end)
    {
        var bombed = text.FirstBefore(sentence.FirstToken, end, HitWord.Bombed);
        if (bombed < 0 || text.IsPassive(sentence, bombed))
        {
            return null;
        }

        // "the bombed church of St Orm"
        var isKnown = bombed > sentence.FirstToken && text.Word(bombed - 1) is "the" or "of" || text.IsRelative(sentence, bombed);
        return new HitSign(bombed, isKnown ? HitManner.Presupposed : HitManner.Told, IsBreach: false);
    }

    private HitSign? Raided(TokenizedArticle.Sentence sentence, int end) =>
        text.FirstBefore(sentence.FirstToken, end, HitWord.Raided) is >= 0 and var raided
        && text.FirstBefore(sentence.FirstToken, text.BackOverAdverbs(sentence, raided), HitWord.Raider) >= 0
            ? new HitSign(raided, IsBreach: false)
            : null;

    private string? AttackerBefore(TokenizedArticle.Sentence sentence, int verb) =>
        text.Attackers.In(Math.Max(sentence.FirstToken, verb - HitText.LongestCause), verb);
}
