using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads how much a leak holds and a gang offers: "the leaked files hold 11 million records", "a gang offers two million
/// accounts".</summary>
/// <remarks>Banks hold accounts and shops offer them, also in stories of cyber attacks; the subject tells. Documents are nobody's.</remarks>
internal sealed class HoldingReader(FrameContext context, Owners owners)
{
    // Words from a subject to its verb: "the files that the gang leaked on Monday".
    private const int FarthestSubject = 9;

    private readonly AnnotatedText text = context.Text;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>Reads the word at <paramref name="i"/>.</summary>
    public void Read(Clause clause, int i)
    {
        if (!text.Is(i, WordSet.HoldingVerb) || !IsOfBreach(clause, i) || !factuality.IsReportedOrLikely(clause.Sentence, i))
        {
            return;
        }

        var start = i + 1;
        while (start < clause.End && text.NumberOf(start) is null && (text.IsAdverb(start) || text.Is(start, WordClass.Determiner)))
        {
            start++;
        }

        if (start < clause.End && owners.Of(start, clause.End, onlyThings: false) is [{ Number: { } number }, ..] held
            && number.FirstToken == start && !held[0].Conjuncts.Any(conjunct => mentions.IsTold(conjunct.Head))
            && held[0].Conjuncts.Any(conjunct => text.Is(conjunct.Head, WordSet.LeakHolder)))
        {
            mentions.Add(clause.Sentence, held, VictimEffect.Hacked, Construction.Exposure, i, i);
        }
    }

    private bool IsOfBreach(Clause clause, int verb)
    {
        for (var k = verb - 1; k >= Math.Max(clause.Start, verb - FarthestSubject) && !text.IsPunctuation(k); k--)
        {
            if (text.Is(k, WordSet.BreachSubject))
            {
                return true;
            }
        }

        return false;
    }
}
