using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Reads what the sentence around one mention says of its country's role.</summary>
/// <remarks>
/// Constructions are tried from the surest to the weakest: a comparison, a compound ("Iran-backed"), the noun phrase that the
/// mention opens ("Israeli spyware maker", "two Indian nationals were killed"), the verb beside it ("invaded Kuwait"), the noun and
/// preposition before it ("the attack on Mumbai", "a visit to Chile"), and the place of what the sentence reports ("killed dozens in
/// Nepal"). Each looks at a bounded neighbourhood, so that the whole costs linear time.
/// </remarks>
internal sealed class RoleReader
{
    // Countries from which a list tells where the story happened.
    private const int LongList = 3;

    // Tokens before a harm word in which a doubt or denial still holds for it.
    private const int DoubtReach = 8;

    private readonly RoleText text;
    private readonly PlaceListReader lists;
    private readonly PhraseSigns phrases;
    private readonly OriginSigns origins;
    private readonly BystanderSigns bystanders;
    private readonly NationalSigns nationals;
    private readonly VerbSigns verbs;
    private readonly PrepositionSigns prepositions;
    private readonly int storyYear;

    // A sentence with many places is asked once.
    private (int Sentence, bool Is) historyOf = (-1, false);

    /// <summary>Prepares the words of <paramref name="reading"/>.</summary>
    public RoleReader(TokenizedArticle reading, IReadOnlyList<PlaceMention> mentions)
    {
        text = new RoleText(reading);
        lists = new PlaceListReader(text, mentions);
        phrases = new PhraseSigns(text);
        origins = new OriginSigns(text);
        bystanders = new BystanderSigns(text);
        nationals = new NationalSigns(text);
        verbs = new VerbSigns(text);
        prepositions = new PrepositionSigns(text);
        storyYear = StoryYear.Of(reading);
    }

    /// <summary>What the words around <paramref name="mention"/> say.</summary>
    public RoleSign Read(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var (before, countries) = lists.Around(mention, sentence);
        if (IsComparison(mention, sentence, before))
        {
            return RoleSign.Comparison;
        }

        var sign = phrases.Compound(mention, sentence);
        sign = sign != RoleSign.None ? sign : origins.Read(mention, sentence, before);
        sign = sign != RoleSign.None ? sign : bystanders.Read(mention, sentence, before);
        sign = sign != RoleSign.None ? sign : nationals.Read(mention, sentence, before);
        sign = sign != RoleSign.None ? sign : phrases.Phrase(mention, sentence);
        sign = sign != RoleSign.None ? sign : verbs.Read(mention, sentence, before);
        sign = sign != RoleSign.None ? sign : prepositions.NounBefore(mention, sentence, before);
        sign = sign != RoleSign.None ? sign : prepositions.Place(mention, sentence, before);
        if (sign is RoleSign.Agent or RoleSign.Attacker or RoleSign.Hackers && IsHistory(sentence))
        {
            return RoleSign.History;
        }

        if (sign is RoleSign.Struck or RoleSign.HarmPlace or RoleSign.NearHarm or RoleSign.Cases or RoleSign.Harm)
        {
            if (IsHistory(sentence) || text.TellsHistory(sentence))
            {
                return RoleSign.History;
            }

            if (text.FindsBefore(mention.FirstToken, DoubtReach, sentence, RoleWordClass.Doubt))
            {
                return RoleSign.Denied;
            }

            // "Cases were found in Benin, Ghana and Niger": whoever lists countries tells where it happened.
            return mention.Kind is PlaceKind.Country && countries >= (sign is RoleSign.NearHarm ? LongList + 1 : LongList) ? RoleSign.Target : sign;
        }

        return sign;
    }

    /// <inheritdoc cref="RoleText.Harm"/>
    public int Harm(TokenizedArticle.Sentence sentence) => text.Harm(sentence);

    /// <inheritdoc cref="RoleText.Victims"/>
    public int Victims(TokenizedArticle.Sentence sentence) => text.Victims(sentence);

    /// <summary>"US-allied countries", "US allies", "unlike Norway": the country is only compared with.</summary>
    private bool IsComparison(PlaceMention mention, TokenizedArticle.Sentence sentence, int before)
    {
        var next = mention.EndToken;
        if (next + 1 < sentence.EndToken && text.IsMark(next, '-') && text.Is(next + 1, RoleWordClass.CompareCompound)
            || next < sentence.EndToken && text.Is(text.AfterPossessive(next, sentence), RoleWordClass.CompareNoun))
        {
            return true;
        }

        return before >= sentence.FirstToken && (text.Is(before, RoleWordClass.CompareBefore)
            || before > sentence.FirstToken && text.Is(before - 1, RoleWordClass.CompareBefore)
                && text.Is(before, RoleWordClass.PlacePreposition));
    }

    /// <summary>Whether the sentence tells of earlier years than the story's.</summary>
    private bool IsHistory(TokenizedArticle.Sentence sentence)
    {
        if (historyOf.Sentence == sentence.Index)
        {
            return historyOf.Is;
        }

        var found = false;
        for (var i = sentence.FirstToken + 1; i < sentence.EndToken && !found; i++)
        {
            found = StoryYear.At(text.Reading, i) is { } year && year < storyYear - 1 && !text.IsWord(i - 1, "since")
                || text.IsWord(i, "ago") && text.Is(i - 1, RoleWordClass.LongPeriod);
        }

        historyOf = (sentence.Index, found);
        return found;
    }
}
