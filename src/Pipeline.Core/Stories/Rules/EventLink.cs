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
    private static readonly EventLink New = new(LinkKind.New, EventId: null);

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

        var matches = known.ConvertAll(one => (Id: one.Key, Event: one.Value, Match: new EventMatch(desk.Article, anchor, one.Value, known.Count)))
            .FindAll(one => !one.Match.Contradicts);
        var agreed = matches.FindAll(one => one.Match.Agreements > 0 || AgreesInNumbers(desk, index, one.Event, one.Match));
        if (agreed.Count > 0)
        {
            return new(LinkKind.Sure, agreed.OrderByDescending(one => one.Match.Agreements).ThenByDescending(one => Newest(one.Event)).First().Id);
        }

        return matches.Count == 0 || anchor.Sort == EventSort.Aggregate ? New
            : index == 0 && known.Count == 1 && matches[0].Match.IsNear ? new(LinkKind.Sure, matches[0].Id)
            : index == 0 && desk.Article.IsFollowUp
                ? new(LinkKind.Assumed, matches.Exists(one => one.Id == StoryEvent.Home) ? StoryEvent.Home : matches.MaxBy(one => Newest(one.Event)).Id)
            : New;
    }

    /// <summary>Running totals of one start, place and who are one (R36); so are the claims on one event (R44).</summary>
    private static bool IsSame(Deliberation desk, EventAnchor anchor, StoryEvent known) => anchor.Sort == EventSort.Claim
        ? known.ClaimOn == desk.HomeId
        : known.Frame == anchor.Frame && string.Equals(known.Place, anchor.Place?.Name, StringComparison.OrdinalIgnoreCase)
            && (known.Who == anchor.Who || desk.Tables.Groups.AreRelated(known.Who ?? "people", anchor.Who ?? "people"));

    private static DateTimeOffset Newest(StoryEvent known) => (known.Newest ?? known.Opened)?.From ?? default;

    /// <summary>"26 held", where 26 are known to be held: five and more agree by their number, in time or in a text that tells what followed.
    /// </summary>
    private static bool AgreesInNumbers(Deliberation desk, int index, StoryEvent known, EventMatch match) =>
        (match.IsNear || desk.Article.IsFollowUp) && desk.Statements.OfType<CountStatement>().Any(count =>
            count.Event == index && count.Amount is { IsExact: true } amount && amount.Told >= LeastTelling
            && known.Figures.GetValueOrDefault(FigureKeys.Of(count.Effect, count.Who, desk.Tables))?.Now is { } now
            && now.Amount.Told == amount.Told);

    // Fewer are the same by chance.
    private const int LeastTelling = 5;
}
