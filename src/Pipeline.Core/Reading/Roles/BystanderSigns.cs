using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Signs that a country stands by: "Chad offered help", "doctors from Chad treated the wounded", "met in Chad".</summary>
internal sealed class BystanderSigns(RoleText text)
{
    // Tokens before "in" in which people meet.
    private const int GatheringReach = 3;

    // Tokens after a mention in which "where" tells what happened there.
    private const int WhereReach = 12;

    /// <summary>What the words around the mention say; <paramref name="before"/> is the token before the mention or its list.</summary>
    public RoleSign Read(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        var isPlace = mention.Kind is not PlaceKind.People and not PlaceKind.Government;
        if (isPlace && IsWhere(mention, sentence))
        {
            return RoleSign.HarmPlace;
        }

        var hasBefore = before >= sentence.FirstToken;
        if (mention.Kind is PlaceKind.People && hasBefore && text.Is(mention.FirstToken - 1, RoleWordClass.AdviceVerb))
        {
            return RoleSign.Speaker;
        }

        if (isPlace && hasBefore && text.Is(before, RoleWordClass.PlacePreposition)
            && text.FindsBefore(before, GatheringReach, sentence, RoleWordClass.Gathering))
        {
            return RoleSign.Helper;
        }

        // "in Chad offered help" has another subject; "from Chad" and "of Chad" are the subject's.
        // A town may be in the name of who acts there.
        var isSubject = mention.Kind is not (PlaceKind.City or PlaceKind.Region) && (!hasBefore || !text.Is(before, RoleWordClass.PlacePreposition | RoleWordClass.HitPreposition)
            && text.Reading.Word(before) is not ("to" or "with"));
        return isSubject && Helps(mention, sentence) ? RoleSign.Helper : RoleSign.None;
    }

    private bool Helps(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var first = text.AfterPossessive(mention.EndToken, sentence);
        var verb = mention.Kind is PlaceKind.People or PlaceKind.Government || first > mention.EndToken
            ? text.NounEnd(first, sentence)
            : first;
        while (verb < sentence.EndToken && text.Reading.Word(verb) is "has" or "have" or "had" or "also" or "will")
        {
            verb++;
        }

        // Who sends soldiers or missiles may be no helper.
        return verb < sentence.EndToken && text.Is(verb, RoleWordClass.HelperVerb)
            && !text.Finds(verb + 1, 3, sentence, RoleWordClass.AttackerNoun);
    }

    /// <summary>"flights to Chad, where a quake killed nine".</summary>
    private bool IsWhere(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var where = mention.EndToken < sentence.EndToken && text.IsMark(mention.EndToken, ',') ? mention.EndToken + 1 : mention.EndToken;
        return where < sentence.EndToken && text.IsWord(where, "where")
            && text.Finds(where + 1, WhereReach, sentence, RoleWordClass.HarmVerb)
            && !text.Finds(where + 1, WhereReach, sentence, RoleWordClass.Doubt);
    }
}
