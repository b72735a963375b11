using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Organisations that are the subject of a hit.</summary>
internal sealed class PassiveHits(HitText text, BesideName beside)
{
    /// <summary>"Meridia Health was hit by hackers", "University of Malden hit by ransomware", "The church of St Orm in Halden was
    /// bombed".</summary>
    public HitSign? Of(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var verb = beside.VerbAfter(sentence, name);
        if (verb < 0)
        {
            return null;
        }

        var at = text.PastBe(sentence, verb);
        var hasBe = at > verb;
        if (text.EndAt(verb, sentence.EndToken, HitWord.Victim) is > 0 and var victim)
        {
            return text.HasCause(sentence, victim) ? new HitSign(verb) : null;
        }

        var end = text.EndAt(at, sentence.EndToken, HitWord.Hit);
        end = end > 0 ? end : text.EndAt(at, sentence.EndToken, HitWord.Shut);
        if (end > 0 && text.EndAt(end, sentence.EndToken, HitWord.By) is > 0 and var by && text.HasCause(sentence, by))
        {
            return new HitSign(at);
        }

        if (!hasBe && !text.Reading.IsHeadline(sentence))
        {
            return null;
        }

        if (text.EndAt(at, sentence.EndToken, HitWord.Hack) is > 0 and var hacked && name.IsStrong && text.Word(at) == "hacked"
            && (hasBe || hacked == sentence.EndToken || !text.IsUpper(hacked)))
        {
            return new HitSign(at);
        }

        if (end > 0 && hasBe && name.IsStrong && text.Word(at) is "breached" or "compromised" && text.IsCyberStory)
        {
            return new HitSign(at);
        }

        if (!name.IsInstitution)
        {
            return null;
        }

        return text.EndAt(at, sentence.EndToken, HitWord.Bombed) > 0 ? new HitSign(at, IsBreach: false)
            : hasBe && text.EndAt(at, sentence.EndToken, HitWord.Raided) is > 0 and var raided && text.Word(raided) == "by"
                && text.IndexOf(raided, Math.Min(sentence.EndToken, raided + HitText.MostBetween), HitWord.Raider) >= 0
                    ? new HitSign(at, IsBreach: false)
            : null;
    }
}
