using System.Collections.Frozen;
using Pipeline.Core.Articles;
using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Victims;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;
using Pipeline.Text.Analysis;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Reads what ties an article's statements to events: places, days, kinds of happenings, names.</summary>
public static class AnchorReader
{
    // Words between a name and what is said of its bearer: "Lee, 24, was charged".
    private const int FarthestSuspicion = 5;

    private static readonly FrozenSet<string> SuspectWords =
        WordList.Read("suspect-words.txt", 1).SelectMany(row => WordList.Words(row[0])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The anchors of <paramref name="article"/>.</summary>
    /// <exception cref="ArgumentException">The analysis is of another text than the article's body.</exception>
    public static ArticleAnchors Read(Article article, TextAnalysis analysis)
    {
        var reading = new TokenizedArticle(article, analysis);
        var story = StoryDay.Of(reading);
        var dates = DateReader.Read(reading, story);
        var places = analysis.Places ?? PlaceFinder.Find(reading.Tokens, analysis.Entities);
        var victims = VictimReader.Read(reading);
        return new ArticleAnchors(
            HomeEventReader.Read(reading, story, dates, places),
            [
                .. victims.GroupBy(victim => victim.Sentence).OrderBy(group => group.Key.Index)
                    .Select(group => Of(reading, group.Key, [.. group], dates, places)),
            ]);
    }

    private static SentenceAnchor Of(
        TokenizedArticle reading, TokenizedArticle.Sentence sentence, VictimMention[] victims, IReadOnlyList<DateExpression> dates,
        IReadOnlyList<PlaceMention> places)
    {
        var day = dates.Where(date => date.IsIn(sentence)).Select(date => (DateExpression?)date).FirstOrDefault();
        var people = In(reading, sentence, EntityCategory.Person);
        var suspects = people.Where(person => IsSuspect(reading, sentence, person.Span)).ToArray();
        return new SentenceAnchor(
            sentence.Span,
            [
                .. places.Where(place => sentence.Span.Contains(place.Span) && place.Kind is not (PlaceKind.People or PlaceKind.Government))
                    .Select(place => AnchorPlace.Of(place, reading.Text)),
            ],
            day?.From,
            day?.To,
            Happenings.In(reading, sentence)?.Kind,
            [.. people.Except(suspects).Where(person => IsVictim(reading, person.Span, victims)).Select(person => person.Text).Distinct()],
            [.. suspects.Select(person => person.Text).Distinct()],
            [.. In(reading, sentence, EntityCategory.Organization).Select(organization => organization.Text).Distinct()]);
    }

    private static EntityMention[] In(TokenizedArticle reading, TokenizedArticle.Sentence sentence, EntityCategory category) =>
        [.. reading.Analysis.Entities.Where(entity => entity.Category == category && sentence.Span.Contains(entity.Span))];

    private static bool IsSuspect(TokenizedArticle reading, TokenizedArticle.Sentence sentence, TextSpan name)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (SuspectWords.Contains(reading.Word(i)) && TokensBetween(reading, i, name) <= FarthestSuspicion)
            {
                return true;
            }
        }

        return false;
    }

    private static int TokensBetween(TokenizedArticle reading, int token, TextSpan name)
    {
        var between = 0;
        var forward = reading.Tokens[token].Span.Start < name.Start;
        for (var i = token; i >= 0 && i < reading.Tokens.Count && !reading.Tokens[i].Span.Overlaps(name); i += forward ? 1 : -1)
        {
            if (++between > FarthestSuspicion)
            {
                break;
            }
        }

        return between;
    }

    /// <summary>Whether the name stands in a phrase for victims or beside it: "Senator Ann Lee", "a teacher, Ann Lee,".</summary>
    private static bool IsVictim(TokenizedArticle reading, TextSpan name, VictimMention[] victims) => victims.Any(victim =>
        victim.Phrase.Conjuncts.Any(conjunct =>
        {
            var last = Math.Min(conjunct.End + 1, reading.Tokens.Count - 1);
            return reading.Span(Math.Max(0, conjunct.First - 2), last).Overlaps(name);
        }));
}
