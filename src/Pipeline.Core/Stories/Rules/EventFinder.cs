using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Finds the event that one of an article's anchors means (R32).</summary>
/// <remarks>
/// What contradicts falls out; of what agrees the most and then the newest is meant. A text that tells what followed and agrees with nothing is
/// assumed to be about the event whose figures it repeats. While a story has one event, what is published as long as that is news is about it:
/// R32 (e) has such a report move nothing, which on real incidents lost the true toll of two in 62 and told more.
/// </remarks>
internal sealed class EventFinder
{
    // Fewer are the same by chance.
    private const int LeastTelling = 5;

    // Later the same numbers are those of another event as well.
    private const int DaysToRepeat = 30;

    private readonly Deliberation desk;
    private readonly EventAnchor anchor;
    private readonly bool isHome;
    private readonly List<CountStatement> counts;
    private readonly List<(string Figure, CountStatement Count)> totals;

    private EventFinder(Deliberation desk, int index)
    {
        this.desk = desk;
        anchor = desk.AnchorOf(index);
        isHome = index == 0;
        counts =
        [
            .. desk.Statements.OfType<CountStatement>()
                .Where(count => count.Event == index && count is { NoVictim: null, IsOfAttackers: false }),
        ];
        totals = [.. counts.Where(count => count.Scope == CountScope.Total)
            .Select(count => (FigureKeys.Of(count.Effect, count.Who, desk.Tables), count))];
    }

    private readonly record struct Candidate(string Id, StoryEvent Event, EventMatch Match);

    /// <summary>The event that an anchor means.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="index">The anchor: 0 is what the article is about.</param>
    public static EventLink Find(Deliberation desk, int index)
    {
        if (desk.Article.Events.Count == 0)
        {
            // Nobody read what the article is about: it is about what the story is about.
            return desk.Events.ContainsKey(StoryEvent.Home) ? EventLink.To(StoryEvent.Home) : EventLink.New;
        }

        var finder = new EventFinder(desk, index);
        return finder.anchor.Sort is EventSort.Line or EventSort.Claim ? finder.FindLike() : finder.Find();
    }

    /// <summary>The running total of this start, place and who (R36), the claims on this event (R44).</summary>
    private EventLink FindLike() => desk.Events.FirstOrDefault(one => one.Value.Sort == anchor.Sort && IsLike(one.Value)).Key is { } like
        ? EventLink.To(like)
        : EventLink.New;

    private bool IsLike(StoryEvent known) => anchor.Sort == EventSort.Claim
        ? anchor.Place is not null && known.Place is not null ? IsIn(known) : known.ClaimOn == desk.HomeId
        : known.Frame == anchor.Frame && IsIn(known)
            && (known.Who == anchor.Who || desk.Tables.Groups.AreRelated(known.Who ?? "people", anchor.Who ?? "people"));

    private EventLink Find()
    {
        var isReaching = desk.Article.IsFollowUp || anchor.Names.Count > 0 || anchor.Things.Count > 0;
        var known = desk.Events
            .Where(one => one.Value is { MayBe: null, Sort: EventSort.Happening or EventSort.Aggregate } && (isReaching || IsInReach(one.Value)))
            .ToList();
        if (known is not [{ Value.Sort: EventSort.Aggregate }])
        {
            // A spree that opened the story as one number is what later reports of it are about.
            known = known.FindAll(one => one.Value.Sort == anchor.Sort);
        }

        known = known.FindAll(one => !EventMatch.AreOfOtherDiseases(anchor, one.Value));
        if (isHome && desk.Article.CopyOf is { } copied && known.Exists(one => one.Key == copied))
        {
            return EventLink.To(copied);
        }

        if (!anchor.IsOther && known.FindAll(one => RepeatsAll(one.Value)) is { Count: > 0 } repeated)
        {
            return EventLink.To(repeated.MaxBy(one => Newest(one.Value)).Key);
        }

        var words = PersonNames.WordsOf(anchor.Names);
        var matches = known
            .ConvertAll(one => new Candidate(
                one.Key, one.Value, new EventMatch(desk.Article, anchor, one.Value, known.Count, words, desk.Tables.Tolerances)))
            .FindAll(one => !one.Match.Contradicts || one.Match.IsOfWeek && !anchor.IsOther && RepeatsEach(one.Event));
        return Agreed(matches) is { } agreed ? EventLink.To(agreed)
            : FoundBeside() is { } beside ? EventLink.To(beside)
            : matches.Count == 0 || anchor.Sort == EventSort.Aggregate || !isHome ? EventLink.New
            : known.Count == 1 && matches[0].Match.IsNear ? EventLink.To(matches[0].Id)
            : desk.Article.IsFollowUp ? new(LinkKind.Assumed, Likeliest(matches))
            : EventLink.New;
    }

    /// <summary>Whether a fresh report that names nobody may be about the event: of the hundreds of a war most are too long past.</summary>
    private bool IsInReach(StoryEvent known) => desk.Events.Count == 1 || !desk.Article.IsDated || known.LastNews is not { } last
        || (anchor.From ?? desk.Article.Published.FirstDay).DayNumber
            <= last.LastDay.DayNumber + Math.Max(DaysToRepeat, desk.Tables.Tolerances.Of(known.Kind).Days);

    /// <summary>The event that agrees most, then repeats most, then is newest; null when none agrees.</summary>
    private string? Agreed(IEnumerable<Candidate> matches) => matches
        .Where(one => one.Match.Agreements > 0 || one.Match.IsOfWeek || AgreesInNumbers(one))
        .OrderByDescending(one => one.Match.Agreements)
        .ThenByDescending(one => Repeated(one.Event))
        .ThenByDescending(one => Newest(one.Event))
        .Select(one => one.Id)
        .FirstOrDefault();

    /// <summary>What a text that tells what followed is assumed to mean: the event whose figures it repeats, else the home event, else the
    /// newest.</summary>
    private string Likeliest(IEnumerable<Candidate> matches) => matches
        .OrderByDescending(one => Repeated(one.Event))
        .ThenByDescending(one => one.Id == StoryEvent.Home)
        .ThenByDescending(one => Newest(one.Event))
        .First().Id;

    /// <summary>"26 held", where 26 are known to be held: five and more agree by their number, in time or in a text that tells what followed.
    /// </summary>
    private bool AgreesInNumbers(Candidate one) => (one.Match.IsNear || desk.Article.IsFollowUp)
        && totals.Exists(total => total.Count.Amount is { IsExact: true } amount && amount.Told >= LeastTelling && Repeats(total, one.Event));

    /// <summary>The same dead and the same injured, or one telling number in the same town, are the same event, whatever day the text names:
    /// that may be the day of the funeral.</summary>
    private bool RepeatsAll(StoryEvent known)
    {
        var (isTelling, effect, isOfMany) = (false, (VictimEffect?)null, false);
        foreach (var total in totals)
        {
            if (!total.Count.IsInTitleOrLead)
            {
                continue;
            }

            if (!Repeats(total, known))
            {
                return false;
            }

            isTelling |= total.Count.Amount.Told >= LeastTelling;
            isOfMany |= effect is { } other && other != total.Count.Effect;
            effect = total.Count.Effect;
        }

        return effect is not null && (isOfMany || isTelling && known.Place is not null && IsIn(known))
            && known.LastNews is { } last && desk.Article.Published.From <= last.To.AddDays(DaysToRepeat);
    }

    private bool RepeatsEach(StoryEvent known) => totals.Count > 0 && totals.TrueForAll(total => Repeats(total, known));

    private int Repeated(StoryEvent known) => totals.Count(total => Repeats(total, known));

    private bool IsIn(StoryEvent known) => known.IsIn(anchor.Place?.Name);

    /// <summary>What an event that nobody placed turns out to be: "the 27 people killed in Vesna", after 27 of a bombing somewhere (R33). A
    /// growth without a total is that of a running total of its place (R42).</summary>
    private string? FoundBeside() => anchor.Sort != EventSort.Happening || counts.Count == 0 ? null
        : counts.TrueForAll(count => count.Scope == CountScope.Increment)
            ? desk.Events.LastOrDefault(one => one.Value.Sort == EventSort.Line && IsIn(one.Value)
                && counts.TrueForAll(count => Counts(one.Value, count.Effect))).Key
        : desk.Events.LastOrDefault(one => one.Value.MayBe is not null
            && totals.Exists(total => total.Count.Amount.Told >= LeastTelling && Repeats(total, one.Value))).Key;

    private static bool Counts(StoryEvent line, VictimEffect effect) =>
        line.Figures.Keys.Any(figure => FigureKeys.IsOf(figure, effect));

    private static bool Repeats((string Figure, CountStatement Count) total, StoryEvent known) =>
        known.Figures.TryGetValue(total.Figure, out var figure) && figure.Now is { } now && now.Amount.Told == total.Count.Amount.Told;

    private static DateTimeOffset Newest(StoryEvent known) => known.LastNews?.From ?? default;
}
