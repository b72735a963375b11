using Pipeline.Text.Gazetteers;

namespace Pipeline.Core.Facts.Countries;

/// <summary>Reads the role of a country from the sentence around one mention.</summary>
/// <remarks>
/// One method a construction, tried from the surest to the weakest: a compound ("Iran-backed"), the noun phrase that the mention opens
/// ("Israeli spyware maker", "Indian nationals … were among the targets"), the verb beside it ("invaded Kuwait"), the noun and preposition
/// before it ("the attack on Mumbai"), and the place of what the sentence reports ("killed dozens in Nepal").
/// </remarks>
internal sealed class RoleReader(Reading reading, IReadOnlyList<PlaceMention> mentions)
{
    // Tokens looked at for the head of a noun phrase and for the verb that belongs to it.
    private const int PhraseReach = 6;
    private const int VerbReach = 16;
    private const int NearReach = 6;

    // Tokens of a list of places; a longer one is a table.
    private const int ListReach = 60;

    // A sentence with many places is asked once.
    private (int Sentence, int Words) harmOf = (-1, 0);

    /// <summary>The role that the words around <paramref name="mention"/> give its country.</summary>
    public RoleCue Read(PlaceMention mention, Reading.Sentence sentence)
    {
        if (IsComparison(mention, sentence))
        {
            return RoleCue.None;
        }

        var cue = Compound(mention, sentence);
        cue = cue.Strength > 0 ? cue : Phrase(mention, sentence);
        cue = cue.Strength > 0 ? cue : Verb(mention, sentence);
        cue = cue.Strength > 0 ? cue : NounBefore(mention, sentence);
        return cue.Strength > 0 ? cue : Place(mention, sentence);
    }

    /// <summary>Number of harm words in the sentence.</summary>
    public int Harm(Reading.Sentence sentence)
    {
        if (harmOf.Sentence == sentence.Index)
        {
            return harmOf.Words;
        }

        var harm = 0;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            harm += Is(i, RoleWordClass.HarmNoun | RoleWordClass.HarmVerb) ? 1 : 0;
        }

        harmOf = (sentence.Index, harm);
        return harm;
    }

    /// <summary>"US-allied countries", "US allies": the country is only compared with.</summary>
    public bool IsComparison(PlaceMention mention, Reading.Sentence sentence)
    {
        var next = mention.EndToken;
        return next + 1 < sentence.EndToken && reading.Raw(next) is "-" && Is(next + 1, RoleWordClass.CompareCompound)
            || next < sentence.EndToken && Is(AfterPossessive(next, sentence), RoleWordClass.CompareNoun);
    }

    private RoleCue Compound(PlaceMention mention, Reading.Sentence sentence)
    {
        var hyphen = mention.EndToken;
        if (hyphen + 1 >= sentence.EndToken || reading.Raw(hyphen) is not "-")
        {
            return RoleCue.None;
        }

        if (Is(hyphen + 1, RoleWordClass.OriginCompound))
        {
            return new RoleCue(CountryRole.Origin, 0.8);
        }

        // "A London-based lawyer, who was among the targets": where someone who was hit lives.
        return Is(hyphen + 1, RoleWordClass.PlaceCompound) && Finds(hyphen + 2, PhraseReach, sentence, RoleWordClass.VictimNoun)
            && Finds(hyphen + 2, VerbReach, sentence, RoleWordClass.TargetCue)
            ? new RoleCue(CountryRole.Affected, 0.8)
            : RoleCue.None;
    }

    /// <summary>The noun phrase that the mention opens: "Russian forces", "Nepal's worst earthquake", "two Indian nationals".</summary>
    private RoleCue Phrase(PlaceMention mention, Reading.Sentence sentence)
    {
        var first = AfterPossessive(mention.EndToken, sentence);
        var end = PhraseEnd(first, sentence);
        var classes = RoleWordClass.None;
        for (var i = first; i < end; i++)
        {
            classes |= RoleWords.Of(reading.Word(i));
        }

        var isPeople = mention.Kind is PlaceKind.People or PlaceKind.Government || mention.Code == "US" || first > mention.EndToken;
        var isNoun = mention.Kind == PlaceKind.People && end == first;
        if ((isNoun || classes.HasFlag(RoleWordClass.VictimNoun)) && IsVictim(mention, end, sentence))
        {
            return new RoleCue(CountryRole.Affected, 0.8);
        }

        if (isPeople && classes.HasFlag(RoleWordClass.AttackerNoun) && classes.HasFlag(RoleWordClass.MakerNoun))
        {
            // "an Israeli company" makes nothing harmful by itself; "an Israeli spyware company" and "an Israeli maker of spyware" do.
            var whole = end < sentence.EndToken && reading.Word(end) is "of" ? PhraseEnd(end + 1, sentence) : end;
            return CountOf(first, whole, RoleWordClass.AttackerNoun) > 1 ? new RoleCue(CountryRole.Origin, 0.8) : RoleCue.None;
        }

        if (isPeople && classes.HasFlag(RoleWordClass.AttackerNoun) && Harm(sentence) > 0)
        {
            return IsPassive(end, sentence) ? new RoleCue(CountryRole.Affected, 0.7) : new RoleCue(CountryRole.Origin, 0.6);
        }

        return classes.HasFlag(RoleWordClass.HarmNoun) && mention.Kind is not PlaceKind.Government ? new RoleCue(CountryRole.Affected, 0.6) : RoleCue.None;
    }

    /// <summary>Whether the people of the phrase that ends at <paramref name="end"/> were hit: as a subject ("were killed", "were among the
    /// targets") or as an object ("killed two American tourists").</summary>
    private bool IsVictim(PlaceMention mention, int end, Reading.Sentence sentence)
    {
        if (Finds(end, VerbReach, sentence, RoleWordClass.TargetCue) || IsPassive(end, sentence) || Is(end, RoleWordClass.HarmVerb))
        {
            return true;
        }

        for (var i = mention.FirstToken - 1; i >= Math.Max(sentence.FirstToken, mention.FirstToken - 5); i--)
        {
            if (Is(i, RoleWordClass.HarmVerb))
            {
                return true;
            }

            if (reading.Raw(i) is "," or ";" or "by")
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"was shot", "have been hacked" right after the phrase.</summary>
    private bool IsPassive(int end, Reading.Sentence sentence)
    {
        for (var i = end; i < Math.Min(sentence.EndToken, end + 5); i++)
        {
            if (reading.Word(i) is "was" or "were" or "been" or "being" or "are" or "is" or "be" or "had" && Finds(i + 1, 3, sentence, RoleWordClass.HarmVerb))
            {
                return true;
            }
        }

        return false;
    }

    private RoleCue Verb(PlaceMention mention, Reading.Sentence sentence)
    {
        var next = mention.EndToken;
        var before = BeforeList(mention, sentence);
        var isSubject = before < sentence.FirstToken || !Is(before, RoleWordClass.PlacePreposition | RoleWordClass.HitPreposition) && reading.Raw(before) is not ("of" or "from" or "to");
        if (isSubject && next < sentence.EndToken && Is(next, RoleWordClass.ActiveHarm) && mention.Kind is PlaceKind.Country or PlaceKind.Government)
        {
            return new RoleCue(CountryRole.Origin, 0.7);
        }

        // "Chile has recorded 2,335 cases"
        if (next < sentence.EndToken && Is(next, RoleWordClass.CountingVerb) && Finds(next + 1, PhraseReach, sentence, RoleWordClass.HarmNoun))
        {
            return new RoleCue(CountryRole.Affected, 0.6);
        }

        if (before < sentence.FirstToken)
        {
            return RoleCue.None;
        }

        if (Is(before, RoleWordClass.OriginBefore) || before > sentence.FirstToken && reading.Word(before) is "on" or "from" or "to" && Is(before - 1, RoleWordClass.OriginBefore))
        {
            return new RoleCue(CountryRole.Origin, 0.7);
        }

        return Is(before, RoleWordClass.HarmVerb) && !(before > sentence.FirstToken && reading.Word(before - 1) is "was" or "were" or "been")
            ? new RoleCue(CountryRole.Affected, 0.7)
            : RoleCue.None;
    }

    /// <summary>"the attack on Mumbai", "the bombing of Aleppo", "a tourist from Chile was killed".</summary>
    private RoleCue NounBefore(PlaceMention mention, Reading.Sentence sentence)
    {
        var before = BeforeList(mention, sentence);
        if (before <= sentence.FirstToken || mention.Kind is PlaceKind.Government)
        {
            return RoleCue.None;
        }

        var preposition = reading.Word(before);
        if (preposition is "from" && FindsBefore(before, 4, sentence, RoleWordClass.VictimNoun))
        {
            // "A lawyer from London, who was among the targets": as sure as the compound "London-based".
            var relative = mention.EndToken + 1;
            if (relative < sentence.EndToken && reading.Raw(mention.EndToken) is "," && reading.Word(relative) is "who" or "whose"
                && Finds(relative, PhraseReach, sentence, RoleWordClass.TargetCue))
            {
                return new RoleCue(CountryRole.Affected, 0.8);
            }

            if (Harm(sentence) > 0)
            {
                return new RoleCue(CountryRole.Affected, 0.6);
            }
        }

        var isHit = preposition is "of" || RoleWords.Of(preposition).HasFlag(RoleWordClass.HitPreposition);
        return isHit && FindsBefore(before, 3, sentence, RoleWordClass.HarmNoun | RoleWordClass.HarmVerb) ? new RoleCue(CountryRole.Affected, 0.75) : RoleCue.None;
    }

    /// <summary>Where the thing happened that the sentence reports.</summary>
    private RoleCue Place(PlaceMention mention, Reading.Sentence sentence)
    {
        var before = BeforeList(mention, sentence);
        var isPlace = before >= sentence.FirstToken && Is(before, RoleWordClass.PlacePreposition) && mention.Kind is not PlaceKind.Government;
        if (!isPlace || Harm(sentence) == 0)
        {
            return RoleCue.None;
        }

        // "at least twenty people in Peru have been infected" needs no second sentence; a harm word far off does.
        var isNear = FindsBefore(before, NearReach, sentence, RoleWordClass.HarmNoun | RoleWordClass.HarmVerb)
            || Finds(mention.EndToken, NearReach, sentence, RoleWordClass.HarmNoun | RoleWordClass.HarmVerb);
        return new RoleCue(CountryRole.Affected, isNear ? 0.6 : 0.4);
    }

    /// <summary>The token before the mention, or before the list of places that it stands in ("in Bahrain, Mexico and India"), without
    /// article and direction.</summary>
    private int BeforeList(PlaceMention mention, Reading.Sentence sentence)
    {
        var index = IndexOf(mention);
        var before = mention.FirstToken - 1;
        while (before >= Math.Max(sentence.FirstToken, mention.FirstToken - ListReach))
        {
            while (index > 0 && mentions[index - 1].EndToken > before + 1)
            {
                index--;
            }

            if (index > 0 && mentions[index - 1].EndToken == before + 1 && before + 1 < mention.FirstToken)
            {
                before = mentions[index - 1].FirstToken - 1;
            }
            else if (IsPassedOver(before))
            {
                before--;
            }
            else
            {
                break;
            }
        }

        return before;
    }

    /// <summary>What may stand between a preposition and its place: an article, a list's comma, "the northern city of".</summary>
    private bool IsPassedOver(int token) =>
        reading.Word(token) is "the" or "," or "and" or "or" or "&" or "(" or "northern" or "southern" or "eastern" or "western" or "central" or "downtown"
            or "nearby" or "neighbouring" or "neighboring" or "countries" or "nations" or "cities" or "provinces" or "towns" or "states" or "city" or "province"
            or "state" or "town" or "village" or "region" || IsPlaceOf(token);

    /// <summary>"the city of", "the province of".</summary>
    private bool IsPlaceOf(int of) =>
        reading.Word(of) is "of" && of > 0 && reading.Word(of - 1) is "countries" or "nations" or "cities" or "provinces" or "towns" or "states" or "city" or "province" or "state" or "town" or "village" or "region" or "parts";

    private int IndexOf(PlaceMention mention)
    {
        var low = 0;
        var high = mentions.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (mentions[middle].FirstToken < mention.FirstToken)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int AfterPossessive(int token, Reading.Sentence sentence) =>
        token < sentence.EndToken && reading.Word(token) is "'s" or "'" ? token + 1 : token;

    private int PhraseEnd(int first, Reading.Sentence sentence)
    {
        var end = first;
        while (end < sentence.EndToken && end < first + PhraseReach
            && (reading.Tokens[end].Kind != Text.TokenKind.Punctuation || reading.Raw(end) is "-")
            && !(reading.Word(end) is "in" or "on" or "at" or "of" or "for" or "to" or "from" or "by" or "with" or "and" or "or" or "who" or "that" or "which" or "was"
                or "were" or "is" or "are" or "has" or "have" or "had" or "will" or "would" or "but" or "as" or "after" or "when" or "where" or "during"
                or "against" or "into" or "over" or "the" or "a" or "an" or "it" or "its" or "their" or "he" or "she" or "they" or "been" or "be"))
        {
            end++;
        }

        return end;
    }

    private int CountOf(int first, int end, RoleWordClass any)
    {
        var count = 0;
        for (var i = first; i < end; i++)
        {
            count += Is(i, any) ? 1 : 0;
        }

        return count;
    }

    private bool Finds(int first, int reach, Reading.Sentence sentence, RoleWordClass any)
    {
        for (var i = first; i < Math.Min(sentence.EndToken, first + reach); i++)
        {
            if (Is(i, any))
            {
                return true;
            }
        }

        return false;
    }

    private bool FindsBefore(int token, int reach, Reading.Sentence sentence, RoleWordClass any)
    {
        for (var i = token - 1; i >= Math.Max(sentence.FirstToken, token - reach); i--)
        {
            if (Is(i, any))
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(int token, RoleWordClass any) => token < reading.Tokens.Count && (RoleWords.Of(reading.Word(token)) & any) != RoleWordClass.None;
}
