using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>What an article adds to how its event can be told from others.</summary>
internal static class Anchoring
{
    /// <summary>What stands behind a figure that is not of one thing that happened: " in Mali since 2003".</summary>
    public static string SettingOf(EventAnchor anchor, StoryEvent known) => known.Opened is not null
        ? known.Setting
        : new StoryEvent { Sort = anchor.Sort, Frame = anchor.Frame, Place = anchor.Place?.Name }.Setting;

    /// <summary>The event of the turn, with the article's anchor.</summary>
    /// <remarks>An event is where and when the article says that opens it; a later one only fills in what that left open, and a place only of
    /// a country that was hit: a ministry elsewhere may speak of it. What breaks into networks is at no place.</remarks>
    public static StoryEvent Of(Deliberation desk, EventAnchor anchor)
    {
        var known = desk.Event;
        if (known.Figures.IsEmpty)
        {
            return known;
        }

        var isNew = known.Opened is null && !desk.Events.ContainsKey(desk.EventId);
        var tells = desk.NewsOfEvent().FirstOrDefault();
        var kept = known with
        {
            Names = StoryEvent.Joined(known.Names, anchor.Names),
            Things = StoryEvent.Joined(known.Things, anchor.Things),
            MayBe = null,
            Sort = isNew ? anchor.Sort : known.Sort,
            Frame = known.Frame ?? anchor.Frame,
            Who = known.Who ?? anchor.Who,
            ClaimOn = known.ClaimOn ?? (anchor.Sort == EventSort.Claim ? desk.HomeId : null),
            Opened = known.Opened ?? desk.Article.Published,
            Newest = known.Newest is { } newest && newest.From.UtcDateTime.Date >= desk.Article.Published.From.UtcDateTime.Date
                ? newest
                : desk.Article.Published,
        };
        if (tells is null && known.MayBe is null)
        {
            return kept;
        }

        var isOpening = known.MayBe is not null || known.Figures.Values.All(figure => figure.Told.All(told => told.ArticleId == desk.Article.ArticleId));
        var isBreach = tells is not null && desk.Tables.Effects[tells.Effect].Family == EffectFamily.Breach;
        var place = !isBreach && anchor.Place is { } named
            && (isOpening || desk.Countries.GetValueOrDefault(named.Code)?.Affected is not null)
            ? named
            : null;
        var takesPlace = known.Place is null && place is not null;
        return kept with
        {
            Place = known.Place ?? place?.Name,
            Country = takesPlace ? place!.Code : known.Country,
            IsTown = takesPlace ? place!.IsTown : known.IsTown,
            Division = takesPlace ? place!.Division : known.Division,
            From = known.From ?? anchor.From,
            To = known.From is null ? anchor.To : known.To,
            Kind = known.Kind ?? anchor.Kind,
            Disease = known.Disease ?? anchor.Disease,
        };
    }
}
