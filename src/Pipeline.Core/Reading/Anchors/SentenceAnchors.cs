using Pipeline.Core.Ordering;
using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Victims;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Reads the anchors of the sentences that state victims or name a suspect or a victim.</summary>
/// <remarks>Entities, places and dates stand in text order, so that each sentence looks only at its own.</remarks>
internal sealed class SentenceAnchors(
    TokenizedArticle reading, StoryDay story, IReadOnlyList<DateExpression> dates, IReadOnlyList<PlaceMention> places,
    IReadOnlyList<NamedPlace> named)
{
    // Between a name and what it is: "Ahmed Musa, 44, a farmer,".
    private const int LongestApposition = 6;

    private readonly IReadOnlyList<EntityMention> entities = reading.Analysis.Entities;

    public IEnumerable<SentenceAnchor> Read()
    {
        var told = VictimReader.Read(reading).ToLookup(victim => victim.Sentence.Index);
        foreach (var sentence in reading.Sentences)
        {
            var (victims, suspects) = Parties(sentence, [.. told[sentence.Index]]);
            if (told.Contains(sentence.Index) || victims.Count > 0 || suspects.Count > 0)
            {
                yield return Of(sentence, victims, suspects);
            }
        }
    }

    private SentenceAnchor Of(TokenizedArticle.Sentence sentence, IReadOnlyList<string> victims, IReadOnlyList<string> suspects)
    {
        var day = In(dates, date => reading.Tokens[date.First].Span, sentence)
            .Where(date => date.IsIn(sentence) && !HomeEventReader.IsSaid(reading, date) && (story.IsKnown || HasYear(date)))
            .Select(date => (DateExpression?)date).FirstOrDefault();
        return new SentenceAnchor(
            sentence.Span,
            [
                .. In(named, place => place.Place.Span, sentence).Where(place => place.Kind is not (PlaceKind.People or PlaceKind.Government))
                    .Select(place => place.Place),
            ],
            day?.From,
            day?.To,
            Happenings.In(reading, sentence)?.Kind,
            victims,
            suspects,
            [
                .. In(entities, entity => entity.Span, sentence).Where(entity => entity.Category == EntityCategory.Organization)
                    .Select(organization => organization.Text).Distinct(),
            ],
            [.. ThingReader.In(reading, sentence, [.. In(places, place => place.Span, sentence)])])
        {
            Diseases = DiseaseReader.In(reading, sentence),
        };
    }

    /// <summary>The names of those who were hit, and of those who are held to have done it.</summary>
    private (List<string> Victims, List<string> Suspects) Parties(TokenizedArticle.Sentence sentence, VictimMention[] told)
    {
        var (victims, suspects) = (new List<string>(), new List<string>());
        foreach (var person in In(entities, entity => entity.Span, sentence).Where(entity => entity.Category == EntityCategory.Person))
        {
            var (first, end) = reading.TokensOf(person.Span);
            var party = told.Any(victim => IsOf(victim, first, end)) ? Party.Victim : PartyReader.Of(reading, sentence, first, end);
            if (party is { } known && (known == Party.Victim ? victims : suspects) is var list && !list.Contains(person.Text))
            {
                list.Add(person.Text);
            }
        }

        return (victims, [.. suspects.Except(victims)]);
    }

    /// <summary>Whether the name stands in a phrase for victims or beside it: "Senator Ann Lee", "a teacher, Ann Lee,", "Ahmed Musa, 44, a
    /// farmer,".</summary>
    private bool IsOf(VictimMention victim, int first, int end)
    {
        var from = victim.Phrase.Conjuncts.Select(conjunct => conjunct.First).Append(victim.Phrase.First).Min();
        var to = victim.Phrase.Conjuncts.Select(conjunct => conjunct.End).Append(victim.Phrase.End).Max();
        return first < to && end > from || first >= to && IsJoined(to, first) || end <= from && IsJoined(end, from);
    }

    /// <summary>Whether nothing stands between the tokens but commas, ages and determiners.</summary>
    private bool IsJoined(int from, int to)
    {
        var isJoined = to - from <= LongestApposition;
        for (var i = from; i < to && isJoined; i++)
        {
            isJoined = reading.Word(i) == "," || char.IsAsciiDigit(reading.Word(i)[0])
                || Lexicon.Find(reading.Word(i)).Is(WordClass.Determiner);
        }

        return isJoined;
    }

    private bool HasYear(DateExpression date)
    {
        for (var i = date.First; i < date.End; i++)
        {
            if (StoryYear.At(reading, i) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What of a list in text order lies in a sentence.</summary>
    private static IEnumerable<T> In<T>(IReadOnlyList<T> all, Func<T, TextSpan> spanOf, TokenizedArticle.Sentence sentence)
    {
        var first = PartitionPoint.Of(
            0, all.Count, (all, spanOf, sentence.Span.Start), static (at, i) => at.spanOf(at.all[i]).Start < at.Start);
        for (var i = first; i < all.Count && spanOf(all[i]).Start < sentence.Span.End; i++)
        {
            if (sentence.Span.Contains(spanOf(all[i])))
            {
                yield return all[i];
            }
        }
    }
}
