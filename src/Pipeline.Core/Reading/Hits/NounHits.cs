using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Organisations that belong to a noun of a hit, which names it after them or says whom it was on.</summary>
internal sealed class NounHits(HitText text, BesideName beside)
{
    public HitSign? Of(TokenizedArticle.Sentence sentence, OrganizationName name) => AfterNoun(sentence, name) ?? BeforeNoun(sentence, name);

    /// <summary>"the ransomware attack on Norwick hospital", "a data breach at Meridia Health", "the bombing of the church of St Orm".</summary>
    private HitSign? AfterNoun(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        if (!name.IsStrong || beside.IsOfOther(sentence, name))
        {
            return null;
        }

        var end = beside.Skip(sentence, name.First);
        var on = text.FirstBefore(sentence.FirstToken, end, HitWord.On);
        var isOf = end > sentence.FirstToken && text.Word(end - 1) == "of";
        if (on < 0 && !isOf)
        {
            return null;
        }

        on = isOf ? end - 1 : on;
        var noun = text.FirstBefore(sentence.FirstToken, on, HitWord.Noun);
        if (noun >= 0 && (!isOf || text.Word(on - 1) is "hack" or "hacking" || on - noun > 1))
        {
            return IsPlain(noun, on) && !text.IsCyberStory ? null : new HitSign(noun, MannerOf(sentence, noun), IsNoun: true);
        }

        return name.IsInstitution && text.FirstBefore(sentence.FirstToken, on, HitWord.Bombing) is >= 0 and var bombing
            ? new HitSign(bombing, MannerOf(sentence, bombing), IsBreach: false, IsNoun: true)
            : null;
    }

    /// <summary>"the Meridia Health breach", "Meridia Health's data breach".</summary>
    private HitSign? BeforeNoun(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var next = name.End < sentence.EndToken && text.Word(name.End) is "'s" or "'" ? name.End + 1 : name.End;
        return name.IsStrong && !name.IsBystander && next < sentence.EndToken && text.IsCyberStory
            && text.EndAt(next, sentence.EndToken, HitWord.Compound) is > 0 and var end && !beside.IsAtOther(sentence, end)
                ? new HitSign(next, HitManner.Named, IsNoun: true)
                : null;
    }

    /// <summary>"a breach", "the hack": what needs no computer.</summary>
    private bool IsPlain(int noun, int end) => end - noun == 1 && text.Word(noun) is "breach" or "hack" or "hacks" or "hacking";

    private HitManner MannerOf(TokenizedArticle.Sentence sentence, int noun)
    {
        for (var i = noun - 1; i >= Math.Max(sentence.FirstToken, noun - HitText.MostBetween); i--)
        {
            switch (text.Word(i))
            {
                case "a" or "an" or "another":
                    return HitManner.Told;
                case "the" or "this":
                    return HitManner.Presupposed;
                default:
                    break;
            }
        }

        return text.Reading.IsHeadline(sentence) ? HitManner.Told : HitManner.Presupposed;
    }
}
