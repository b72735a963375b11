using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Victims;
using Pipeline.Core.Reading.Words;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Reads the home event of an article from its title and lead.</summary>
/// <remarks>The town with the most weight wins: the title weighs most, then the dateline and the first sentences, and "in" before a name
/// more than a name within another one ("Dayton Police"). The day is the one nearest to the first report of victims, else the first that
/// the lead names.</remarks>
internal static class HomeEventReader
{
    private const int LeadSentences = 5;
    private const int LastSentence = 12;
    private const int LongestDay = 4;
    private const int LongestDateline = 8;

    // "last month's attack" says when it was, "last year's" no longer does.
    private const int LongestOwned = 62;
    private const int FarthestOwned = 4;
    private const double TitleWeight = 3;
    private const double InName = 0.5;
    private const double AfterPreposition = 1.5;
    private const double Dateline = 3.5;
    private const double OfQuarter = 3;

    // "LONDON (Reuters) - A ferry sank off Zanzibar": where it was written, not where it was.
    private const double DatelineOfWire = 0.5;

    /// <summary>The home event of an article.</summary>
    /// <param name="reading">The article.</param>
    /// <param name="story">Its day.</param>
    /// <param name="dates">Its dates.</param>
    /// <param name="places">Its places.</param>
    public static HomeEvent Read(
        TokenizedArticle reading, StoryDay story, IReadOnlyList<DateExpression> dates, IReadOnlyList<NamedPlace> places)
    {
        var (from, to) = Day(reading, story, dates);
        var named = reading.Sentences.Take(LeadSentences).Select(sentence => Happenings.In(reading, sentence)).OfType<Happening>().ToList();
        var kind = named.Exists(one => !one.IsWeak) ? named.Find(one => !one.IsWeak).Kind : named is [var first, ..] ? first.Kind : null;
        return new HomeEvent(Place(reading, places), from, to, kind)
        {
            Disease = reading.Sentences.Take(LeadSentences).SelectMany(sentence => DiseaseReader.In(reading, sentence)).FirstOrDefault(),
        };
    }

    private static AnchorPlace? Place(TokenizedArticle reading, IReadOnlyList<NamedPlace> places)
    {
        var weights = new Dictionary<string, (double Weight, NamedPlace First)>(StringComparer.OrdinalIgnoreCase);
        var sentence = 0;
        foreach (var place in places)
        {
            while (sentence + 1 < reading.Sentences.Count && reading.Sentences[sentence].EndToken <= place.FirstToken)
            {
                sentence++;
            }

            if (place.Kind is not (PlaceKind.City or PlaceKind.Capital or PlaceKind.Region) || sentence > LastSentence)
            {
                continue;
            }

            var name = place.Place.Span.In(reading.Text);
            var weight = Weight(reading, place, sentence, places) * (place.Kind == PlaceKind.Region ? 0.2 : 1);
            weights[name] = weights.TryGetValue(name, out var known) ? (known.Weight + weight, known.First) : (weight, place);
        }

        return weights.Count == 0 ? null : weights.Values.MaxBy(place => place.Weight).First.Place;
    }

    /// <summary>Whether the sentence of a dateline says of another town that something was in it.</summary>
    private static bool HasOtherTown(TokenizedArticle reading, NamedPlace dateline, int sentence, IReadOnlyList<NamedPlace> places)
    {
        var end = reading.Sentences[sentence].EndToken;
        return places.Any(place => place.FirstToken > dateline.EndToken && place.EndToken <= end && !place.InName
            && place.Kind is PlaceKind.City or PlaceKind.Capital && !IsSame(reading, place, dateline)
            && Lexicon.Find(reading.Word(place.FirstToken - 1)).Is(WordSet.PlaceOpener));
    }

    private static bool IsSame(TokenizedArticle reading, NamedPlace place, NamedPlace other) =>
        string.Equals(place.Place.Span.In(reading.Text), other.Place.Span.In(reading.Text), StringComparison.OrdinalIgnoreCase);

    private static double Weight(TokenizedArticle reading, NamedPlace place, int sentence, IReadOnlyList<NamedPlace> places)
    {
        var title = reading.Article.TitleSpan;
        var weight = title.Length > 0 && title.Contains(place.Place.Span) ? TitleWeight
            : sentence < LeadSentences ? 2 - sentence * 0.2
            : 0.5;
        var before = place.FirstToken > 0 ? reading.Word(place.FirstToken - 1) : "";
        if (Lexicon.Find(before).Is(WordSet.PlaceOpener))
        {
            weight += AfterPreposition;
        }

        var first = reading.Sentences[sentence].FirstToken;
        var after = place.EndToken < reading.Tokens.Count ? reading.Word(place.EndToken) : "";
        if (place.FirstToken == first && Lexicon.Find(after).Is(WordSet.DatelineEnd))
        {
            weight += HasOtherTown(reading, place, sentence, places) ? DatelineOfWire : Dateline;
        }

        // "Chicago's Brighton Park": the town, not its quarter.
        var isQuarter = before == "'s" && place.FirstToken > 1 && char.IsUpper(reading.Raw(place.FirstToken - 2)[0]);
        weight += after == "'s" && place.EndToken + 1 < reading.Tokens.Count && char.IsUpper(reading.Raw(place.EndToken + 1)[0])
            ? OfQuarter
            : 0;
        return place.InName || isQuarter ? weight * InName : weight;
    }

    private static (DateOnly? From, DateOnly? To) Day(
        TokenizedArticle reading, StoryDay story, IReadOnlyList<DateExpression> dates)
    {
        if (!story.IsKnown)
        {
            return (null, null);
        }

        var days = dates.Where(date =>
            date.Sense == DateSense.Point && date.Days <= LongestDay && date.To <= story.Day.AddDays(1)
                && !IsSaid(reading, date)).ToArray();
        var victims = VictimReader.Read(reading);
        foreach (var sentence in reading.Sentences.Take(LastSentence))
        {
            // "two more victims of Sunday's shooting died on Tuesday": the day of the shooting.
            if (dates.FirstOrDefault(date => date.IsIn(sentence) && date.To <= story.Day && IsOfHappening(reading, sentence, date)) is
                { End: > 0 } owned)
            {
                return (owned.From, owned.To);
            }

            var own = days.Where(date => date.IsIn(sentence)).ToArray();
            own = Array.FindAll(own, date => !IsDateline(reading, sentence, date)) is { Length: > 0 } told ? told : own;
            if (own.Length == 0)
            {
                continue;
            }

            var harm = victims.FirstOrDefault(victim => victim.Sentence.Index == sentence.Index);
            var happening = Happenings.In(reading, sentence);
            if (harm is null && happening is null)
            {
                continue;
            }

            var at = harm is not null ? harm.Words.Start : reading.Tokens[happening!.Value.Token].Span.Start;
            var day = own.MinBy(date => Math.Abs(reading.Tokens[date.First].Span.Start - at));
            return (day.From, day.To);
        }

        return (null, null);
    }

    /// <summary>"last week's missile strike", "the strike on September 3".</summary>
    private static bool IsOfHappening(TokenizedArticle reading, TokenizedArticle.Sentence sentence, DateExpression date)
    {
        if (date.Sense != DateSense.Point || date.Days > LongestOwned)
        {
            return false;
        }

        if (date.End < sentence.EndToken && reading.Word(date.End) == "'s")
        {
            for (var i = date.End + 1; i < Math.Min(sentence.EndToken, date.End + 1 + FarthestOwned); i++)
            {
                if (Happenings.Name(reading.Word(i)))
                {
                    return true;
                }
            }
        }

        return date.First - 2 >= sentence.FirstToken && date.Days <= LongestDay && reading.Word(date.First - 1) == "on"
            && Happenings.Name(reading.Word(date.First - 2)) && date.First - 3 >= sentence.FirstToken
            && Lexicon.Find(reading.Word(date.First - 3)).Is(WordSet.Definite);
    }

    /// <summary>"PARIS, May 5 - A gunman killed two people on Monday": the day of writing.</summary>
    private static bool IsDateline(TokenizedArticle reading, TokenizedArticle.Sentence sentence, DateExpression date) =>
        date.First - sentence.FirstToken <= LongestDateline && date.End < sentence.EndToken
        && Lexicon.Find(reading.Word(date.End)).Is(WordSet.DatelineEnd) && reading.Word(date.End) != ",";

    /// <summary>"police said Monday": the day of the saying.</summary>
    internal static bool IsSaid(TokenizedArticle reading, DateExpression date)
    {
        for (var i = date.First - 1; i >= Math.Max(0, date.First - 3); i--)
        {
            if (Lexicon.Find(reading.Word(i)).Is(WordClass.Say))
            {
                return true;
            }
        }

        return false;
    }
}
