using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Hits;

/// <summary>What stands beside the name of an organisation: the verb that it is the subject of, the words before it, and who else is
/// meant.</summary>
internal sealed class BesideName(HitText text)
{
    // Words between a name and its verb: "Norwick hospital, which has 400 beds, was hit".
    private const int LongestGap = 14;

    // Words of which a name may be the object.
    private static readonly HitWord[] Before =
    [
        HitWord.Hit, HitWord.Hack, HitWord.Shut, HitWord.Bombed, HitWord.Raided, HitWord.On, HitWord.Claim, HitWord.Listing,
    ];

    /// <summary>The token after the determiners and plain words before a name: "hit | the French", "hit | the utility".</summary>
    public int Skip(TokenizedArticle.Sentence sentence, int first)
    {
        var end = first;
        for (var i = first - 1; i >= Math.Max(sentence.FirstToken, first - HitText.MostBetween); i--)
        {
            if (text.Word(i) == "of" || HitWords.IsAnyBefore(text.Reading, sentence.FirstToken, i + 1, Before))
            {
                return i + 1;
            }

            var entry = Lexicon.Find(text.Word(i));
            if (text.Reading.Tokens[i].Kind == TokenKind.Punctuation || entry.Is(WordClass.Closed & ~WordClass.Determiner))
            {
                break;
            }

            end = i;
        }

        return end;
    }

    /// <summary>The token of the verb that a name is the subject of: behind what stands in commas, places and days; -1 where it is none's.
    /// </summary>
    public int VerbAfter(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var i = name.End;
        var limit = Math.Min(sentence.EndToken, i + LongestGap);
        if (i < limit && text.Word(i) is "'s" or "'")
        {
            // "Norwick hospital's computer systems were hit"
            var system = i + 1;
            while (system < Math.Min(limit, i + HitText.MostBetween) && !OrganizationWords.Is(text.Word(system), OrganizationWord.System))
            {
                system++;
            }

            if (system >= limit || !OrganizationWords.Is(text.Word(system), OrganizationWord.System))
            {
                return -1;
            }

            i = system + 1;
        }

        while (i < limit)
        {
            var word = text.Word(i);
            if (word is "," or "(")
            {
                var close = i + 1;
                while (close < limit && text.Word(close) != (word == "," ? "," : ")"))
                {
                    close++;
                }

                if (close >= limit)
                {
                    return -1;
                }

                i = close + 1;
            }
            else if (word is "in" or "near" or "of" or "at" && i + 1 < limit && text.IsUpper(i + 1))
            {
                i++;
                while (i < limit && text.IsUpper(i))
                {
                    i++;
                }
            }
            else if (word is "on" && i + 1 < limit && Lexicon.Find(text.Word(i + 1)).Is(WordClass.Time))
            {
                i += 2;
            }
            else if (Lexicon.Find(word).Is(WordClass.Adverb))
            {
                i++;
            }
            else
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether something else than the name is hit: "Meridia users", "Meridia's rival", and whose speaker it is.</summary>
    public bool IsOfOther(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        if (name.End >= sentence.EndToken)
        {
            return false;
        }

        var isOwner = text.Word(name.End) is "'s" or "'" && name.End + 1 < sentence.EndToken;
        var limit = Math.Min(sentence.EndToken, (isOwner ? name.End + 1 : name.End) + HitText.MostBetween);
        for (var i = isOwner ? name.End + 1 : name.End; i < limit; i++)
        {
            var word = text.Word(i);
            if (OrganizationWords.Is(word, OrganizationWord.System))
            {
                return false;
            }

            if (OrganizationWords.Is(word, OrganizationWord.Product))
            {
                return true;
            }

            if (!isOwner || Lexicon.Find(word).Is(WordClass.Closed) || text.Reading.Tokens[i].Kind == TokenKind.Punctuation)
            {
                return isOwner;
            }
        }

        return isOwner;
    }

    /// <summary>Whether an attack was on somebody else: "confirmed a cyberattack on its supplier".</summary>
    public bool IsAtOther(TokenizedArticle.Sentence sentence, int end)
    {
        if (end >= sentence.EndToken)
        {
            return false;
        }

        var next = text.EndAt(end, sentence.EndToken, HitWord.On);
        return text.Word(end) == "of" || next > 0 && next < sentence.EndToken
            && !Lexicon.Find(text.Word(next)).Is(WordClass.Time) && !IsOwnSystem(sentence, next);
    }

    /// <summary>"its computer systems".</summary>
    private bool IsOwnSystem(TokenizedArticle.Sentence sentence, int first)
    {
        if (text.Word(first) is not ("its" or "their"))
        {
            return false;
        }

        var limit = Math.Min(sentence.EndToken, first + 1 + HitText.MostBetween);
        for (var i = first + 1; i < limit; i++)
        {
            if (OrganizationWords.Is(text.Word(i), OrganizationWord.System))
            {
                return true;
            }
        }

        return false;
    }
}
