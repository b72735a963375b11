using System.Runtime.CompilerServices;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>A reading with what the word lists say of each token, and its numbers.</summary>
internal sealed class AnnotatedText
{
    // A short report says "malware" once, and hints besides; one hacker may be mentioned in any longer article.
    private const int WeightOfStory = 3;
    private const int WeightOfWord = 3;
    private const int WeightOfLikely = 2;
    private const int FarthestOwner = 8;
    private const int WordsOfShortStory = 150;
    private const int WordsForOneMore = 100;

    private readonly LexiconEntry[] known;
    private readonly LexiconEntry[] entries;
    private readonly int[] numberAt;
    private readonly int[] nameEnds;

    private static readonly ConditionalWeakTable<TokenizedArticle, AnnotatedText> Known = [];

    /// <summary>The reading annotated, once for all who read it.</summary>
    public static AnnotatedText Of(TokenizedArticle reading) => Known.GetValue(reading, static r => new AnnotatedText(r));

    public AnnotatedText(TokenizedArticle reading)
    {
        Article = reading;
        Numbers = NumberReader.Read(reading);
        known = new LexiconEntry[reading.Tokens.VocabularySize];
        for (var word = 0; word < known.Length; word++)
        {
            known[word] = Lexicon.Find(reading.Tokens.VocabularyWord(word));
        }

        entries = new LexiconEntry[reading.Tokens.Count];
        var weight = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = known[reading.Tokens.WordId(i)];
            if (!entries[i].Is(WordClass.Cyber | WordClass.CyberLikely | WordClass.CyberHint))
            {
                continue;
            }

            weight += entries[i].Is(WordClass.Cyber) && !IsOtherBreach(i) ? WeightOfWord
                : entries[i].Is(WordClass.CyberLikely) ? WeightOfLikely
                : entries[i].Is(WordClass.CyberHint) ? 1 : 0;
            weight += entries[i].Is(WordClass.CyberLikely) && i > 0 && entries[i - 1].Is(WordClass.CyberHint) ? 1 : 0; // data breach
        }

        weight += IsLeakOfData() ? WeightOfLikely : 0;
        weight += TakesDataOfPeople() ? WeightOfStory : 0;
        IsCyberStory = weight >= WeightOfStory + Math.Max(0, (entries.Length - WordsOfShortStory) / WordsForOneMore);
        var guessed = new LexiconEntry?[known.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            if (Word(i) == "us" && reading.Raw(i) is "US")
            {
                entries[i] = LexiconEntry.Unknown; // the country, no pronoun
            }
            else if (entries[i].Person is not null && i + 2 < entries.Length && Word(i + 1) == "'s" && Is(i + 2, WordSet.License))
            {
                entries[i] = LexiconEntry.Unknown; // a driver's license
            }
            else if (IsCyberStory && i > 0 && Is(i, WordSet.AttackTrade) && entries[i - 1].Is(WordClass.Cyber))
            {
                entries[i] = Lexicon.Find("hackers"); // malware operators are no victims
            }
            else if (IsCyberStory && entries[i].InCyberStory is { } other)
            {
                entries[i] = other;
            }
            else if (entries[i].IsUnknown && !IsCapitalized(i))
            {
                // A name may end like a trade: Sherman, Bauman.
                entries[i] = guessed[reading.Tokens.WordId(i)] ??= Lexicon.Guess(Word(i));
            }
        }

        numberAt = new int[entries.Length];
        for (var n = 0; n < Numbers.Count; n++)
        {
            numberAt.AsSpan(Numbers[n].FirstToken, Numbers[n].EndToken - Numbers[n].FirstToken).Fill(n + 1);
        }

        for (var i = 0; i < entries.Length; i++)
        {
            // "a 3-year-old was shot", but not the age of "a 3-year-old boy"
            if (AgedPeople.Of(this, i) is { } aged)
            {
                entries[i] = aged;
            }
        }

        nameEnds = NameEnds(reading);
        SilenceAddresses();
        IsAboutDisease = Array.Exists(entries, entry => entry.Is(WordClass.Disease));
    }

    /// <summary>"The leak hit 1.2 million customers": of data, where nothing else is said to leak.</summary>
    private bool IsLeakOfData()
    {
        var (isLeak, isOfData) = (false, false);
        for (var i = 0; i < entries.Length; i++)
        {
            if (Is(i, WordSet.LeakOther))
            {
                return false;
            }

            isLeak |= Is(i, WordSet.LeakWord);
            isOfData |= Is(i, WordSet.LeakHolder);
        }

        return isLeak && isOfData;
    }

    /// <summary>"Intruders viewed the files of 87,000 patients": a breach, though no word of computers says so.</summary>
    private bool TakesDataOfPeople()
    {
        foreach (var sentence in Article.Sentences)
        {
            var (isOwned, isTaken) = (false, false);
            for (var i = sentence.FirstToken; i + 2 < sentence.EndToken; i++)
            {
                isTaken |= Is(i, WordSet.DataTaking);
                isOwned |= Is(i, WordSet.DataOwned) && Is(i + 1, WordSet.DataOwner) && CountsPeople(i + 2, sentence.EndToken);
            }

            isTaken |= sentence.EndToken - sentence.FirstToken > 1
                && (Is(sentence.EndToken - 1, WordSet.DataTaking) || Is(sentence.EndToken - 2, WordSet.DataTaking));
            if (isOwned && isTaken)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether people are counted within a few words: "of up to 14 million phone subscribers".</summary>
    private bool CountsPeople(int first, int end)
    {
        var isCounted = false;
        for (var i = first; i < Math.Min(end, first + FarthestOwner); i++)
        {
            isCounted |= Article.Tokens[i].Kind == TokenKind.Number;
            if (isCounted && known[Article.Tokens.WordId(i)].Person is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] NameEnds(TokenizedArticle reading)
    {
        var ends = new int[reading.Tokens.Count];
        var token = 0;
        foreach (var person in reading.Analysis.Entities.Where(entity => entity.Category == EntityCategory.Person))
        {
            while (token < ends.Length && reading.Tokens[token].Span.Start < person.Span.Start)
            {
                token++;
            }

            var first = token;
            while (token < ends.Length && reading.Tokens[token].Span.End <= person.Span.End)
            {
                token++;
            }

            if (first < token)
            {
                ends[first] = token;
            }
        }

        return ends;
    }

    /// <summary>The words of a web address ("…/news/12-killed-in-blast") state nothing.</summary>
    private void SilenceAddresses()
    {
        for (var i = 1; i + 1 < entries.Length; i++)
        {
            if (Word(i) != "/" || Word(i - 1) != "/" && Word(i - 1) != ":" || !IsGlued(i))
            {
                continue;
            }

            do
            {
                entries[i] = LexiconEntry.Unknown;
                numberAt[i] = 0;
                i++;
            }
            while (i < entries.Length && IsGlued(i));
        }
    }

    /// <summary>A breach of contract is none of data.</summary>
    private bool IsOtherBreach(int token) =>
        Is(token, WordSet.BreachNoun) && token + 1 < entries.Length && Word(token + 1) == "of";

    public TokenizedArticle Article { get; }

    /// <summary>Whether the article tells of a cyber attack: organizations are victims then, and data a loss.</summary>
    public bool IsCyberStory { get; }

    /// <summary>Whether the article speaks of a disease: the hospitalised are sick then, not hurt.</summary>
    public bool IsAboutDisease { get; }

    public IReadOnlyList<StatedNumber> Numbers { get; }

    public LexiconEntry Entry(int token) => entries[token];

    public string Word(int token) => Article.Word(token);

    /// <summary>The index after a person's name that begins at the token; 0 where none does.</summary>
    public int NameAt(int token) => token < nameEnds.Length ? nameEnds[token] : 0;

    /// <summary>The number that the token is a part of, bounding words included.</summary>
    public StatedNumber? NumberOf(int token) => numberAt[token] is > 0 and var n ? Numbers[n - 1] : null;

    public bool Is(int token, WordClass any) => entries[token].Is(any);

    /// <summary>Whether the word is one of a set, whatever it says in this text.</summary>
    public bool Is(int token, WordSet set) => known[Article.Tokens.WordId(token)].Is(set);

    public bool IsPunctuation(int token) => Article.Tokens[token].Kind == Text.TokenKind.Punctuation;

    public bool IsCapitalized(int token) => char.IsUpper(Article.Raw(token)[0]);

    /// <summary>A hyphen, or a half of a word, glued to the token before it.</summary>
    public bool IsGlued(int token) => token > 0 && Article.Tokens[token].Span.Start == Article.Tokens[token - 1].Span.End;

    /// <summary>A hyphen between two halves of one word.</summary>
    public bool IsHyphen(int token) => Word(token) == "-" && token + 1 < entries.Length && IsGlued(token + 1)
        && (IsGlued(token) || Word(token + 1) == "year" && token > 0 && Article.Tokens[token - 1].Kind == TokenKind.Number);

    /// <summary>"'s", or the bare mark after a plural.</summary>
    public bool IsPossessive(int token) => Word(token) == "'s" || Word(token) == "'" && IsGlued(token) && Word(token - 1).EndsWith('s');

    /// <summary>An adverb by list or ending, which verb groups go on through.</summary>
    public bool IsAdverb(int token) =>
        (Is(token, WordClass.Adverb) || Word(token).EndsWith("ly", StringComparison.Ordinal) && !Is(token, WordSet.NoAdverb))
            && entries[token].Person is null
            && numberAt[token] == 0;

    /// <summary>Whether the token is, or may be, a finite verb or participle.</summary>
    public bool IsVerbLike(int token)
    {
        var entry = entries[token];
        return entry.Is(WordClass.Be | WordClass.Have | WordClass.Modal | WordClass.Verb | WordClass.Say)
            || entry.Verbs.Count > 0 && entry.Nouns.Count == 0
            || entry.IsUnknown && !IsCapitalized(token) && Word(token) is { Length: > 4 } word
            && word.EndsWith("ed", StringComparison.Ordinal);
    }
}
