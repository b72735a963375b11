using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Signs in the noun phrase that a mention opens: "Iran-backed gunmen", "two Indian nationals were killed".</summary>
internal sealed class PhraseSigns(RoleText text)
{
    // Tokens looked at for the head of a noun phrase and for the verb that belongs to it.
    private const int PhraseReach = 6;
    private const int VerbReach = 16;

    // Tokens after attackers in which a word tells what they did.
    private const int HarmReach = 12;

    /// <summary>"Iran-backed gunmen", "a London-based lawyer".</summary>
    public RoleSign Compound(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var hyphen = mention.EndToken;
        if (hyphen + 1 >= sentence.EndToken || !text.IsMark(hyphen, '-'))
        {
            return RoleSign.None;
        }

        if (text.Is(hyphen + 1, RoleWordClass.OriginCompound))
        {
            return RoleSign.Backer;
        }

        if (!text.Is(hyphen + 1, RoleWordClass.PlaceCompound))
        {
            return RoleSign.None;
        }

        // "A London-based lawyer, who was among the targets": where someone who was hit lives.
        return text.Finds(hyphen + 2, PhraseReach, sentence, RoleWordClass.VictimNoun)
            && text.Finds(hyphen + 2, VerbReach, sentence, RoleWordClass.TargetCue)
            ? RoleSign.Target
            : RoleSign.Base;
    }

    /// <summary>The noun phrase that the mention opens: "Russian forces", "Nepal's worst earthquake", "two Indian nationals".</summary>
    public RoleSign Phrase(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var first = text.AfterPossessive(mention.EndToken, sentence);
        var end = text.PhraseEnd(first, sentence);
        var all = text.ClassesOf(first, end);
        var isPossessive = first > mention.EndToken;
        var isOwner = mention.Kind is PlaceKind.People or PlaceKind.Government || mention.Code is "US" or "GB" || isPossessive;
        if (isOwner && all.HasFlag(RoleWordClass.MissionNoun))
        {
            return RoleSign.Mission;
        }

        var isNoun = mention.Kind == PlaceKind.People && end == first;
        if (text.IsVictim(mention.FirstToken) && !all.HasFlag(RoleWordClass.MakerNoun))
        {
            // Whose nationals are counted among the dead is hit, wherever they died.
            return mention.Kind == PlaceKind.People && text.IsCountedVictim(mention.FirstToken) ? RoleSign.Target : RoleSign.Victim;
        }

        if ((isNoun || all.HasFlag(RoleWordClass.VictimNoun)) && IsHit(mention, end, sentence))
        {
            return RoleSign.Victim;
        }

        if (isOwner && all.HasFlag(RoleWordClass.AttackerNoun) && all.HasFlag(RoleWordClass.MakerNoun))
        {
            // "an Israeli company" makes nothing harmful by itself; "an Israeli spyware company" and "an Israeli maker of spyware" do.
            var whole = end < sentence.EndToken && text.IsWord(end, "of") ? text.PhraseEnd(end + 1, sentence) : end;
            return text.CountOf(first, whole, RoleWordClass.AttackerNoun) > 1 ? RoleSign.Maker : RoleSign.None;
        }

        // "embedded with US forces" tells of company, not of an attack.
        var isCompany = mention.FirstToken > sentence.FirstToken && text.Is(mention.FirstToken - 1, RoleWordClass.CompanyPreposition);
        if (isOwner && all.HasFlag(RoleWordClass.AttackerNoun) && !isCompany && IsNearHarm(mention, first, sentence))
        {
            return IsPassive(end, sentence) ? RoleSign.Victim
                : all.HasFlag(RoleWordClass.HomeForce) ? RoleSign.HomeForce
                : text.Finds(first, VerbReach, sentence, RoleWordClass.AidNoun) ? RoleSign.Aid
                : RoleSign.Attacker;
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

    /// <summary>Whether harm is told of the attackers, not elsewhere in the sentence: "Rwandan missiles hit", "by a Rwandan torpedo", but not
    /// "an eye on China's military".</summary>
    private bool IsNearHarm(PlaceMention mention, int first, TokenizedArticle.Sentence sentence)
    {
        if (text.Harm(sentence) == 0)
        {
            return false;
        }

        var before = mention.FirstToken - 1;
        before = before >= sentence.FirstToken && text.Reading.Word(before) is "a" or "an" or "the" ? before - 1 : before;
        return before >= sentence.FirstToken && text.Reading.Word(before) is "by" or "from" || text.Finds(first, HarmReach, sentence, RoleWordClass.Harm);
    }

    /// <summary>"North Korea's Lazarus stole …", but not "the Kenyan runner killed in …", who is a victim.</summary>
    private bool ActsAmong(int first, int end, TokenizedArticle.Sentence sentence)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (text.Is(i, RoleWordClass.ActiveHarm))
            {
                return i + 1 < sentence.EndToken && !text.Is(i + 1, RoleWordClass.Preposition) && !text.Is(i - 1, RoleWordClass.Passive);
            }
        }

        return false;
    }

    /// <summary>Whether the people of the phrase that ends at <paramref name="end"/> were hit: as a subject ("were killed", "were among the
    /// targets") or as an object ("killed two American tourists").</summary>
    private bool IsHit(PlaceMention mention, int end, TokenizedArticle.Sentence sentence)
    {
        if (IsSaidToBeHit(end, sentence) || IsPassive(end, sentence) || text.Is(end, RoleWordClass.HarmVerb))
        {
            return true;
        }

        for (var i = mention.FirstToken - 1; i >= Math.Max(sentence.FirstToken, mention.FirstToken - 5); i--)
        {
            if (text.Is(i, RoleWordClass.HarmVerb))
            {
                return true;
            }

            if (text.IsMark(i, ',') || text.IsMark(i, ';') || text.IsWord(i, "by"))
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
            if (text.Is(i, RoleWordClass.TargetCue))
            {
                return true;
            }

            if (text.Is(i, RoleWordClass.SpeechVerb) && !text.Finds(i + 1, 2, sentence, RoleWordClass.SelfPronoun))
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
            if (text.Is(i, RoleWordClass.Passive) && text.Finds(i + 1, 3, sentence, RoleWordClass.HarmVerb))
            {
                return true;
            }
        }

        return false;
    }
}
