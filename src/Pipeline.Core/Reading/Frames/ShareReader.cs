using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Shares of those who were told of before: "Four people were shot, two fatally".</summary>
internal sealed class ShareReader(FrameContext context)
{
    private readonly AnnotatedText text = context.Text;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>Reads the share that the adverb at <paramref name="i"/> is said of.</summary>
    public void Read(Clause clause, int i)
    {
        var end = i - 2 > clause.Start && text.Word(i - 1) is "them" or "whom" && text.Word(i - 2) == "of" ? i - 2 : i;
        if (end > clause.Start && text.NumberOf(end - 1) is { } share && share.EndToken == end
            && (i + 1 >= clause.End || text.IsPunctuation(i + 1) || text.Is(i + 1, WordClass.Preposition | WordClass.Conjunction))
            && factuality.IsReported(clause.Sentence, i))
        {
            var effect = text.Is(i, WordSet.Fatally) ? VictimEffect.Killed : VictimEffect.Injured;
            mentions.Add(clause.Sentence, [NounPhrase.Bare(share)], effect, Construction.Share, i, i + 1);
        }
    }
}
