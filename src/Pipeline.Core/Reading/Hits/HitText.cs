using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Hits;

/// <summary>The words of an article as those who look for hits see them: phrases of hits, names, and the words about a verb.</summary>
internal sealed class HitText
{
    /// <summary>Words between a verb or noun and what belongs to it.</summary>
    public const int MostBetween = 4;

    /// <summary>Words to a cause of a breach.</summary>
    public const int LongestCause = 9;

    private readonly Lazy<AnnotatedText> annotated;

    public HitText(TokenizedArticle reading)
    {
        Reading = reading;
        Organizations = new OrganizationNames(reading);
        Attackers = new AttackerNames(reading, Organizations);
        annotated = new(() => AnnotatedText.Of(reading));
    }

    public TokenizedArticle Reading { get; }

    public OrganizationNames Organizations { get; }

    public AttackerNames Attackers { get; }

    public AnnotatedText Annotated => annotated.Value;

    public bool IsCyberStory => Annotated.IsCyberStory;

    /// <inheritdoc cref="HitWords.EndAt"/>
    public int EndAt(int token, int end, HitWord kind) => HitWords.EndAt(Reading, token, end, kind);

    /// <inheritdoc cref="HitWords.FirstBefore"/>
    public int FirstBefore(int first, int end, HitWord kind) => HitWords.FirstBefore(Reading, first, end, kind);

    /// <inheritdoc cref="HitWords.IndexOf"/>
    public int IndexOf(int first, int end, HitWord kind) => HitWords.IndexOf(Reading, first, end, kind);

    /// <summary>The word; nothing behind the text's end.</summary>
    public string Word(int token) => token < Reading.Tokens.Count ? Reading.Word(token) : "";

    public bool IsUpper(int token) => token < Reading.Tokens.Count && char.IsUpper(Reading.Raw(token)[0]);

    /// <summary>The token after "was", "has been", "is also being".</summary>
    public int PastBe(TokenizedArticle.Sentence sentence, int token)
    {
        while (token < sentence.EndToken && Lexicon.Find(Word(token)).Is(WordClass.Be | WordClass.Have | WordClass.Adverb))
        {
            token++;
        }

        return token;
    }

    /// <summary>The token of the first of the adverbs and "has", "had" before a verb.</summary>
    public int BackOverAdverbs(TokenizedArticle.Sentence sentence, int token)
    {
        while (token > sentence.FirstToken && Lexicon.Find(Word(token - 1)).Is(WordClass.Adverb | WordClass.Have))
        {
            token--;
        }

        return token;
    }

    /// <summary>"was hacked", "has also been hit".</summary>
    public bool IsPassive(TokenizedArticle.Sentence sentence, int verb)
    {
        var before = BackOverAdverbs(sentence, verb);
        return before > sentence.FirstToken && Lexicon.Find(Word(before - 1)).Is(WordClass.Be);
    }

    /// <summary>"the gang that hacked Brenn county court".</summary>
    public bool IsRelative(TokenizedArticle.Sentence sentence, int verb)
    {
        var before = BackOverAdverbs(sentence, verb);
        return before > sentence.FirstToken
            && (Lexicon.Find(Word(before - 1)).Is(WordClass.Relative) || Word(before - 1) is "of" or "for" or "after" or "by");
    }

    /// <summary>Whether a cause of a breach, or an attacker, stands within a few words.</summary>
    public bool HasCause(TokenizedArticle.Sentence sentence, int first)
    {
        var end = Math.Min(sentence.EndToken, first + LongestCause);
        return IndexOf(first, end, HitWord.Cause) >= 0 || Attackers.In(first, end) is not null;
    }
}
