using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.Statements;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Where in an article facts stand: title, lead or body.</summary>
internal sealed class StatementPlaces
{
    private const int LeadSentences = 3;

    private readonly int[] starts;
    private readonly TextSpan title;
    private readonly int firstOfLead;

    public StatementPlaces(Article article, TextAnalysis analysis)
    {
        title = article.TitleSpan;
        starts = [.. analysis.Sentences.Select(sentence => sentence.Start).Order()];
        firstOfLead = title.Length == 0 ? 0 : Math.Max(0, SentenceAt(title.End - 1) + 1);
    }

    /// <summary>The foremost place that states the fact.</summary>
    public StatementPlace Of(Fact fact) => fact.Mentions.Select(mention => Of(mention.Start)).Append(Of(fact.Evidence.Offset)).Min();

    /// <summary>Number of the sentence that proves the fact.</summary>
    public int SentenceOf(Fact fact) => SentenceAt(fact.Evidence.Offset);

    /// <summary>Number of the last sentence that begins at or before the offset.</summary>
    public int SentenceAt(int offset)
    {
        var at = Array.BinarySearch(starts, offset);
        return at >= 0 ? at : ~at - 1;
    }

    private StatementPlace Of(int offset) => title.Length > 0 && offset >= title.Start && offset < title.End ? StatementPlace.Title
        : SentenceAt(offset) < firstOfLead + LeadSentences ? StatementPlace.Lead
        : StatementPlace.Body;
}
