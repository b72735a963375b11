using System.Runtime.CompilerServices;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Victims;

/// <summary>Finds every place where an article says that people were hit. The count rule and the group rule are two views of it.</summary>
/// <remarks>
/// A harm word opens a frame that says where its victims stand (<c>harm-verbs.tsv</c>, <c>harm-nouns.tsv</c>): the object of "killed", the
/// subject of "were killed" and "died", the owners of "phones" after "hack into", the complement of "murder of", the number before
/// "deaths" and after "toll rose to", and whoever is said to be "among the victims". Statements that are possible, planned, denied
/// or history are left out (<see cref="Factuality"/>). Linear: each harm word looks at a bounded neighbourhood.
/// </remarks>
internal sealed partial class VictimReader
{
    private static readonly ConditionalWeakTable<TokenizedArticle, IReadOnlyList<VictimMention>> Known = [];

    private readonly AnnotatedText text;
    private readonly NounPhraseReader phrases;
    private readonly Factuality factuality;
    private readonly List<VictimMention> found = [];
    private readonly HashSet<int> told = [];
    private readonly bool isAboutDisease;
    private int statements;

    private VictimReader(TokenizedArticle reading)
    {
        text = new AnnotatedText(reading);
        phrases = new NounPhraseReader(text);
        factuality = new Factuality(text);
        for (var i = 0; i < reading.Tokens.Count && !isAboutDisease; i++)
        {
            isAboutDisease = text.Is(i, WordClass.Disease);
        }
    }

    /// <summary>The victims of <paramref name="reading"/> in the order of their harm words; read once for all rules.</summary>
    public static IReadOnlyList<VictimMention> Read(TokenizedArticle reading) => Known.GetValue(reading, static r => new VictimReader(r).Read());

    private List<VictimMention> Read()
    {
        foreach (var sentence in text.Article.Sentences)
        {
            var clause = new Clause(sentence, sentence.FirstToken, sentence.EndToken);
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                var entry = text.Entry(i);
                var next = entry.Verbs.Count > 0 ? ReadVerb(clause, i, entry) : i;
                if (next == i)
                {
                    foreach (var noun in entry.Nouns)
                    {
                        ReadNoun(clause, i, noun);
                    }
                }

                if (text.Word(i) is "fatally" or "critically" or "seriously")
                {
                    ReadShare(clause, i);
                }

                if (text.Word(i) is "number" or "total" or "count" or "tally")
                {
                    ReadNumberOf(clause, i);
                }

                i = Math.Max(i, next - 1);
            }

            if (text.IsCyberStory)
            {
                ReadExposed(clause);
            }
        }

        return found;
    }

    private readonly record struct Clause(TokenizedArticle.Sentence Sentence, int Start, int End);

    private void Add(TokenizedArticle.Sentence sentence, List<NounPhrase> list, VictimEffect effect, string rule, double confidence, int word,
        int wordEnd)
    {
        statements++;
        foreach (var read in list)
        {
            // "another child was infected" adds to a tally.
            var isNext = effect == VictimEffect.Infected && text.Word(read.First) == "another";
            var phrase = WithAges(isNext ? read with { IsSingle = false } : read);
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

            if (rule == "victims-were" && phrase.Conjuncts.Count > 0 && phrase.Number is not null)
            {
                (from, to) = (phrase.First, phrase.Conjuncts[^1].End);
            }

            found.Add(new VictimMention(phrase, effect, rule, confidence, sentence, statements, Span(from, to)));
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
