using Pipeline.Core.Ordering;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Reads the parts of a count that stand apart from it: "Twelve people died, including four children", "four of them children",
/// "Four of the twelve dead were children", "15 journalists among 62 dead".</summary>
/// <remarks>A part has the effect of the count that it belongs to, the nearest one before it, or the one that "the dead" beside it
/// names.</remarks>
internal sealed class PartReader(AnnotatedText text, NounPhrases phrases)
{
    // Words between "among the" and what the people are: "among the twelve people killed".
    private const int LongestWhole = 6;

    // Several frames can tell of the same words: "were shot and killed".
    private const int MostOverlapping = 4;

    /// <summary>The parts in a sentence, given what its frames told of.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="told">The mentions of this sentence in text order.</param>
    public IEnumerable<VictimMention> Read(TokenizedArticle.Sentence sentence, IReadOnlyList<VictimMention> told)
    {
        HashSet<int>? heads = null;
        var hasAmong = HasAmong(sentence);
        var (next, whole) = (0, default(VictimMention));
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            for (; next < told.Count && told[next].Words.Start < text.Article.Tokens[i].Span.Start; next++)
            {
                whole = told[next] is { Phrase: { IsPart: false, Number: not null } } ? told[next] : whole;
            }

            var (phrase, of) = text.NumberOf(i) is { } number && number.FirstToken == i ? Counted(sentence, number, told, whole, hasAmong)
                : (Listed(sentence, i), whole);
            phrase ??= Reversed(sentence, i, told, ref of);
            if (phrase is not { Conjuncts.Count: > 0 } || of is null)
            {
                continue;
            }

            heads ??= [.. told.SelectMany(mention => mention.Phrase.Conjuncts).Select(conjunct => conjunct.Head)];
            if (heads.Contains(phrase.Conjuncts[0].Head) || Part(sentence, phrase, of, i) is not { } part)
            {
                continue;
            }

            yield return part;
            i = Math.Max(i, phrase.Conjuncts[^1].End - 1);
            while (Next(sentence, i + 1) is { } listed && !heads.Contains(listed.Conjuncts[0].Head)
                && Part(sentence, listed, of, i + 1) is { } also)
            {
                yield return also;
                i = listed.Conjuncts[^1].End - 1;
            }
        }
    }

    /// <summary>The next of a list of parts: "including seven children and two teachers".</summary>
    private NounPhrase? Next(TokenizedArticle.Sentence sentence, int i)
    {
        var next = i < sentence.EndToken && text.Word(i) == "," ? i + 1 : i;
        next = next < sentence.EndToken && text.Word(next) == "and" ? next + 1 : next;
        return next > i && next < sentence.EndToken && text.NumberOf(next) is { } number && number.FirstToken == next
            && phrases.Read(next, sentence.EndToken) is { Conjuncts.Count: > 0 } phrase
            && (phrase.End >= sentence.EndToken || !IsVerb(phrase.End)) ? phrase : null;
    }

    private bool HasAmong(TokenizedArticle.Sentence sentence)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (text.Word(i) == "among")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Four of them were children." at the head of the sentence after the count.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="whole">What the sentence before told of.</param>
    public IEnumerable<VictimMention> OfThem(TokenizedArticle.Sentence sentence, VictimMention whole)
    {
        var first = sentence.FirstToken;
        if (first >= sentence.EndToken || text.NumberOf(first) is not { } number)
        {
            yield break;
        }

        var be = number.EndToken;
        var phrase = Word(sentence, be + 1) == "them" ? Counted(sentence, number, [], whole, hasAmong: false).Phrase
            : be + 1 < sentence.EndToken && text.Is(be, WordClass.Be) && !IsVerb(be + 1)
                && number.Quantity.Value < whole.Phrase.Number?.Quantity.Value
                ? With(number, be + 1, sentence.EndToken) // "Seventeen people died. Seven were children."
            : null;
        if (phrase is not null && Part(sentence, phrase, whole, first) is { } part)
        {
            yield return part;
        }
    }

    private VictimMention? Part(TokenizedArticle.Sentence sentence, NounPhrase phrase, VictimMention whole, int at)
    {
        if (phrase.Conjuncts is not [{ Noun: { Class: not PersonClass.Attacker } }, ..])
        {
            return null;
        }

        var first = Math.Min(phrase.Number?.FirstToken ?? phrase.First, phrase.Conjuncts[0].First);
        return whole with
        {
            Phrase = phrase with { IsPart = true },
            Construction = Construction.Part,
            Confidence = Construction.Part.Rank(),
            Sentence = sentence,
            Statement = -1 - at,
            Words = text.Article.Span(first, Math.Max(first + 1, phrase.Conjuncts[^1].End) - 1),
        };
    }

    /// <summary>"including four children", "among them three women", "of whom seven were children", "The dead included a
    /// teacher".</summary>
    private NounPhrase? Listed(TokenizedArticle.Sentence sentence, int i)
    {
        var start = text.Word(i) switch
        {
            "including" or "included" or "include" or "includes" => i + 1,
            "among" when Word(sentence, i + 1) is "them" or "whom" => i + 2,
            "of" when Word(sentence, i + 1) is "whom" or "them" && !(i > sentence.FirstToken && text.NumberOf(i - 1) is not null) => i + 2,
            _ => -1,
        };
        if (start < 0)
        {
            return null;
        }

        start = start < sentence.EndToken && text.Is(start, WordClass.Be) ? start + 1 : start;
        if (start >= sentence.EndToken || text.NumberOf(start) is not { } number || number.FirstToken != start)
        {
            return null;
        }

        return text.Word(i) == "of" && number.EndToken < sentence.EndToken && text.Is(number.EndToken, WordClass.Be)
            ? With(number, number.EndToken + 1, sentence.EndToken)
            : phrases.Read(start, sentence.EndToken);
    }

    /// <summary>"four of them children", "four of whom were nurses", "Four of the twelve dead were children", "Four children were among the
    /// dead".</summary>
    private (NounPhrase? Phrase, VictimMention? Of) Counted(
        TokenizedArticle.Sentence sentence, StatedNumber number, IReadOnlyList<VictimMention> told, VictimMention? whole, bool hasAmong)
    {
        var end = number.EndToken;
        if (Word(sentence, sentence.FirstToken) == "of" && Word(sentence, number.FirstToken - 1) == "," && whole is not null
            && end + 1 < sentence.EndToken && text.Is(end, WordClass.Be) && !IsVerb(end + 1))
        {
            return (With(number, end + 1, sentence.EndToken), whole); // "Of the 17 killed, seven were children."
        }

        if (Word(sentence, end) == "of" && end + 1 < sentence.EndToken && text.Is(end + 1, WordSet.SharePronoun))
        {
            var next = SkipBe(sentence, end + 2);
            return next < sentence.EndToken && !IsVerb(next) ? (With(number, next, sentence.EndToken), whole) : (null, null);
        }

        if (Word(sentence, end) == "of" && Word(sentence, end + 1) is "the" or "those"
            && WholeAt(sentence, end + 2, told) is var (of, after)
            && after < sentence.EndToken && text.Is(after, WordClass.Be))
        {
            return after + 1 < sentence.EndToken && !IsVerb(after + 1) ? (With(number, after + 1, sentence.EndToken), of) : (null, null);
        }

        if (hasAmong && phrases.Read(number.FirstToken, sentence.EndToken) is { Conjuncts.Count: > 0 } phrase)
        {
            var among = SkipBe(sentence, phrase.End);
            if (Word(sentence, among) == "among")
            {
                var start = Word(sentence, among + 1) == "the" ? among + 2 : among + 1;
                return WholeAt(sentence, start, told) is var (all, _) ? (phrase, all) : (null, null);
            }
        }

        return (null, null);
    }

    /// <summary>"Among the twelve dead were four children".</summary>
    private NounPhrase? Reversed(TokenizedArticle.Sentence sentence, int i, IReadOnlyList<VictimMention> told, ref VictimMention? of)
    {
        if (text.Word(i) != "among" || Word(sentence, i + 1) != "the" || WholeAt(sentence, i + 2, told) is not var (whole, after)
            || after >= sentence.EndToken || !text.Is(after, WordClass.Be))
        {
            return null;
        }

        of = whole;
        return phrases.Read(after + 1, sentence.EndToken) is { Number: not null } phrase ? phrase : null;
    }

    /// <summary>The count that the words from a token on name ("twelve dead", "62 people killed"), and the index after them.</summary>
    private (VictimMention Of, int After)? WholeAt(TokenizedArticle.Sentence sentence, int start, IReadOnlyList<VictimMention> told)
    {
        var end = Math.Min(sentence.EndToken, start + LongestWhole);
        for (var i = start; i < end && !text.IsPunctuation(i) && !text.Is(i, WordClass.Be); i++)
        {
            if (At(told, text.Article.Tokens[i].Span) is { } whole)
            {
                var after = i + 1;
                while (after < end && !text.IsPunctuation(after) && !text.Is(after, WordClass.Be))
                {
                    after++;
                }

                return (whole, after);
            }
        }

        return null;
    }

    /// <summary>The mention whose words the token is one of; the mentions stand in text order.</summary>
    private static VictimMention? At(IReadOnlyList<VictimMention> told, TextSpan token)
    {
        var after = PartitionPoint.Of(0, told.Count, (told, token), static (all, i) => all.told[i].Words.Start <= all.token.Start);
        for (var k = after - 1; k >= Math.Max(0, after - MostOverlapping); k--)
        {
            if (told[k].Words.Contains(token))
            {
                return told[k];
            }
        }

        return null;
    }

    /// <summary>The people after a share, with the share as their number.</summary>
    private NounPhrase? With(StatedNumber share, int start, int limit) =>
        start < limit && phrases.Read(start, limit) is { Conjuncts.Count: > 0 } phrase
            ? phrase with { Number = phrase.Number ?? share, First = phrase.Number is null ? share.FirstToken : phrase.First }
            : null;

    private bool IsVerb(int token) => text.Entry(token).Verbs.Count > 0 || text.IsVerbLike(token);

    private int SkipBe(TokenizedArticle.Sentence sentence, int i) =>
        i < sentence.EndToken && text.Is(i, WordClass.Be) ? i + 1 : i;

    private string Word(TokenizedArticle.Sentence sentence, int i) => i < sentence.EndToken ? text.Word(i) : "";
}
