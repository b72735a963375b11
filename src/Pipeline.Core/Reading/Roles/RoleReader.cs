using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Victims;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Reads what the sentence around one mention says of its country's role.</summary>
/// <remarks>
/// One method a construction, tried from the surest to the weakest: a comparison, a compound ("Iran-backed"), the noun phrase that the
/// mention opens ("Israeli spyware maker", "two Indian nationals were killed"), the verb beside it ("invaded Kuwait"), the noun and
/// preposition before it ("the attack on Mumbai", "a visit to Chile"), and the place of what the sentence reports ("killed dozens in
/// Nepal"). Each looks at a bounded neighbourhood, so that the whole costs linear time.
/// </remarks>
internal sealed partial class RoleReader
{
    // Tokens looked at for the head of a noun phrase and for the verb that belongs to it.
    private const int PhraseReach = 6;
    private const int VerbReach = 16;
    private const int NearReach = 6;

    // Tokens of a list of places; a longer one is a table.
    private const int ListReach = 60;

    // Countries from which a list tells where the story happened.
    private const int LongList = 3;

    // Tokens before a harm word in which a doubt or denial still holds for it.
    private const int DoubtReach = 8;

    private readonly TokenizedArticle reading;
    private readonly IReadOnlyList<PlaceMention> mentions;
    private readonly RoleWordClass[] classes;
    private readonly bool[] isVictim;
    private readonly int[] victimsIn;
    private readonly int storyYear;

    // Places in the list that was looked through last.
    private int listed;

    // A sentence with many places is asked once.
    private (int Sentence, int Words) harmOf = (-1, 0);
    private (int Sentence, bool Is) historyOf = (-1, false);

    /// <summary>Prepares the words of <paramref name="reading"/>.</summary>
    public RoleReader(TokenizedArticle reading, IReadOnlyList<PlaceMention> mentions)
    {
        this.reading = reading;
        this.mentions = mentions;
        classes = new RoleWordClass[reading.Tokens.VocabularySize];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = RoleWords.Of(reading.Tokens.VocabularyWord(i));
        }

        isVictim = new bool[reading.Tokens.Count];
        victimsIn = new int[reading.Sentences.Count];
        foreach (var victim in VictimReader.Read(reading))
        {
            isVictim.AsSpan(victim.Phrase.First, victim.Phrase.End - victim.Phrase.First).Fill(true);
            victimsIn[victim.Sentence.Index]++;
        }

        storyYear = StoryYear.Of(reading);
    }

    /// <summary>What the words around <paramref name="mention"/> say.</summary>
    public RoleSign Read(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        if (IsComparison(mention, sentence))
        {
            return RoleSign.Comparison;
        }

        var sign = Compound(mention, sentence);
        sign = sign != RoleSign.None ? sign : Phrase(mention, sentence);
        sign = sign != RoleSign.None ? sign : Verb(mention, sentence);
        sign = sign != RoleSign.None ? sign : NounBefore(mention, sentence);
        sign = sign != RoleSign.None ? sign : Place(mention, sentence);
        if (sign is RoleSign.Struck or RoleSign.HarmPlace or RoleSign.NearHarm or RoleSign.Cases or RoleSign.Harm)
        {
            if (IsHistory(sentence))
            {
                return RoleSign.History;
            }

            if (FindsBefore(mention.FirstToken, DoubtReach, sentence, RoleWordClass.Doubt))
            {
                return RoleSign.Denied;
            }

            // "Cases were found in Benin, Ghana and Niger": whoever lists countries tells where it happened.
            return mention.Kind is PlaceKind.Country && listed >= LongList && sign is not RoleSign.NearHarm ? RoleSign.Target : sign;
        }

        return sign;
    }

    /// <summary>Number of harm words in the sentence.</summary>
    public int Harm(TokenizedArticle.Sentence sentence)
    {
        if (harmOf.Sentence != sentence.Index)
        {
            harmOf = (sentence.Index, CountOf(sentence.FirstToken, sentence.EndToken, RoleWordClass.Harm));
        }

        return harmOf.Words;
    }

    /// <summary>Number of statements in the sentence that people were hit.</summary>
    public int Victims(TokenizedArticle.Sentence sentence) => victimsIn[sentence.Index];

    /// <summary>"US-allied countries", "US allies", "unlike Norway": the country is only compared with.</summary>
    private bool IsComparison(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var next = mention.EndToken;
        if (next + 1 < sentence.EndToken && IsMark(next, '-') && Is(next + 1, RoleWordClass.CompareCompound)
            || next < sentence.EndToken && Is(AfterPossessive(next, sentence), RoleWordClass.CompareNoun))
        {
            return true;
        }

        var before = BeforeList(mention, sentence);
        return before >= sentence.FirstToken && (Is(before, RoleWordClass.CompareBefore)
            || before > sentence.FirstToken && Is(before - 1, RoleWordClass.CompareBefore) && Is(before, RoleWordClass.PlacePreposition));
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
            found = StoryYear.At(reading, i) is { } year && year < storyYear - 1 && !IsWord(i - 1, "since")
                || IsWord(i, "ago") && Is(i - 1, RoleWordClass.LongPeriod);
        }

        historyOf = (sentence.Index, found);
        return found;
    }

    /// <summary>The token before the mention, or before the list of places that it stands in ("in Bahrain, Mexico and India"), without
    /// article and direction.</summary>
    private int BeforeList(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var index = IndexOf(mention);
        var before = mention.FirstToken - 1;
        listed = 1 + Following(index, sentence);
        while (before >= Math.Max(sentence.FirstToken, mention.FirstToken - ListReach))
        {
            while (index > 0 && mentions[index - 1].EndToken > before + 1)
            {
                index--;
            }

            if (index > 0 && mentions[index - 1].EndToken == before + 1 && before + 1 < mention.FirstToken)
            {
                before = mentions[index - 1].FirstToken - 1;
                listed += mentions[index - 1].Kind is PlaceKind.Country ? 1 : 0;
            }
            else if (Is(before, RoleWordClass.PassedOver) || IsPlaceOf(before))
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

    /// <summary>Number of countries that follow the mention in its list.</summary>
    private int Following(int index, TokenizedArticle.Sentence sentence)
    {
        var count = 0;
        var end = mentions[index].EndToken;
        while (++index < mentions.Count && end < Math.Min(sentence.EndToken, mentions[index].FirstToken) && count < LongList)
        {
            for (; end < mentions[index].FirstToken && (IsMark(end, ',') || Is(end, RoleWordClass.ListJoiner)); end++)
            {
            }

            if (end < mentions[index].FirstToken)
            {
                break;
            }

            end = mentions[index].EndToken;
            count += mentions[index].Kind is PlaceKind.Country ? 1 : 0;
        }

        return count;
    }

    /// <summary>"the city of", "the province of".</summary>
    private bool IsPlaceOf(int of) => of > 0 && IsWord(of, "of") && Is(of - 1, RoleWordClass.PlaceNoun);

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

    private int AfterPossessive(int token, TokenizedArticle.Sentence sentence) =>
        token < sentence.EndToken && reading.Word(token) is "'s" or "'" ? token + 1 : token;

    private int PhraseEnd(int first, TokenizedArticle.Sentence sentence)
    {
        var end = first;
        while (end < sentence.EndToken && end < first + PhraseReach
            && (reading.Tokens[end].Kind != Text.TokenKind.Punctuation || IsMark(end, '-'))
            && !Is(end, RoleWordClass.PhraseEnd))
        {
            end++;
        }

        return end;
    }

    private RoleWordClass ClassesOf(int first, int end)
    {
        var all = RoleWordClass.None;
        for (var i = first; i < end; i++)
        {
            all |= Class(i);
        }

        return all;
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

    private bool Finds(int first, int reach, TokenizedArticle.Sentence sentence, RoleWordClass any)
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

    private bool FindsBefore(int token, int reach, TokenizedArticle.Sentence sentence, RoleWordClass any)
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

    private RoleWordClass Class(int token) => classes[reading.Tokens.WordId(token)];

    private bool Is(int token, RoleWordClass any) => token < reading.Tokens.Count && (Class(token) & any) != RoleWordClass.None;

    private bool IsWord(int token, string word) => string.Equals(reading.Word(token), word, StringComparison.Ordinal);

    private bool IsMark(int token, char mark) =>
        reading.Tokens[token].Span.Length == 1 && reading.Text[reading.Tokens[token].Span.Start] == mark;
}
