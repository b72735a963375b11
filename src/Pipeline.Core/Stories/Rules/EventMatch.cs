using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>How a text's anchor stands to a known event: what contradicts (R30), what agrees (R31).</summary>
internal sealed class EventMatch
{
    // A report that names no day tells of the day it was published on or the two before.
    private const int DaysToReport = 2;

    // While a story has one event, reports of the days after it are about it.
    private const int DaysOfOnly = 7;

    private const int OfName = 4;
    private const int OfThing = 4;
    private const int OfPlaceAndDay = 3;
    private const int OfPlace = 2;
    private const int OfDayAndKind = 1;

    private readonly ArticleStatements article;
    private readonly EventAnchor anchor;
    private readonly StoryEvent known;
    private readonly Tolerance tolerance;
    private readonly bool isOnly;
    private readonly bool isOneOfMany;

    /// <summary>Compares.</summary>
    /// <param name="article">The article.</param>
    /// <param name="anchor">Its anchor.</param>
    /// <param name="known">The event.</param>
    /// <param name="events">How many events of its sort the story has.</param>
    /// <param name="nameWords">The words of the anchor's names.</param>
    /// <param name="tolerances">How far apart two reports of one event may place it.</param>
    public EventMatch(ArticleStatements article, EventAnchor anchor, StoryEvent known, int events, HashSet<string> nameWords, ToleranceTable tolerances)
    {
        (this.article, this.anchor, this.known, isOnly) = (article, anchor, known, events == 1 && anchor.Sort == EventSort.Happening);
        isOneOfMany = events > 1;
        tolerance = tolerances.Of(known.Kind ?? anchor.Kind);
        var sharesName = PersonNames.Share(anchor.Names, nameWords, known.Names);
        var isNamed = sharesName || SharesThing;
        var lastDay = tolerance.Lasting == Lasting.Period
            ? known.LastNews?.FirstDay
            : Latest;
        var late = tolerance.Lasting == Lasting.Period ? tolerance.Days : tolerance.Days + DaysToReport;
        IsNear = !article.IsDated || lastDay is not { } day || DaysBetween(day, article.Published.FirstDay) <= late;
        Contradicts = !isNamed && (anchor.IsOther || IsOfOtherThing || IsElsewhere || IsOfOtherDay);
        Agreements = (sharesName ? OfName : 0) + (SharesThing ? OfThing : 0) + AgreementInPlace()
            + (IsOfSameDay && anchor.Kind is not null && anchor.Kind == known.Kind ? OfDayAndKind : 0)
            + (tolerance.Lasting == Lasting.Period && tolerance.Apart != PlaceLevel.Town && anchor.Kind == known.Kind && IsNear ? OfDayAndKind : 0)
            + (tolerance.Apart == PlaceLevel.Country && anchor.Place is { } where && where.Code == known.Country ? OfPlace : 0);
    }

    /// <summary>Whether they are outbreaks of two diseases: cholera is not measles, wherever it is told and in whatever numbers.</summary>
    public static bool AreOfOtherDiseases(EventAnchor anchor, StoryEvent known) =>
        anchor.Disease is { } disease && known.Disease is { } other && disease != other;

    /// <summary>Whether it can't be this event.</summary>
    public bool Contradicts { get; }

    /// <summary>How much says that it is this event; 0 when nothing does.</summary>
    public int Agreements { get; }

    /// <summary>Whether a report without a day, of the week after, names the event's place.</summary>
    public bool IsOfWeek => anchor.From is null && IsSamePlace && IsNearOnly;

    /// <summary>Whether the article was published while the event is news.</summary>
    public bool IsNear { get; }

    private bool SharesThing => anchor.Things.Any(thing => known.Things.Contains(thing, StringComparer.OrdinalIgnoreCase));

    private bool IsOfOtherThing => anchor.Things.Count > 0 && !known.Things.IsEmpty;

    /// <summary>In another town: of another state or province, or of one that is not known. What breaks into networks is at no place, and an
    /// outbreak at many. While the story has one event, reports of it may name its town, its quarter or the capital, as long as their day is
    /// the same.</summary>
    private bool IsElsewhere => tolerance.Apart switch
    {
        PlaceLevel.None => false,
        PlaceLevel.Land => anchor.Place is { Code.Length: > 0 } place && known.Country is { Length: > 0 } land && place.Code != land,
        PlaceLevel.Country => anchor.Place is { Code.Length: > 0 } there && known.Country is { } country && there.Code != country
            || isOneOfMany && anchor.Place is null != known.Country is null,
        PlaceLevel.Town => anchor.Place is { IsTown: true } town && known is { Place: not null, IsTown: true } && !IsSamePlace && !MayBeSameTown(town),
        _ => throw new InvalidOperationException($"There is no level {tolerance.Apart}."),
    };

    private bool MayBeSameTown(EventPlace town) => town.Division is not null && town.Code == known.Country && town.Division == known.Division
        || isOnly && (IsOfSameDay || article.IsFollowUp || NamesPlace)
        || article.IsFollowUp && (town.Division is null || known.Division is null);

    private bool IsSamePlace => anchor.Place is { } place && known.IsIn(place.Name);

    private bool NamesPlace => known.Place is { } place && anchor.Places.Contains(place, StringComparer.OrdinalIgnoreCase);

    /// <summary>A day beyond the tolerance. A text that tells what came after may name the day of that.</summary>
    private bool IsOfOtherDay => tolerance.Lasting != Lasting.Period && !article.IsFollowUp
        && (anchor is { From: { } from, To: { } to } ? DaysApart(from, to) > (isOnly && IsSamePlace ? DaysOfOnly : tolerance.Days)
            : !IsNear && !(isOnly && IsSamePlace && IsNearOnly));

    private bool IsNearOnly => !article.IsDated || Latest is not { } latest || DaysBetween(latest, article.Published.FirstDay) <= DaysOfOnly;

    private bool IsOfSameDay => anchor is { From: { } from, To: { } to } && known.From is not null && DaysApart(from, to) == 0;

    // The last day that the event can have been on: what it says itself, else the day of the article that opened it.
    private DateOnly? Latest => known.To ?? known.Opened?.FirstDay;

    private DateOnly? Earliest => known.From ?? known.Opened?.FirstDay.AddDays(-DaysToReport);

    private int AgreementInPlace() => isOnly && NamesPlace ? OfPlace
        : !IsSamePlace || anchor.Place is not { IsTown: true } ? 0
        : anchor.From is not null && known.From is not null ? OfPlaceAndDay
        : IsNear || isOnly || article.IsFollowUp ? OfPlace
        : 0;

    private int DaysApart(DateOnly from, DateOnly to) =>
        Latest is { } latest && from > latest ? DaysBetween(latest, from)
        : Earliest is { } earliest && to < earliest ? DaysBetween(to, earliest)
        : 0;

    private static int DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;
}
