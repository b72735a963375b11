using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Organisations that tell of a hit on themselves.</summary>
internal sealed class OwnReports(HitText text, BesideName beside)
{
    private const int LongestReport = 16;

    /// <summary>"Tilbrook Foods confirmed a ransomware attack", "said that it was hit by ransomware", "said hackers had broken into its
    /// systems".</summary>
    public HitSign? Of(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var verb = beside.VerbAfter(sentence, name);
        if (verb < 0 || name.IsBystander || name.First > sentence.FirstToken && text.Word(name.First - 1) is "or" or "nor" or "neither")
        {
            return null;
        }

        var at = text.PastBe(sentence, verb);
        if (text.EndAt(at, sentence.EndToken, HitWord.Own) is not (> 0 and var end))
        {
            return null;
        }

        var limit = Math.Min(sentence.EndToken, end + LongestReport);
        for (var i = end; i < limit && text.Word(i) is not (";" or ":" or "." or "\"" or "”"); i++)
        {
            // "that it was hit by ransomware", "it had been hacked", "it suffered a data breach"
            if (text.Word(i) is "it" or "they" or "its" or "their" or "hackers" or "intruders" or "attackers" or "cybercriminals" or "criminals"
                    or "someone" or "parties"
                && Self(sentence, i, limit, name) is { } self)
            {
                return self;
            }
        }

        // Only the nearest noun: "confirmed a ransomware attack".
        var noun = end;
        while (noun < Math.Min(sentence.EndToken, end + HitText.MostBetween) && text.EndAt(noun, sentence.EndToken, HitWord.Noun) == 0
            && !text.IsUpper(noun) && text.Word(noun) is not ("," or ";" or "that" or "for" or "on" or "of" or "to" or "and"))
        {
            noun++;
        }

        var stop = noun < sentence.EndToken ? text.EndAt(noun, sentence.EndToken, HitWord.Noun) : 0;
        if (stop == 0 || !name.IsStrong || text.Word(at) is "said" or "says" || beside.IsAtOther(sentence, stop))
        {
            return null;
        }

        var isKnown = noun > end && text.Word(noun - 1) is "the" or "this" || text.Word(end) is "the";
        return new HitSign(noun, isKnown ? HitManner.Presupposed : HitManner.Told, IsNoun: true);
    }

    private HitSign? Self(TokenizedArticle.Sentence sentence, int who, int limit, OrganizationName name)
    {
        if (text.Word(who) is "it" or "they")
        {
            var verb = text.PastBe(sentence, who + 1);
            var end = text.EndAt(verb, sentence.EndToken, HitWord.Hit);
            if (end > 0 && text.EndAt(end, sentence.EndToken, HitWord.By) is > 0 and var by && text.HasCause(sentence, by)
                || verb > who + 1 && name.IsStrong && text.Word(verb) == "hacked"
                || text.EndAt(verb, sentence.EndToken, HitWord.Victim) is > 0 and var victim && text.HasCause(sentence, victim))
            {
                return new HitSign(verb);
            }

            return name.IsStrong && text.Word(verb) is "suffered" or "experienced" or "sustained" && text.HasCause(sentence, verb + 1)
                ? new HitSign(verb)
                : null;
        }

        if (!name.IsStrong || text.Word(who) is "its" or "their")
        {
            return null;
        }

        // "hackers had broken into its systems"
        var into = text.IndexOf(who + 1, Math.Min(limit, who + HitText.MostBetween), HitWord.Into);
        var own = into < 0 ? -1 : text.IndexOf(into, Math.Min(sentence.EndToken, into + HitText.LongestCause), HitWord.OwnThing);
        return own >= 0 ? new HitSign(into) : null;
    }
}
