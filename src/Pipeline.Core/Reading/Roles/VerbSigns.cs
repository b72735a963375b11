using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Signs in the verb beside a mention: "invaded Kuwait", "Chile has recorded 2,335 cases", "blamed North Korea".</summary>
internal sealed class VerbSigns(RoleText text)
{
    // Tokens looked at for what the verb is about.
    private const int PhraseReach = 6;

    /// <summary>What the verb after the mention, or before its list, says.</summary>
    public RoleSign Read(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        var next = mention.EndToken;
        var isSubject = before < sentence.FirstToken
            || !text.Is(before, RoleWordClass.PlacePreposition | RoleWordClass.HitPreposition | RoleWordClass.ObjectPreposition);
        if (isSubject && next < sentence.EndToken && mention.Kind is not PlaceKind.People)
        {
            if (mention.Kind is PlaceKind.Country or PlaceKind.Government or PlaceKind.Capital && text.HitsAt(next, sentence))
            {
                return RoleSign.Agent;
            }

            // "Chile has recorded 2,335 cases"
            if (text.Is(next, RoleWordClass.CountingVerb) && text.Finds(next + 1, PhraseReach, sentence, RoleWordClass.HarmNoun))
            {
                return text.Finds(next + 1, PhraseReach, sentence, RoleWordClass.Doubt) ? RoleSign.Denied : RoleSign.Cases;
            }

            // "Russia was behind the attack"
            if (text.Finds(next, 3, sentence, RoleWordClass.Behind) && text.Harm(sentence) > 0)
            {
                return RoleSign.Agent;
            }

            if (text.Is(next, RoleWordClass.SpeechVerb))
            {
                return RoleSign.Speaker;
            }
        }

        if (before < sentence.FirstToken)
        {
            return RoleSign.None;
        }

        if (text.Is(before, RoleWordClass.OriginBefore)
            || before > sentence.FirstToken && text.Is(before, RoleWordClass.BlamePreposition)
                && text.Is(before - 1, RoleWordClass.OriginBefore)
            || text.IsWord(before, "by") && text.FindsBefore(before, 4, sentence, mention.Kind is PlaceKind.People ? RoleWordClass.HarmVerb : RoleWordClass.Harm))
        {
            return RoleSign.Agent;
        }

        return text.Is(before, RoleWordClass.HarmVerb) && !(before > sentence.FirstToken && text.Is(before - 1, RoleWordClass.Passive))
            ? RoleSign.Struck
            : RoleSign.None;
    }
}
