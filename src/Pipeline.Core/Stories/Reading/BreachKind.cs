using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Tells attacks on networks, "the attack on the telecom company", from those on people.</summary>
internal static class BreachKind
{
    private const int LeadSentences = 5;

    /// <summary>The anchors, with a breach as what the article is about where title or lead have a word for one, or tell of data, and
    /// nobody was hurt.</summary>
    public static ArticleAnchors? Of(ArticleAnchors? anchors, Article article, TextAnalysis analysis, IReadOnlyList<Fact> facts)
    {
        var counts = facts.OfType<VictimCountFact>().Where(count => count.IsOfStory).ToList();
        if (anchors is null || anchors.Home.Kind == HappeningKind.Breach || counts.Exists(count =>
            count.Effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Hit or VictimEffect.Abducted))
        {
            return anchors;
        }

        var lead = analysis.Sentences.Take(LeadSentences).Select(sentence => sentence.In(article.Body))
            .Prepend(article.TitleSpan.In(article.Body)).ToList();
        var isOfNetwork = anchors.Home.Kind is not null
                && lead.Exists(text => StatementCues.WordsOf(text).Split(' ').Any(word => Happenings.KindOf(word) == HappeningKind.Breach))
            || counts.Exists(count => count.Effect is VictimEffect.Hacked or VictimEffect.Affected)
                && lead.Exists(text => StatementCues.Has(text, StatementCue.Network));
        return isOfNetwork ? anchors with { Home = anchors.Home with { Kind = HappeningKind.Breach } } : anchors;
    }
}
