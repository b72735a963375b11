using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Ordering;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Finds which events the counts of an article are of: what it is about, and others where a sentence says so by its day, its town or
/// its words.</summary>
internal sealed class EventReader
{
    // Short enough that every sentence is news.
    private const int LongestDigest = 5;

    private const int LeadSentences = 4;

    // A comma and a space.
    private const int FarthestWhere = 2;

    // "last month" is no day.
    private const int LongestDay = 4;

    private static readonly EventAnchor Claim = new() { Sort = EventSort.Claim };

    private readonly Article article;
    private readonly ArticleAnchors anchors;
    private readonly IReadOnlyList<VictimCountFact> counts;
    private readonly List<EventAnchor> events = [];
    private readonly Dictionary<(int Sentence, int? Place), int> bySentence = [];
    private readonly CuedText?[] texts;

    private EventReader(Article article, ArticleAnchors anchors, IReadOnlyList<string> organizations, IReadOnlyList<VictimCountFact> counts)
    {
        (this.article, this.anchors, this.counts) = (article, anchors, counts);
        texts = new CuedText?[anchors.Sentences.Count];
        var home = HomeOf(anchors);
        // A breach is told from another by whose network it was.
        home = home.Kind == HappeningKind.Breach ? home with { Things = [.. home.Things, .. organizations] } : home;
        events.Add(home);
        if (IsOutbreak)
        {
            // An outbreak is counted by country: what it is about is the first country that it tells of.
            events[0] = home with
            {
                Disease = anchors.Home.Disease,
                Inner = home.Place is { IsTown: true } ? home.Place : null,
                Place = anchors.Sentences.Select(sentence => CountryOf([.. sentence.Places])).FirstOrDefault(place => place is not null),
            };
        }
    }

    /// <summary>The events; the first is what the article is about.</summary>
    public IReadOnlyList<EventAnchor> Events => events;

    /// <summary>Reads the anchors; null when there are none to read.</summary>
    /// <param name="article">The article.</param>
    /// <param name="anchors">Its anchors.</param>
    /// <param name="organizations">The organisations that its title and lead say were hit.</param>
    /// <param name="counts">The counts of the article.</param>
    public static EventReader? Of(
        Article article, ArticleAnchors? anchors, IReadOnlyList<string> organizations, IReadOnlyList<VictimCountFact> counts) =>
        anchors is null ? null : new(article, anchors, organizations, counts);

    /// <summary>Whether the article is so short that each of its sentences is news.</summary>
    public static bool IsDigest(TextAnalysis analysis) => analysis.Sentences.Count <= LongestDigest;

    /// <summary>Which event a count is of, and what of it: a running total is the total of its own.</summary>
    public (int Event, CountScope Scope) Of(VictimCountFact count)
    {
        var at = SentenceOf(count);
        if (at < 0)
        {
            return (0, count.Scope);
        }

        var sentence = anchors.Sentences[at];
        var text = texts[at] ??= new CuedText(sentence.Sentence.In(article.Body));
        if (IsOutbreak && counts.FirstOrDefault(other => other.Effect == count.Effect && IsOfCourse(other, sentence, text)) is { } course)
        {
            return (0, course == count ? CountScope.Total : course.Quantity.Value > count.Quantity.Value ? CountScope.Part : count.Scope);
        }

        if (count.Scope is CountScope.Background or CountScope.Total && LineReader.Of(count, sentence, text, article.PublishedAt) is { } line)
        {
            return (Add(AnchorOf(line)), CountScope.Total);
        }

        if (count.Scope == CountScope.Background)
        {
            var isAggregate = IsAggregate(text) && IsOfNews(sentence);
            return (EventOf(count, sentence, text), isAggregate ? CountScope.Total : CountScope.Background);
        }

        return (IsClaim(count, sentence, text) ? Add(Claim with { Place = events[0].Place }) : EventOf(count, sentence, text), count.Scope);
    }

    /// <summary>"131 since July": of an outbreak that began this year all that it has counted, and what a day brought is part of that (R42).
    /// </summary>
    private bool IsOfCourse(VictimCountFact count, SentenceAnchor sentence, CuedText text) =>
        count.Scope == CountScope.Background && sentence.Sentence.Contains(count.Evidence.Offset)
        && LineReader.Of(count, sentence, text, article.PublishedAt) is { IsOfCourse: true } line
        && (line.Place is null || line.Place.Code == events[0].Place?.Code);

    private static bool IsClaim(VictimCountFact count, SentenceAnchor sentence, CuedText text)
    {
        var first = count.Evidence.Offset - sentence.Sentence.Start;
        return ClaimReader.IsClaim(text, first, text.Text.Substring(first, count.Evidence.Length));
    }

    private static bool IsAggregate(CuedText text) => text.Has(StatementCue.Aggregate) || AggregateFrame.In(text.Text) is not null;

    private int EventOf(VictimCountFact count, SentenceAnchor sentence, CuedText text)
    {
        var there = WhereOf(count, sentence);
        var at = (sentence.Sentence.Start, there?.Span.Start);
        if (!bySentence.TryGetValue(at, out var index))
        {
            bySentence[at] = index = Find(there is null ? sentence : sentence with { Places = [there] }, text, isThere: there is not null);
        }

        return index;
    }

    /// <summary>"Kesten, where 19 people died, and Holm, where 17 were killed": the town that a count is said of in so many words.</summary>
    private AnchorPlace? WhereOf(VictimCountFact count, SentenceAnchor sentence) => sentence.Places.LastOrDefault(
        place => place.IsTown && place.Span.End < count.Evidence.Offset
            && StatementCues.EndIn(article.Body[place.Span.End..count.Evidence.Offset], StatementCue.Where, FarthestWhere) is not null);

    private static EventAnchor AnchorOf(Line line) => new()
    {
        Sort = EventSort.Line, Who = line.Who, Place = PlaceOf(line.Place), Frame = line.Frame,
    };

    /// <summary>The number of an event, which may be there already.</summary>
    private int Add(EventAnchor own)
    {
        var at = events.FindIndex(1, known => known.Sort == own.Sort && known.Who == own.Who && known.Frame == own.Frame && known.Place == own.Place);
        if (at < 0)
        {
            events.Add(own);
        }

        return at < 0 ? events.Count - 1 : at;
    }

    /// <summary>Whether the sentence stands where the news stands.</summary>
    private bool IsOfNews(SentenceAnchor sentence) => anchors.Sentences.Take(LeadSentences).Contains(sentence);

    private static EventAnchor HomeOf(ArticleAnchors anchors) => new()
    {
        Place = PlaceOf(anchors.Home.Place),
        Places =
        [
            .. anchors.Sentences.SelectMany(sentence => sentence.Places).Select(place => place.PlainName)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ],
        From = anchors.Home.From,
        To = anchors.Home.To,
        Kind = anchors.Home.Kind,
        Names = [.. anchors.Sentences.SelectMany(sentence => sentence.Victims.Concat(sentence.Suspects)).Distinct(StringComparer.Ordinal)],
        Things = [.. anchors.Sentences.SelectMany(sentence => sentence.Things).Distinct(StringComparer.Ordinal)],
    };

    private static EventPlace? PlaceOf(AnchorPlace? place) =>
        place is null ? null : new(place.PlainName, place.Code, place.Division) { IsTown = place.IsTown };

    private int SentenceOf(VictimCountFact count)
    {
        // They stand in text order.
        var at = PartitionPoint.Of(
            0, anchors.Sentences.Count, (anchors.Sentences, count.Evidence.Offset), static (all, i) => all.Sentences[i].Sentence.End <= all.Offset);
        return at < anchors.Sentences.Count && anchors.Sentences[at].Sentence.Contains(count.Evidence.Offset) ? at : -1;
    }

    private int Find(SentenceAnchor sentence, CuedText text, bool isThere)
    {
        var isDay = sentence is { From: { } from, To: { } to } && to.DayNumber - from.DayNumber <= LongestDay;
        var isAggregate = IsAggregate(text);
        var own = new EventAnchor
        {
            Place = OwnPlace(sentence),
            Inner = IsOutbreak ? TownOf(sentence) : null,
            Disease = IsOutbreak ? DiseaseOf(sentence) : null,
            From = isDay ? sentence.From : null,
            To = isDay ? sentence.To : null,
            Kind = sentence.Kind,
            Names = [.. sentence.Victims.Concat(sentence.Suspects)],
            Things = sentence.Things,
            IsOther = !isAggregate && text.Has(StatementCue.Other),
            Sort = isAggregate ? EventSort.Aggregate : EventSort.Happening,
            Frame = isAggregate ? AggregateFrame.In(text.Text) : null,
        };
        var mayDiffer = isThere || !text.Has(StatementCue.FollowUp);
        if (own is { Sort: EventSort.Happening, IsOther: false } && !(mayDiffer && (IsElsewhere(own, sentence) || IsOfOtherDay(own) || IsOfOtherDisease(own, sentence))))
        {
            return 0;
        }

        if (own.Sort == EventSort.Aggregate)
        {
            // A place that comes up only later, "talks are to resume in Geneva", is not where they were.
            var isBefore = anchors.Home.Place is { } home && home.Span.Start < sentence.Sentence.End;
            own = own with
            {
                Place = own.Place ?? (isBefore ? events[0].Place : null),
                From = own.From ?? events[0].From,
                To = own.To ?? events[0].To,
            };
        }

        var same = own.IsOther ? -1 : events.FindIndex(1, known => known.Sort == own.Sort && known.From == own.From && known.Place == own.Place
            && known.Disease == own.Disease);
        if (same > 0)
        {
            return same;
        }

        events.Add(own);
        return events.Count - 1;
    }

    private bool IsOutbreak => events[0].Kind is { } kind && ToleranceTable.Default.Of(kind) is { Apart: PlaceLevel.Country };

    /// <summary>The first town; of an outbreak the country, when there is one.</summary>
    private EventPlace? OwnPlace(SentenceAnchor sentence) => IsOutbreak
        ? CountryOf([.. sentence.Places])
        : TownOf(sentence);

    /// <summary>The disease of a sentence that names one alone; else the article's, when the sentence is not of others.</summary>
    private string? DiseaseOf(SentenceAnchor sentence) => sentence.Diseases switch
    {
        [] => events[0].Disease,
        [var only] => only,
        _ => null,
    };

    private bool IsOfOtherDisease(EventAnchor own, SentenceAnchor sentence) =>
        own.Disease is { } disease && events[0].Disease is { } home && disease != home && !sentence.Diseases.Contains(home);

    private static EventPlace? TownOf(SentenceAnchor sentence) => sentence.Places.Where(place => place.IsTown).Select(PlaceOf).FirstOrDefault();

    private static EventPlace? CountryOf(IReadOnlyList<AnchorPlace> places) =>
        places.Where(place => place.Code.Length > 0).Select(place => place.Code).Distinct().Count() == 1
            ? PlaceOf(places.FirstOrDefault(place => place is { IsTown: false, Code.Length: > 0 }) ?? places.First(place => place.Code.Length > 0))
            : null;

    /// <summary>All its towns are in other states or provinces than the town that the article is about; of an outbreak, it is of another
    /// country.</summary>
    private bool IsElsewhere(EventAnchor own, SentenceAnchor sentence) => IsOutbreak
        ? own.Place is { } country && events[0].Place is { } first && country.Code != first.Code
        : events[0].Place is { IsTown: true } home && own.Place is not null
            && sentence.Places.Where(place => place.IsTown).All(place => IsApart(place, home));

    private static bool IsApart(AnchorPlace place, EventPlace home) => (place.Division is null || place.Division != home.Division)
        && !string.Equals(place.PlainName, home.Name, StringComparison.OrdinalIgnoreCase);

    private bool IsOfOtherDay(EventAnchor own) => events[0] is { From: { } from, To: { } to } home && own is { From: { } first, To: { } last }
        && ToleranceTable.Default.Of(home.Kind) is { Lasting: not Lasting.Period } tolerance
        && (first.DayNumber - to.DayNumber > tolerance.Days || from.DayNumber - last.DayNumber > tolerance.Days);
}
