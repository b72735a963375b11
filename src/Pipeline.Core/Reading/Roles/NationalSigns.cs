using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Signs that people of a country are those hit, where no verb of harm says so: "freed 132 Vietnamese", "most of them South
/// Koreans", "the phones of nine Chilean reporters".</summary>
internal sealed class NationalSigns(RoleText text)
{
    // Tokens before a nationality in which its number begins.
    private const int NumberReach = 3;

    // Tokens around people in which a verb tells their plight.
    private const int PlightReach = 6;

    // Tokens before a nationality in which those are told whom it is among.
    private const int ListReach = 12;

    /// <summary>What the words around the mention say; <paramref name="before"/> is the token before the mention or its list.</summary>
    public RoleSign Read(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        if (mention.Kind is not PlaceKind.People)
        {
            return IsHomeOfVictim(mention, sentence, before) ? RoleSign.Victim : RoleSign.None;
        }

        // Those whom a verb of harm hits are read with it.
        if (text.IsVictim(mention.FirstToken))
        {
            return RoleSign.None;
        }

        var end = text.NounEnd(mention.EndToken, sentence);
        var all = text.ClassesOf(mention.EndToken, end);
        if ((all & (RoleWordClass.MissionNoun | RoleWordClass.AidNoun | RoleWordClass.SportNoun | RoleWordClass.HomeForce
            | RoleWordClass.SuspectCue | RoleWordClass.CyberAttacker | RoleWordClass.Hacker)) != RoleWordClass.None)
        {
            return RoleSign.None;
        }

        if (IsAmongVictims(mention, sentence))
        {
            return RoleSign.Victim;
        }

        // "seized a Greek tanker"
        var number = NumberBefore(mention, sentence);
        var verb = (number >= 0 ? number : mention.FirstToken) - 1;
        verb = verb >= sentence.FirstToken && text.Reading.Word(verb) is "a" or "an" or "the" ? verb - 1 : verb;
        if (verb >= sentence.FirstToken && end > mention.EndToken && text.Is(verb, RoleWordClass.ActiveHarm)
            && (all & (RoleWordClass.AttackerNoun | RoleWordClass.RelationNoun | RoleWordClass.SourceThing)) == RoleWordClass.None)
        {
            return RoleSign.Target;
        }

        if (number < 0)
        {
            return RoleSign.None;
        }

        var isPlight = text.FindsBefore(number, PlightReach, sentence, RoleWordClass.PlightVerb)
            || text.Finds(end, PlightReach, sentence, RoleWordClass.PlightVerb);
        if (isPlight && !text.Finds(end, PlightReach, sentence, RoleWordClass.SuspectCue))
        {
            return RoleSign.Victim;
        }

        return number > sentence.FirstToken && text.Harm(sentence) > 0
            && (text.IsWord(number - 1, "of") || text.Is(number - 1, RoleWordClass.HitPreposition))
            && !text.Is(Math.Max(sentence.FirstToken, number - 2), RoleWordClass.AidNoun | RoleWordClass.AttackerNoun | RoleWordClass.Hacker)
            ? RoleSign.Victim
            : RoleSign.None;
    }

    /// <summary>"Jose Martin, 55, from Chile", in a sentence about those who were hit.</summary>
    private bool IsHomeOfVictim(PlaceMention mention, TokenizedArticle.Sentence sentence, int before) =>
        mention.Kind is not PlaceKind.Government
        && before - 2 > sentence.FirstToken && text.Reading.Word(before) is "from" or "of"
        && text.IsMark(before - 1, ',') && text.Reading.Tokens[before - 2].Kind is Pipeline.Text.TokenKind.Number
        && (text.Harm(sentence) > 0 || text.Victims(sentence) > 0)
        && !text.Finds(sentence.FirstToken, sentence.EndToken - sentence.FirstToken, sentence, RoleWordClass.SuspectCue);

    /// <summary>"most of them South Koreans", "including three Germans", after people who were hit or held.</summary>
    private bool IsAmongVictims(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var before = mention.FirstToken - 1;
        var number = NumberBefore(mention, sentence);
        before = number > 0 ? number - 1 : before;
        return before > sentence.FirstToken && text.Is(before, RoleWordClass.AmongBefore)
            && (text.Victims(sentence) > 0
                || text.FindsBefore(before, ListReach, sentence, RoleWordClass.PlightVerb)
                || sentence.Index > 0 && text.Victims(text.Reading.Sentences[sentence.Index - 1]) > 0);
    }

    /// <summary>The first token of the number before the mention; below 0 where there is none.</summary>
    private int NumberBefore(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        for (var i = mention.FirstToken - 1; i >= Math.Max(sentence.FirstToken, mention.FirstToken - NumberReach); i--)
        {
            if (text.Is(i, RoleWordClass.PhraseEnd) || text.IsMark(i, ','))
            {
                break;
            }

            if (NumberParser.Parse(text.Reading, i, mention.FirstToken) is not null)
            {
                return i;
            }
        }

        return -1;
    }
}
