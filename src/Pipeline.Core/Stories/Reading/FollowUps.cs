using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Tells articles that tell what followed, a trial, a funeral, an anniversary, from those that tell that something happened.</summary>
internal static class FollowUps
{
    // "the deadly mosque bombing": words between the article and the noun.
    private const int MostBetween = 2;

    /// <summary>Whether title or first sentence says so, or the sentence that first states a number speaks of what happened as known: "two
    /// days after the attack in which two people died".</summary>
    public static bool Is(Article article, TextAnalysis analysis, StatementPlaces places, IEnumerable<Fact> facts)
    {
        if (StatementCues.Has(article.TitleSpan.In(article.Body), StatementCue.FollowUp)
            || analysis.Sentences.Count > 0 && StatementCues.Has(analysis.Sentences[0].In(article.Body), StatementCue.FollowUp))
        {
            return true;
        }

        var first = facts.OfType<VictimCountFact>().Where(count => count.IsOfStory)
            .SelectMany(count => count.Mentions.Select(mention => mention.Start).Append(count.Evidence.Offset)).DefaultIfEmpty(-1).Min();
        return first >= 0 && places.SentenceAt(first) is >= 0 and var at && analysis.Sentences[at] is var sentence && sentence.Contains(first)
            && IsKnown(sentence.In(article.Body));
    }

    /// <summary>"the attack", "Sunday's shooting", "last week's pile-up".</summary>
    private static bool IsKnown(string sentence)
    {
        var words = StatementCues.WordsOf(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            if ((Happenings.Name(words[i]) || StatementCues.Is(words[i], StatementCue.Happening)) && words[Math.Max(0, i - MostBetween - 1)..i].Any(IsDefinite))
            {
                return true;
            }
        }

        return false;
    }

    // A possessive is cut off its noun, "Sunday's" to "sunday" and "s".
    private static bool IsDefinite(string word) => word is "the" or "this" or "that" or "s";
}
