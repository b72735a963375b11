using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Signs that the harm comes from a country: "Chadian mercenaries shot two villagers", "pills made in Chad", "fired from Chad",
/// "a firm in Chad sold the spyware".</summary>
internal sealed class OriginSigns(RoleText text)
{
    // Tokens before a participle in which the thing stands that was made or sent.
    private const int ThingReach = 8;

    // Tokens between the comma of an apposition and its nationality: ", a former".
    private const int AppositionReach = 3;

    // Tokens after a nationality in which its people are charged.
    private const int ChargeReach = 6;

    // Tokens between a participle and "from": "brought to the islands from".
    private const int ParticipleReach = 4;

    // Tokens after a firm in which it sells something.
    private const int SellingReach = 3;

    /// <summary>What the words around the mention say; <paramref name="before"/> is the token before the mention or its list.</summary>
    public RoleSign Read(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        var first = text.AfterPossessive(mention.EndToken, sentence);
        var isOwner = mention.Kind is PlaceKind.People or PlaceKind.Government || mention.Code is "US" or "GB" || first > mention.EndToken;
        var sign = isOwner ? OfOwner(mention, sentence, first, before) : RoleSign.None;
        return sign != RoleSign.None || before <= sentence.FirstToken || mention.Kind is PlaceKind.People or PlaceKind.Government
            ? sign
            : AfterPreposition(mention, sentence, before);
    }

    /// <summary>The noun that the mention opens: "Rwandan hackers", "a Chadian national stabbed nine", "made by a Chilean firm".</summary>
    private RoleSign OfOwner(PlaceMention mention, TokenizedArticle.Sentence sentence, int first, int before)
    {
        var end = text.NounEnd(first, sentence);
        var all = text.ClassesOf(first, end);
        if (IsCompany(mention, sentence) || all.HasFlag(RoleWordClass.MissionNoun))
        {
            return RoleSign.None;
        }

        if (IsMaker(all, sentence, before))
        {
            return RoleSign.Maker;
        }

        if (all.HasFlag(RoleWordClass.CyberAttacker) && !all.HasFlag(RoleWordClass.MakerNoun)
            && !all.HasFlag(RoleWordClass.HarmVerb) && !all.HasFlag(RoleWordClass.OfficialNoun))
        {
            return RoleSign.Hackers;
        }

        // "Spyware" and the like is somebody's work: "Rwandan spyware was found on their phones".
        if (end == first + 1 && all.HasFlag(RoleWordClass.CyberAttacker))
        {
            return RoleSign.Maker;
        }

        // "Mexican agents found 23 people in a lorry"
        if (all.HasFlag(RoleWordClass.HomeForce) && (all.HasFlag(RoleWordClass.PlightVerb) || text.Is(end, RoleWordClass.PlightVerb)))
        {
            return RoleSign.HomeForce;
        }

        var isInApposition = text.FindsMarkBefore(mention.FirstToken, AppositionReach, sentence, ',');
        var acts = (end > first || mention.Kind is PlaceKind.People) && text.Hits(end, sentence, isInApposition);
        if (!acts)
        {
            // "Two Iranian nationals charged with the attack"
            return all.HasFlag(RoleWordClass.VictimNoun) && mention.Kind is PlaceKind.People && IsSuspect(end, sentence)
                ? RoleSign.Attacker
                : RoleSign.None;
        }

        return all.HasFlag(RoleWordClass.HomeForce) ? RoleSign.HomeForce : RoleSign.Attacker;
    }

    /// <summary>"made in Chad", "fired from Chad", "rebels from Chad killed nine", "a firm in Chad sold the spyware".</summary>
    private RoleSign AfterPreposition(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        var preposition = text.Reading.Word(before);
        if (preposition is "from" && text.FindsBefore(before, ParticipleReach, sentence, RoleWordClass.Imported))
        {
            return RoleSign.Source;
        }

        // "Gomez, a native of Chile, was charged"
        if (preposition is "of" && text.Is(before - 1, RoleWordClass.NativeNoun)
            && text.Finds(mention.EndToken, ChargeReach, sentence, RoleWordClass.SuspectCue))
        {
            return RoleSign.Attacker;
        }

        if (preposition is "from" or "in" or "by" && text.Harm(sentence) > 0)
        {
            var isMade = text.FindsBefore(before, 2, sentence, RoleWordClass.Made);
            var isSent = preposition is "from" && text.FindsBefore(before, ParticipleReach, sentence, RoleWordClass.SentOut);
            if ((isMade || isSent) && text.FindsBefore(before, ThingReach, sentence, RoleWordClass.SourceThing))
            {
                return RoleSign.Source;
            }

            if (preposition is "in" or "from" && text.Is(before - 1, RoleWordClass.MakerNoun | RoleWordClass.Maker)
                && (text.Finds(mention.EndToken, SellingReach, sentence, RoleWordClass.Selling)
                    || text.FindsBefore(before, ParticipleReach, sentence, RoleWordClass.Selling))
                && !text.Is(before - 1, RoleWordClass.CyberAttacker))
            {
                return RoleSign.Maker;
            }
        }

        if (preposition is "to" && text.Is(before - 1, RoleWordClass.LinkNoun)
            && text.FindsBefore(before - 1, ThingReach, sentence, RoleWordClass.AttackerNoun))
        {
            return RoleSign.Backer;
        }

        if (preposition is not "from")
        {
            return RoleSign.None;
        }

        return text.Is(before - 1, RoleWordClass.CyberAttacker) ? RoleSign.Hackers
            : !text.Hits(mention.EndToken, sentence, inApposition: false) ? RoleSign.None
            : text.Is(before - 1, RoleWordClass.SourceThing) ? RoleSign.Source
            : RoleSign.Attacker;
    }

    /// <summary>"investigators point to a Chilean maker", "made by a Chilean company"; a firm by itself makes nothing harmful.</summary>
    private bool IsMaker(RoleWordClass all, TokenizedArticle.Sentence sentence, int before)
    {
        if (!all.HasFlag(RoleWordClass.MakerNoun) && !all.HasFlag(RoleWordClass.Maker))
        {
            return false;
        }

        var by = before;
        while (by > sentence.FirstToken && text.Reading.Word(by) is "a" or "an" or "the")
        {
            by--;
        }

        if (by > sentence.FirstToken && text.IsWord(by, "by") && text.FindsBefore(by, 2, sentence, RoleWordClass.Made | RoleWordClass.Selling))
        {
            return true;
        }

        return all.HasFlag(RoleWordClass.Maker) && text.Harm(sentence) > 0
            && text.Finds(sentence.FirstToken, sentence.EndToken - sentence.FirstToken, sentence, RoleWordClass.SourceThing)
            && !text.FindsBefore(before + 1, ParticipleReach, sentence, RoleWordClass.HarmVerb);
    }

    /// <summary>"charged with", "is accused of", "convicted of" right after the people.</summary>
    private bool IsSuspect(int end, TokenizedArticle.Sentence sentence)
    {
        // "charged" may close the noun's words: no list of verbs ends them there.
        var at = text.Is(end - 1, RoleWordClass.SuspectCue) ? end - 1
            : end < sentence.EndToken && text.Is(end, RoleWordClass.Passive) ? end + 1
            : end;
        return at < sentence.EndToken && text.Is(at, RoleWordClass.SuspectCue | RoleWordClass.OriginBefore)
            && text.Finds(at + 1, 1, sentence, RoleWordClass.Preposition);
    }

    /// <summary>"embedded with US forces" tells of company, not of an attack.</summary>
    private bool IsCompany(PlaceMention mention, TokenizedArticle.Sentence sentence) =>
        mention.FirstToken > sentence.FirstToken && text.Is(mention.FirstToken - 1, RoleWordClass.CompanyPreposition);
}
