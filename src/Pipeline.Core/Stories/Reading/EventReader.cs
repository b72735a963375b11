using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
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

    // "last month" is no day.
    private const int LongestDay = 4;

    private readonly Article article;
    private readonly ArticleAnchors anchors;
    private readonly List<EventAnchor> events = [];
    private readonly Dictionary<int, int> bySentence = [];

    private EventReader(Article article, ArticleAnchors anchors)
    {
        (this.article, this.anchors) = (article, anchors);
        events.Add(HomeOf(anchors));
    }

    /// <summary>The events; the first is what the article is about.</summary>
    public IReadOnlyList<EventAnchor> Events => events;

    /// <summary>Reads the anchors; null when there are none to read.</summary>
    public static EventReader? Of(Article article, ArticleAnchors? anchors) => anchors is null ? null : new(article, anchors);

    /// <summary>Whether the article is so short that each of its sentences is news.</summary>
    public static bool IsDigest(TextAnalysis analysis) => analysis.Sentences.Count <= LongestDigest;

    /// <summary>Number of the event that a count is of.</summary>
    public int Of(VictimCountFact count)
    {
        var at = SentenceOf(count);
        if (at < 0)
        {
            return 0;
        }

        if (!bySentence.TryGetValue(at, out var index))
        {
            bySentence[at] = index = Find(anchors.Sentences[at]);
        }

        return index;
    }

    private static EventAnchor HomeOf(ArticleAnchors anchors) => new()
    {
        Place = PlaceOf(anchors.Home.Place),
        Places = [.. anchors.Sentences.SelectMany(sentence => sentence.Places).Select(place => place.PlainName).Distinct(StringComparer.OrdinalIgnoreCase)],
        From = anchors.Home.From,
        To = anchors.Home.To,
        Kind = anchors.Home.Kind,
        Names = [.. anchors.Sentences.SelectMany(sentence => sentence.Victims.Concat(sentence.Suspects)).Distinct(StringComparer.Ordinal)],
        Things = [.. anchors.Sentences.SelectMany(sentence => sentence.Things).Distinct(StringComparer.Ordinal)],
    };

    private static EventPlace? PlaceOf(AnchorPlace? place) => place is null ? null : new(place.PlainName, place.Code, place.Division);

    private int SentenceOf(VictimCountFact count)
    {
        for (var i = 0; i < anchors.Sentences.Count; i++)
        {
            if (anchors.Sentences[i].Sentence.Contains(count.Evidence.Offset))
            {
                return i;
            }
        }

        return -1;
    }

    private int Find(SentenceAnchor sentence)
    {
        var text = sentence.Sentence.In(article.Body);
        var isAggregate = StatementCues.Has(text, StatementCue.Aggregate);
        var isDay = sentence is { From: { } from, To: { } to } && to.DayNumber - from.DayNumber <= LongestDay;
        var own = new EventAnchor
        {
            Place = sentence.Places.Where(place => place.Division is not null).Select(PlaceOf).FirstOrDefault(),
            From = isDay ? sentence.From : null,
            To = isDay ? sentence.To : null,
            Kind = sentence.Kind,
            Names = [.. sentence.Victims.Concat(sentence.Suspects)],
            Things = sentence.Things,
            IsOther = !isAggregate && StatementCues.Has(text, StatementCue.Other),
            IsAggregate = isAggregate,
        };
        var mayDiffer = !StatementCues.Has(text, StatementCue.FollowUp);
        if (!own.IsAggregate && !own.IsOther && !(mayDiffer && (IsElsewhere(own, sentence) || IsOfOtherDay(own))))
        {
            return 0;
        }

        var same = own.IsOther ? -1 : events.FindIndex(1, known => known.IsAggregate == own.IsAggregate && known.From == own.From && known.Place == own.Place);
        if (same > 0)
        {
            return same;
        }

        events.Add(own with { Place = own.Place ?? (own.IsAggregate ? events[0].Place : null), From = own.From ?? (own.IsAggregate ? events[0].From : null) });
        return events.Count - 1;
    }

    /// <summary>All its towns are in other states or provinces than the town that the article is about.</summary>
    private bool IsElsewhere(EventAnchor own, SentenceAnchor sentence) => events[0].Place is { IsTown: true } home && own.Place is not null
        && sentence.Places.Where(place => place.Division is not null).All(place =>
            place.Division != home.Division && !string.Equals(place.PlainName, home.Name, StringComparison.OrdinalIgnoreCase));

    private bool IsOfOtherDay(EventAnchor own) => events[0] is { From: { } from, To: { } to } home && own is { From: { } first, To: { } last }
        && ToleranceTable.Of(home.Kind) is { Lasting: not Lasting.Period } tolerance
        && (first.DayNumber - to.DayNumber > tolerance.Days || from.DayNumber - last.DayNumber > tolerance.Days);
}
