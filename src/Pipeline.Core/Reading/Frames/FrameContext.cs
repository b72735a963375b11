using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;

namespace Pipeline.Core.Reading.Frames;

/// <summary>What all frames of one article are read with: its text, the readers of phrases and doubts, and the mentions found so
/// far.</summary>
internal sealed class FrameContext
{
    public FrameContext(AnnotatedText text)
    {
        Text = text;
        Phrases = new NounPhrases(text);
        Companions = new CompanionReader(text, Phrases);
        Factuality = new FactualityReader(text);
        Mentions = new MentionCollector(text);
    }

    public AnnotatedText Text { get; }

    public NounPhrases Phrases { get; }

    public CompanionReader Companions { get; }

    public FactualityReader Factuality { get; }

    public MentionCollector Mentions { get; }
}
