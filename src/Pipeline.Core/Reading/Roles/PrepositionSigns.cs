using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Signs in the preposition before a mention and the noun before that: "the attack on Mumbai", "killed dozens in Nepal".</summary>
internal sealed class PrepositionSigns(RoleText text)
{
    // Tokens looked at for the head of a noun phrase, and for a harm word.
    private const int PhraseReach = 6;
    private const int NearReach = 6;

    /// <summary>"the attack on Mumbai", "the bombing of Aleppo", "a tourist from Chile was killed", "a visit to Peru".</summary>
    public RoleSign NounBefore(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        if (before <= sentence.FirstToken)
        {
            return RoleSign.None;
        }

        var preposition = text.Reading.Word(before);
        if (preposition is "to" or "with" && text.Is(before - 1, RoleWordClass.BackerWord))
        {
            return RoleSign.Backer;
        }

        if (mention.Kind is PlaceKind.Government)
        {
            return RoleSign.None;
        }

        // Hackers in a country attack elsewhere; gunmen in a country attack there.
        if (preposition is "from" && text.Is(before - 1, RoleWordClass.AttackerNoun) && text.Is(before - 1, RoleWordClass.Hacker)
            || preposition is "in" && text.Is(before - 1, RoleWordClass.CyberAttacker))
        {
            return RoleSign.Attacker;
        }

        if (preposition is "from" && (text.IsVictim(before - 1) || text.FindsBefore(before, 4, sentence, RoleWordClass.VictimNoun)))
        {
            // "A lawyer from London, who was among the targets": as sure as the compound "London-based".
            var relative = mention.EndToken + 1;
            if (relative < sentence.EndToken && text.IsMark(mention.EndToken, ',') && text.Reading.Word(relative) is "who" or "whose"
                && text.Finds(relative, PhraseReach, sentence, RoleWordClass.TargetCue))
            {
                return RoleSign.Target;
            }

            // "Two men and a girl died. The men were from India and Sudan."
            if (text.Harm(sentence) > 0
                || sentence.Index > 0 && text.Victims(text.Reading.Sentences[sentence.Index - 1]) > 0
                    && !text.FindsBefore(before, 4, sentence, RoleWordClass.OfficialNoun))
            {
                return RoleSign.Victim;
            }
        }

        if (text.Is(before, RoleWordClass.SourcePreposition) && text.FindsBefore(before, 3, sentence, RoleWordClass.SourceWord))
        {
            return RoleSign.Source;
        }

        if (text.Is(before, RoleWordClass.RelationPreposition) && text.FindsBefore(before, 3, sentence, RoleWordClass.RelationNoun))
        {
            return RoleSign.Relation;
        }

        var isHitBy = preposition is "of" || text.Is(before, RoleWordClass.HitPreposition);
        if (isHitBy && text.Is(before - 1, RoleWordClass.ConditionNoun))
        {
            return RoleSign.Condition;
        }

        // "launched missiles at Ukraine", "fired rockets on Kabul"
        var isAimedAt = isHitBy && text.Is(before - 1, RoleWordClass.AttackerNoun) && text.Reading.Word(before) is not ("of" or "in")
            && text.FindsBefore(before - 1, 4, sentence, RoleWordClass.ActiveHarm);
        if (isAimedAt || isHitBy && text.FindsBefore(before, 3, sentence, RoleWordClass.Harm))
        {
            return RoleSign.Struck;
        }

        return text.Is(before, RoleWordClass.TravelPreposition)
            && text.FindsBefore(before, 4, sentence, RoleWordClass.TravelWord)
            ? RoleSign.Travel
            : RoleSign.None;
    }

    /// <summary>Where the thing happened that the sentence reports.</summary>
    public RoleSign Place(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        var isPlace = before >= sentence.FirstToken
            && text.Is(before, RoleWordClass.PlacePreposition)
            && mention.Kind is not PlaceKind.Government;
        if (!isPlace)
        {
            return RoleSign.None;
        }

        if (text.FindsBefore(before, 5, sentence, RoleWordClass.ScholarNoun))
        {
            return RoleSign.Affiliation;
        }

        if (text.Harm(sentence) == 0 && text.Victims(sentence) == 0)
        {
            return RoleSign.Place;
        }

        if (text.FindsBefore(before, 3, sentence, RoleWordClass.TargetCue))
        {
            return RoleSign.Target;
        }

        // "at least twenty people in Peru have been infected" needs no second sentence; a harm word far off does.
        var isNear = text.FindsBefore(before, NearReach, sentence, RoleWordClass.Harm)
            || text.Finds(mention.EndToken, NearReach, sentence, RoleWordClass.Harm)
            || text.Victims(sentence) > 0;
        return isNear ? RoleSign.HarmPlace : RoleSign.NearHarm;
    }
}
