using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>How sure it is which event a text means.</summary>
internal enum LinkKind
{
    /// <summary>It agrees with the event.</summary>
    Sure,

    /// <summary>It tells what followed, and of what it does not say: it moves nothing (R33).</summary>
    Assumed,

    /// <summary>It is an event that was not known.</summary>
    New,
}

/// <summary>The event that a text means.</summary>
/// <param name="Kind">How sure that is.</param>
/// <param name="EventId">The event; null for a new one.</param>
internal readonly record struct EventLink(LinkKind Kind, string? EventId)
{
    /// <summary>No event that is known.</summary>
    public static EventLink New { get; } = new(LinkKind.New, EventId: null);

    /// <summary>The event that one of the article's anchors means (R32).</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="index">The anchor: 0 is what the article is about.</param>
    public static EventLink Of(Deliberation desk, int index)
    {
        if (desk.Article.Events.Count == 0)
        {
            // Nobody read what the article is about: it is about what the story is about.
            return desk.Events.ContainsKey(StoryEvent.Home) ? new(LinkKind.Sure, StoryEvent.Home) : New;
        }

        var anchor = desk.Article.Events[index];
        if (anchor.Sort is EventSort.Line or EventSort.Claim)
        {
            return desk.Events.Where(one => one.Value.Sort == anchor.Sort && IsSame(desk, anchor, one.Value)).Select(one => one.Key).FirstOrDefault() is { } like
                ? new(LinkKind.Sure, like)
                : New;
        }

        var known = desk.Events.Where(one => one.Value is { MayBe: null, Sort: EventSort.Happening or EventSort.Aggregate }).ToList();
        if (known is not [{ Value.Sort: EventSort.Aggregate }])
        {
            // A spree that opened the story as one number is what later reports of it are about.
            known = known.FindAll(one => one.Value.Sort == anchor.Sort);
        }

        if (index == 0 && desk.Article.CopyOf is { } copied && known.Exists(one => one.Key == copied))
        {
            return new(LinkKind.Sure, copied);
        }

        if (!anchor.IsOther && known.FindAll(one => RepeatsAll(desk, index, anchor, one.Value)) is { Count: > 0 } repeated)
        {
            return new(LinkKind.Sure, repeated.MaxBy(one => Newest(one.Value)).Key);
        }

        var words = PersonNames.WordsOf(anchor.Names);
        var matches = known.ConvertAll(one => (Id: one.Key, Event: one.Value, Match: new EventMatch(desk.Article, anchor, one.Value, known.Count, words)))
            .FindAll(one => !one.Match.Contradicts || one.Match.IsOfWeek && !anchor.IsOther && RepeatsEach(desk, index, one.Event));
        var agreed = matches.FindAll(one => one.Match.Agreements > 0 || one.Match.IsOfWeek || AgreesInNumbers(desk, index, one.Event, one.Match));
        if (agreed.Count > 0)
        {
            return new(LinkKind.Sure, agreed.OrderByDescending(one => one.Match.Agreements)
                .ThenByDescending(one => TotalsOf(desk, index).Count(count => Repeats(desk, count, one.Event)))
                .ThenByDescending(one => Newest(one.Event))
                .First().Id);
        }

        return FoundBeside(desk, index, anchor) is { } beside ? new(LinkKind.Sure, beside)
            : matches.Count == 0 || anchor.Sort == EventSort.Aggregate ? New
            : index == 0 && known.Count == 1 && matches[0].Match.IsNear ? new(LinkKind.Sure, matches[0].Id)
            : index == 0 && desk.Article.IsFollowUp
                ? new(LinkKind.Assumed, Likeliest(desk, matches.ConvertAll(one => (one.Id, one.Event))))
            : New;
    }

    /// <summary>Running totals of one start, place and who are one (R36); so are the claims on one event (R44).</summary>
    private static bool IsSame(Deliberation desk, EventAnchor anchor, StoryEvent known) => anchor.Sort == EventSort.Claim
        ? anchor.Place is { } place && known.Place is not null ? string.Equals(place.Name, known.Place, StringComparison.OrdinalIgnoreCase)
            : known.ClaimOn == desk.HomeId
        : known.Frame == anchor.Frame && string.Equals(known.Place, anchor.Place?.Name, StringComparison.OrdinalIgnoreCase)
            && (known.Who == anchor.Who || desk.Tables.Groups.AreRelated(known.Who ?? "people", anchor.Who ?? "people"));

    /// <summary>What a text that tells what followed is assumed to mean: the event whose figures it repeats, else the home event, else the
    /// newest.</summary>
    private static string Likeliest(Deliberation desk, IEnumerable<(string Id, StoryEvent Event)> events) => events
        .OrderByDescending(one => desk.Statements.OfType<CountStatement>().Count(count => count is { Event: 0, Scope: CountScope.Total } && Repeats(desk, count, one.Event)))
        .ThenByDescending(one => one.Id == StoryEvent.Home)
        .ThenByDescending(one => Newest(one.Event))
        .First().Id;

    private static bool Repeats(Deliberation desk, CountStatement count, StoryEvent known) =>
        known.Figures.GetValueOrDefault(FigureKeys.Of(count.Effect, count.Who, desk.Tables))?.Now is { } now && now.Amount.Told == count.Amount.Told;

    private static DateTimeOffset Newest(StoryEvent known) => (known.Newest ?? known.Opened)?.From ?? default;

    /// <summary>"26 held", where 26 are known to be held: five and more agree by their number, in time or in a text that tells what followed.
    /// </summary>
    private static bool AgreesInNumbers(Deliberation desk, int index, StoryEvent known, EventMatch match) =>
        (match.IsNear || desk.Article.IsFollowUp)
        && TotalsOf(desk, index).Any(count => count.Amount is { IsExact: true } amount && amount.Told >= LeastTelling && Repeats(desk, count, known));

    /// <summary>The same dead and the same injured, or one telling number in the same town, are the same event, whatever day the text names:
    /// that may be the day of the funeral.</summary>
    private static bool RepeatsAll(Deliberation desk, int index, EventAnchor anchor, StoryEvent known)
    {
        var totals = TotalsOf(desk, index).Where(count => count.IsInTitleOrLead).DistinctBy(count => (count.Effect, count.Amount.Told)).ToList();
        return totals.Count > 0 && totals.TrueForAll(count => Repeats(desk, count, known))
            && (totals.Select(count => count.Effect).Distinct().Count() > 1
                || totals[0].Amount.Told >= LeastTelling && string.Equals(anchor.Place?.Name, known.Place, StringComparison.OrdinalIgnoreCase) && known.Place is not null)
            && (known.Newest ?? known.Opened) is { } last && desk.Article.Published.From <= last.To.AddDays(DaysToRepeat);
    }

    /// <summary>Whether each total is the event's.</summary>
    private static bool RepeatsEach(Deliberation desk, int index, StoryEvent known) =>
        TotalsOf(desk, index).ToList() is { Count: > 0 } totals && totals.TrueForAll(count => Repeats(desk, count, known));

    /// <summary>What an event that nobody placed turns out to be: "the 27 people killed in Vesna", after 27 of a bombing somewhere (R33). A
    /// growth without a total is that of a running total of its place (R42).</summary>
    private static string? FoundBeside(Deliberation desk, int index, EventAnchor anchor)
    {
        var counts = desk.Statements.OfType<CountStatement>().Where(count => count.Event == index && count.NoVictim is null).ToList();
        return anchor.Sort != EventSort.Happening || counts.Count == 0 ? null
            : counts.TrueForAll(count => count.Scope == CountScope.Increment)
                ? desk.Events
                    .Where(one => one.Value.Sort == EventSort.Line && string.Equals(one.Value.Place, anchor.Place?.Name, StringComparison.OrdinalIgnoreCase)
                        && counts.TrueForAll(count => one.Value.Figures.Keys.Any(key => key.Split(':')[0] == count.Effect.Name())))
                    .Select(one => one.Key).LastOrDefault()
            : desk.Events
                .Where(one => one.Value.MayBe is not null && counts.Exists(count => count.Amount.Told >= LeastTelling && Repeats(desk, count, one.Value)))
                .Select(one => one.Key).LastOrDefault();
    }

    private static IEnumerable<CountStatement> TotalsOf(Deliberation desk, int index) => desk.Statements.OfType<CountStatement>()
        .Where(count => count is { Scope: CountScope.Total, IsOfAttackers: false, NoVictim: null } && count.Event == index);

    // Later the same numbers are those of another event as well.
    private const int DaysToRepeat = 30;

    // Fewer are the same by chance.
    private const int LeastTelling = 5;
}
