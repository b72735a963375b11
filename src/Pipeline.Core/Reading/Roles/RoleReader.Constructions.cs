using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <content>The constructions.</content>
internal sealed partial class RoleReader
{
    /// <summary>"Iran-backed gunmen", "a London-based lawyer".</summary>
    private RoleSign Compound(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var hyphen = mention.EndToken;
        if (hyphen + 1 >= sentence.EndToken || !IsMark(hyphen, '-'))
        {
            return RoleSign.None;
        }

        if (Is(hyphen + 1, RoleWordClass.OriginCompound))
        {
            return RoleSign.Backer;
        }

        if (!Is(hyphen + 1, RoleWordClass.PlaceCompound))
        {
            return RoleSign.None;
        }

        // "A London-based lawyer, who was among the targets": where someone who was hit lives.
        return Finds(hyphen + 2, PhraseReach, sentence, RoleWordClass.VictimNoun)
            && Finds(hyphen + 2, VerbReach, sentence, RoleWordClass.TargetCue)
            ? RoleSign.Target
            : RoleSign.Base;
    }

    /// <summary>The noun phrase that the mention opens: "Russian forces", "Nepal's worst earthquake", "two Indian nationals".</summary>
    private RoleSign Phrase(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var first = AfterPossessive(mention.EndToken, sentence);
        var end = PhraseEnd(first, sentence);
        var all = ClassesOf(first, end);
        var isPossessive = first > mention.EndToken;
        var isOwner = mention.Kind is PlaceKind.People or PlaceKind.Government || mention.Code is "US" or "GB" || isPossessive;
        if (isOwner && all.HasFlag(RoleWordClass.MissionNoun))
        {
            return RoleSign.Mission;
        }

        var isNoun = mention.Kind == PlaceKind.People && end == first;
        if (isVictim[mention.FirstToken] && !all.HasFlag(RoleWordClass.MakerNoun))
        {
            return RoleSign.Victim;
        }

        if ((isNoun || all.HasFlag(RoleWordClass.VictimNoun)) && IsHit(mention, end, sentence))
        {
            return RoleSign.Victim;
        }

        if (isOwner && all.HasFlag(RoleWordClass.AttackerNoun) && all.HasFlag(RoleWordClass.MakerNoun))
        {
            // "an Israeli company" makes nothing harmful by itself; "an Israeli spyware company" and "an Israeli maker of spyware" do.
            var whole = end < sentence.EndToken && IsWord(end, "of") ? PhraseEnd(end + 1, sentence) : end;
            return CountOf(first, whole, RoleWordClass.AttackerNoun) > 1 ? RoleSign.Maker : RoleSign.None;
        }

        // "embedded with US forces" tells of company, not of an attack.
        var isCompany = mention.FirstToken > sentence.FirstToken && Is(mention.FirstToken - 1, RoleWordClass.CompanyPreposition);
        if (isOwner && all.HasFlag(RoleWordClass.AttackerNoun) && Harm(sentence) > 0 && !isCompany)
        {
            return IsPassive(end, sentence) ? RoleSign.Victim : RoleSign.Attacker;
        }

        if (isOwner && all.HasFlag(RoleWordClass.ActiveHarm) && ActsAmong(first, end, sentence))
        {
            return RoleSign.Attacker;
        }

        if (all.HasFlag(RoleWordClass.HarmNoun) && mention.Kind is not PlaceKind.Government && !all.HasFlag(RoleWordClass.OfficialNoun))
        {
            return RoleSign.Harm;
        }

        if (!isOwner)
        {
            return RoleSign.None;
        }

        return all.HasFlag(RoleWordClass.OfficialNoun) ? RoleSign.Official
            : all.HasFlag(RoleWordClass.AidNoun) ? RoleSign.Aid
            : all.HasFlag(RoleWordClass.SportNoun) ? RoleSign.Sport
            : RoleSign.None;
    }

    /// <summary>"North Korea's Lazarus stole …", but not "the Kenyan runner killed in …", who is a victim.</summary>
    private bool ActsAmong(int first, int end, TokenizedArticle.Sentence sentence)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (Is(i, RoleWordClass.ActiveHarm))
            {
                return i + 1 < sentence.EndToken && !Is(i + 1, RoleWordClass.Preposition) && !Is(i - 1, RoleWordClass.Passive);
            }
        }

        return false;
    }

    /// <summary>Whether the people of the phrase that ends at <paramref name="end"/> were hit: as a subject ("were killed", "were among the
    /// targets") or as an object ("killed two American tourists").</summary>
    private bool IsHit(PlaceMention mention, int end, TokenizedArticle.Sentence sentence)
    {
        if (IsSaidToBeHit(end, sentence) || IsPassive(end, sentence) || Is(end, RoleWordClass.HarmVerb))
        {
            return true;
        }

        for (var i = mention.FirstToken - 1; i >= Math.Max(sentence.FirstToken, mention.FirstToken - 5); i--)
        {
            if (Is(i, RoleWordClass.HarmVerb))
            {
                return true;
            }

            if (IsMark(i, ',') || IsMark(i, ';') || IsWord(i, "by"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"… are among the targets", "… said they were victims", but not "… said that the victims …".</summary>
    private bool IsSaidToBeHit(int end, TokenizedArticle.Sentence sentence)
    {
        for (var i = end; i < Math.Min(sentence.EndToken, end + VerbReach); i++)
        {
            if (Is(i, RoleWordClass.TargetCue))
            {
                return true;
            }

            if (Is(i, RoleWordClass.SpeechVerb) && !Finds(i + 1, 2, sentence, RoleWordClass.SelfPronoun))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"was shot", "have been hacked" right after the phrase.</summary>
    private bool IsPassive(int end, TokenizedArticle.Sentence sentence)
    {
        for (var i = end; i < Math.Min(sentence.EndToken, end + 5); i++)
        {
            if (Is(i, RoleWordClass.Passive) && Finds(i + 1, 3, sentence, RoleWordClass.HarmVerb))
            {
                return true;
            }
        }

        return false;
    }

    private RoleSign Verb(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var next = mention.EndToken;
        var before = BeforeList(mention, sentence);
        var isSubject = before < sentence.FirstToken
            || !Is(before, RoleWordClass.PlacePreposition | RoleWordClass.HitPreposition | RoleWordClass.ObjectPreposition);
        if (isSubject && next < sentence.EndToken && mention.Kind is not PlaceKind.People)
        {
            if (Is(next, RoleWordClass.ActiveHarm) && mention.Kind is PlaceKind.Country or PlaceKind.Government or PlaceKind.Capital)
            {
                return RoleSign.Agent;
            }

            // "Chile has recorded 2,335 cases"
            if (Is(next, RoleWordClass.CountingVerb) && Finds(next + 1, PhraseReach, sentence, RoleWordClass.HarmNoun))
            {
                return Finds(next + 1, PhraseReach, sentence, RoleWordClass.Doubt) ? RoleSign.Denied : RoleSign.Cases;
            }

            // "Russia was behind the attack"
            if (Finds(next, 3, sentence, RoleWordClass.Behind) && Harm(sentence) > 0)
            {
                return RoleSign.Agent;
            }

            if (Is(next, RoleWordClass.SpeechVerb))
            {
                return RoleSign.Speaker;
            }
        }

        if (before < sentence.FirstToken)
        {
            return RoleSign.None;
        }

        if (Is(before, RoleWordClass.OriginBefore)
            || before > sentence.FirstToken && Is(before, RoleWordClass.BlamePreposition) && Is(before - 1, RoleWordClass.OriginBefore)
            || IsWord(before, "by") && FindsBefore(before, 4, sentence, RoleWordClass.HarmVerb))
        {
            return RoleSign.Agent;
        }

        return Is(before, RoleWordClass.HarmVerb) && !(before > sentence.FirstToken && Is(before - 1, RoleWordClass.Passive))
            ? RoleSign.Struck
            : RoleSign.None;
    }

    /// <summary>"the attack on Mumbai", "the bombing of Aleppo", "a tourist from Chile was killed", "a visit to Peru".</summary>
    private RoleSign NounBefore(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var before = BeforeList(mention, sentence);
        if (before <= sentence.FirstToken)
        {
            return RoleSign.None;
        }

        var preposition = reading.Word(before);
        if (preposition is "to" or "with" && Is(before - 1, RoleWordClass.BackerWord))
        {
            return RoleSign.Backer;
        }

        if (mention.Kind is PlaceKind.Government)
        {
            return RoleSign.None;
        }

        if (preposition is "from" or "in" && Is(before - 1, RoleWordClass.AttackerNoun) && Is(before - 1, RoleWordClass.Hacker))
        {
            return RoleSign.Attacker;
        }

        if (preposition is "from" && (isVictim[before - 1] || FindsBefore(before, 4, sentence, RoleWordClass.VictimNoun)))
        {
            // "A lawyer from London, who was among the targets": as sure as the compound "London-based".
            var relative = mention.EndToken + 1;
            if (relative < sentence.EndToken && IsMark(mention.EndToken, ',') && reading.Word(relative) is "who" or "whose"
                && Finds(relative, PhraseReach, sentence, RoleWordClass.TargetCue))
            {
                return RoleSign.Target;
            }

            // "Two men and a girl died. The men were from India and Sudan."
            if (Harm(sentence) > 0
                || sentence.Index > 0 && Victims(reading.Sentences[sentence.Index - 1]) > 0
                    && !FindsBefore(before, 4, sentence, RoleWordClass.OfficialNoun))
            {
                return RoleSign.Victim;
            }
        }

        if (Is(before, RoleWordClass.SourcePreposition) && FindsBefore(before, 3, sentence, RoleWordClass.SourceWord))
        {
            return RoleSign.Source;
        }

        if (Is(before, RoleWordClass.RelationPreposition) && FindsBefore(before, 3, sentence, RoleWordClass.RelationNoun))
        {
            return RoleSign.Relation;
        }

        var isHitBy = preposition is "of" || Is(before, RoleWordClass.HitPreposition);
        if (isHitBy && Is(before - 1, RoleWordClass.ConditionNoun))
        {
            return RoleSign.Condition;
        }

        if (isHitBy && FindsBefore(before, 3, sentence, RoleWordClass.Harm))
        {
            return RoleSign.Struck;
        }

        return Is(before, RoleWordClass.TravelPreposition)
            && FindsBefore(before, 4, sentence, RoleWordClass.TravelWord)
            ? RoleSign.Travel
            : RoleSign.None;
    }

    /// <summary>Where the thing happened that the sentence reports.</summary>
    private RoleSign Place(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var before = BeforeList(mention, sentence);
        var isPlace = before >= sentence.FirstToken
            && Is(before, RoleWordClass.PlacePreposition)
            && mention.Kind is not PlaceKind.Government;
        if (!isPlace)
        {
            return RoleSign.None;
        }

        if (FindsBefore(before, 5, sentence, RoleWordClass.ScholarNoun))
        {
            return RoleSign.Affiliation;
        }

        if (Harm(sentence) == 0 && Victims(sentence) == 0)
        {
            return RoleSign.Place;
        }

        if (FindsBefore(before, 3, sentence, RoleWordClass.TargetCue))
        {
            return RoleSign.Target;
        }

        // "at least twenty people in Peru have been infected" needs no second sentence; a harm word far off does.
        var isNear = FindsBefore(before, NearReach, sentence, RoleWordClass.Harm)
            || Finds(mention.EndToken, NearReach, sentence, RoleWordClass.Harm)
            || Victims(sentence) > 0;
        return isNear ? RoleSign.HarmPlace : RoleSign.NearHarm;
    }
}
