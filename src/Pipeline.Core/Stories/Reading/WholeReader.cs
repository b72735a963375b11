using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Finds what a count is a part of, where the text says how many they are: "six were shot, one fatally", "three of the 12 injured
/// died", "Six people were shot. One of them died."</summary>
/// <remarks>The words after the number say that it is a part, and of whom: of "the 12" that follow, or of "them" who stand nearest before
/// it, in its sentence or in the one before. Totals of those who were hit in the like way alone can be such a whole.</remarks>
internal sealed class WholeReader(Article article, StatementPlaces places, IEnumerable<VictimCountFact> counts)
{
    // Between "three of the" and "12 injured" stands nothing; "of the estimated 12" has a word.
    private const int FarthestWhole = 16;

    private readonly List<(int Offset, int Sentence, VictimCountFact Count)> wholes = [.. counts
        .Where(count => count.Scope == CountScope.Total && IsCasualty(count.Effect)
            && count.Quantity is { UpTo: null, Bound: CountBound.Exact })
        .SelectMany(
            count => count.Mentions.Select(mention => mention.Start).Append(count.Evidence.Offset).Distinct(),
            (count, offset) => (offset, places.SentenceAt(offset), count))
        .OrderBy(whole => whole.offset)];

    /// <summary>What the count is a part of; null where the text does not say.</summary>
    public Whole? Of(VictimCountFact part)
    {
        if (!part.IsOfStory || !IsCasualty(part.Effect) || PartWords.Of(article.Body, part.Evidence) is not { } words)
        {
            return null;
        }

        var offset = part.Evidence.Offset;
        var sentence = places.SentenceAt(offset);
        var whole = words.IsBeforeWhole
            ? wholes.Find(one => one.Offset >= words.End && one.Offset - words.End <= FarthestWhole && one.Sentence == sentence)
            : wholes.FindLast(one => one.Offset < offset && one.Sentence >= (words.IsOfPronoun ? sentence - 1 : sentence));
        return whole.Count is { } of && of.Quantity.Value > part.Quantity.Value && Contains(of.Effect, part.Effect)
            ? new Whole(of.Effect, Amount.Of(of.Quantity))
            : null;
    }

    private static bool IsCasualty(VictimEffect effect) => effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Hit;

    /// <summary>Some of those hit are killed or injured, and some of the injured die; the killed are hurt no more.</summary>
    private static bool Contains(VictimEffect whole, VictimEffect part) =>
        whole == VictimEffect.Hit || whole == part || whole == VictimEffect.Injured && part == VictimEffect.Killed;
}
