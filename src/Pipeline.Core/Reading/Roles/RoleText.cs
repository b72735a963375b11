using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Victims;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Roles;

/// <summary>An article with the classes of its words and the victims that it tells of, and ways to look around in a sentence.</summary>
internal sealed class RoleText
{
    // Tokens looked at for the head of a noun phrase.
    private const int PhraseReach = 6;

    // Tokens between a subject and its verb, an age or an apposition included, and between a verb and the head of its object.
    private const int VerbReach = 8;
    private const int ObjectReach = 3;

    private readonly RoleWordClass[] classes;
    private readonly bool[] isVictim;
    private readonly bool[] isCounted;
    private readonly bool[] tellsHistory;
    private readonly int[] victimsIn;

    // A sentence with many places is asked once.
    private (int Sentence, int Words) harmOf = (-1, 0);

    public RoleText(TokenizedArticle reading)
    {
        Reading = reading;
        classes = new RoleWordClass[reading.Tokens.VocabularySize];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = RoleWords.Of(reading.Tokens.VocabularyWord(i));
        }

        isVictim = new bool[reading.Tokens.Count];
        isCounted = new bool[reading.Tokens.Count];
        tellsHistory = new bool[reading.Sentences.Count];
        victimsIn = new int[reading.Sentences.Count];
        foreach (var victim in VictimReader.Read(reading).Where(victim => victim.Construction != Construction.NobodyLeft))
        {
            if (victim.Scope == CountScope.Background)
            {
                tellsHistory[victim.Sentence.Index] = true;
                continue;
            }

            isVictim.AsSpan(victim.Phrase.First, victim.Phrase.End - victim.Phrase.First).Fill(true);
            victimsIn[victim.Sentence.Index]++;
            if ((victim.Phrase.Number is not null || victim.Phrase.IsSingle) && victim.Effect is VictimEffect.Killed or VictimEffect.Injured
                or VictimEffect.Hit or VictimEffect.Abducted or VictimEffect.Missing
                && !victim.Phrase.Conjuncts.Any(conjunct => conjunct.Noun is { Class: PersonClass.Attacker }))
            {
                isCounted.AsSpan(victim.Phrase.First, victim.Phrase.End - victim.Phrase.First).Fill(true);
            }
        }
    }

    public TokenizedArticle Reading { get; }

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

    /// <summary>Whether the token is a part of a phrase for victims.</summary>
    public bool IsVictim(int token) => isVictim[token];

    /// <summary>Whether the token is a part of a phrase that counts people who were hit bodily: "four Germans" among the dead.</summary>
    public bool IsCountedVictim(int token) => isCounted[token];

    /// <summary>Whether the sentence counts those of another event, and nobody else.</summary>
    public bool TellsHistory(TokenizedArticle.Sentence sentence) => tellsHistory[sentence.Index] && victimsIn[sentence.Index] == 0;

    /// <summary>Whether the token is of one of the classes; what stands after the text is of none.</summary>
    public bool Is(int token, RoleWordClass any) => token < Reading.Tokens.Count && (Class(token) & any) != RoleWordClass.None;

    /// <summary>Whether the token is <paramref name="word"/>, in small letters.</summary>
    public bool IsWord(int token, string word) => string.Equals(Reading.Word(token), word, StringComparison.Ordinal);

    /// <summary>Whether the token is this one character.</summary>
    public bool IsMark(int token, char mark) =>
        Reading.Tokens[token].Span.Length == 1 && Reading.Text[Reading.Tokens[token].Span.Start] == mark;

    /// <summary>Whether one of the classes is among the next <paramref name="reach"/> tokens of the sentence from
    /// <paramref name="first"/> on.</summary>
    public bool Finds(int first, int reach, TokenizedArticle.Sentence sentence, RoleWordClass any)
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

    /// <summary>Whether one of the classes is among the last <paramref name="reach"/> tokens of the sentence before
    /// <paramref name="token"/>.</summary>
    public bool FindsBefore(int token, int reach, TokenizedArticle.Sentence sentence, RoleWordClass any)
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

    /// <summary>Whether the mark is among the last <paramref name="reach"/> tokens of the sentence before <paramref name="token"/>.</summary>
    public bool FindsMarkBefore(int token, int reach, TokenizedArticle.Sentence sentence, char mark)
    {
        for (var i = token - 1; i >= Math.Max(sentence.FirstToken, token - reach); i--)
        {
            if (IsMark(i, mark))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index after the mark of a possessive at <paramref name="token"/>, or <paramref name="token"/>.</summary>
    public int AfterPossessive(int token, TokenizedArticle.Sentence sentence) =>
        token < sentence.EndToken && Reading.Word(token) is "'s" or "'" ? token + 1 : token;

    /// <summary>The index after the noun phrase that begins at <paramref name="first"/>.</summary>
    public int PhraseEnd(int first, TokenizedArticle.Sentence sentence)
    {
        var end = first;
        while (end < sentence.EndToken && end < first + PhraseReach
            && (Reading.Tokens[end].Kind != Text.TokenKind.Punctuation || IsMark(end, '-'))
            && !Is(end, RoleWordClass.PhraseEnd))
        {
            end++;
        }

        return end;
    }

    /// <summary>The index after the words from <paramref name="first"/> on that can belong to one noun; a verb that is known ends
    /// them.</summary>
    public int NounEnd(int first, TokenizedArticle.Sentence sentence)
    {
        var end = first;
        while (end < Math.Min(sentence.EndToken, first + PhraseReach)
            && (Reading.Tokens[end].Kind != Text.TokenKind.Punctuation || IsMark(end, '-') || IsMark(end, '’'))
            && !Is(end, RoleWordClass.NounPhraseEnd))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether the subject whose words end before <paramref name="first"/> does harm to somebody: "stabbed nine", "had killed a
    /// woman", but not "was killed", "killed in Chad" and "hit by a train".</summary>
    /// <param name="first">Index after the subject's words.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="inApposition">Whether a comma ends an apposition ("Wagner, a Chilean gang, shot nine"); else it takes two for the subject
    /// to go on ("a Chilean, 24, shot nine"), since one begins another clause.</param>
    public bool Hits(int first, TokenizedArticle.Sentence sentence, bool inApposition)
    {
        var commas = inApposition ? 1 : 0;
        for (var i = first; i < Math.Min(sentence.EndToken - 1, first + VerbReach); i++)
        {
            if (Is(i, RoleWordClass.ActiveHarm))
            {
                return commas != 1 && HasObject(i + 1, sentence);
            }

            commas += IsMark(i, ',') ? 1 : 0;
            if (Reading.Word(i) is "had" or "has" or "have" or "who")
            {
                continue;
            }

            if (Is(i, RoleWordClass.Passive | RoleWordClass.Preposition | RoleWordClass.SpeechVerb | RoleWordClass.OriginBefore
                | RoleWordClass.HelperVerb) || IsWord(i, "and") || IsMark(i, ';'))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the subject right before <paramref name="verb"/> does harm to somebody: "shelled the port", "has killed nine".</summary>
    public bool HitsAt(int verb, TokenizedArticle.Sentence sentence)
    {
        while (verb < sentence.EndToken && Reading.Word(verb) is "has" or "have" or "had" or "also" or "again")
        {
            verb++;
        }

        return verb < sentence.EndToken && Is(verb, RoleWordClass.ActiveHarm) && HasObject(verb + 1, sentence);
    }

    /// <summary>Whether what stands after a verb can be its object.</summary>
    private bool HasObject(int next, TokenizedArticle.Sentence sentence)
    {
        next = next < sentence.EndToken && IsWord(next, "dead") ? next + 1 : next;
        return next < sentence.EndToken
            && Reading.Tokens[next].Kind != Text.TokenKind.Punctuation
            && (Reading.Word(next) is "a" or "an" or "the" or "its" or "their" || !Is(next, RoleWordClass.PhraseEnd | RoleWordClass.Preposition))
            && !Finds(next, ObjectReach, sentence, RoleWordClass.RelationNoun);
    }

    /// <summary>All classes of the tokens in [first, end).</summary>
    public RoleWordClass ClassesOf(int first, int end)
    {
        var all = RoleWordClass.None;
        for (var i = first; i < end; i++)
        {
            all |= Class(i);
        }

        return all;
    }

    /// <summary>How many tokens in [first, end) are of one of the classes.</summary>
    public int CountOf(int first, int end, RoleWordClass any)
    {
        var count = 0;
        for (var i = first; i < end; i++)
        {
            count += Is(i, any) ? 1 : 0;
        }

        return count;
    }

    private RoleWordClass Class(int token) => classes[Reading.Tokens.WordId(token)];
}
