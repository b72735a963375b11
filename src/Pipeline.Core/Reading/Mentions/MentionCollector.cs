using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Mentions;

/// <summary>Gathers the places where one article says that people were hit.</summary>
internal sealed class MentionCollector(AnnotatedText text)
{
    private readonly List<VictimMention> found = [];
    private readonly HashSet<int> told = [];

    private int statements;

    /// <summary>What was found so far, in the order in which it was added.</summary>
    public IReadOnlyList<VictimMention> Found => found;

    /// <summary>Whether the person noun at <paramref name="head"/> has been said to be hit.</summary>
    public bool IsTold(int head) => told.Contains(head);

    /// <summary>What the sentence was last said to have done to people.</summary>
    public VictimEffect? LastEffect(TokenizedArticle.Sentence sentence) =>
        found.Count > 0 && found[^1].Sentence.Index == sentence.Index ? found[^1].Effect : null;

    /// <summary>Adds whom one harm word lists, and leaves out whom it says nothing of: "none of its customers".</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="list">Whom it lists.</param>
    /// <param name="effect">What happened to them.</param>
    /// <param name="construction">The construction that says so.</param>
    /// <param name="word">Index of the harm word.</param>
    /// <param name="wordEnd">Index after the words that belong to it; of those that no count should quote, the same.</param>
    public void Add(
        TokenizedArticle.Sentence sentence, IReadOnlyList<NounPhrase> list, VictimEffect effect, Construction construction, int word,
        int wordEnd)
    {
        statements++;
        foreach (var read in list)
        {
            // "another child was infected" adds to a tally.
            var isNext = effect == VictimEffect.Infected && text.Word(read.First) == "another";
            var phrase = Ages.Counted(text, isNext ? read with { IsSingle = false } : read);
            foreach (var conjunct in phrase.Conjuncts)
            {
                told.Add(conjunct.Head);
            }

            if (phrase.IsNegated || IsNoneOf(sentence, phrase.First))
            {
                continue;
            }

            var from = phrase.Number?.FirstToken ?? phrase.First;
            var to = phrase.IsElliptic ? Math.Max(phrase.End, phrase.Number?.EndToken ?? 0) : phrase.Conjuncts[^1].End;
            if (phrase.IsElliptic && wordEnd > word)
            {
                // A bare number says little: "12 dead", "killing 12".
                (from, to) = word >= to && word - to <= 1 ? (from, wordEnd) : wordEnd <= from
                    && from - wordEnd <= 1 ? (word, to) : (from, to);
            }

            if (construction == Construction.VictimsWere && phrase.Conjuncts.Count > 0 && phrase.Number is not null)
            {
                (from, to) = (phrase.First, phrase.Conjuncts[^1].End);
            }

            found.Add(new VictimMention(phrase, effect, construction, construction.Rank(), sentence, statements, Span(from, to)));
        }
    }

    /// <summary>"none of its 2 million customers".</summary>
    private bool IsNoneOf(TokenizedArticle.Sentence sentence, int first)
    {
        for (var k = first - 1; k >= Math.Max(sentence.FirstToken, first - 3); k--)
        {
            if (text.Word(k) == "of")
            {
                return k > sentence.FirstToken && text.Word(k - 1) is "none" or "neither";
            }
        }

        return false;
    }

    private TextSpan Span(int first, int end) => text.Article.Span(first, end - 1);
}
