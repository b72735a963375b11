using System.Text.Json.Serialization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;

namespace Pipeline.Local.Rendering;

/// <summary>A story as <c>stories</c> prints it.</summary>
/// <param name="Id">What names it: the watch, where that is one story.</param>
/// <param name="Watch">The watch.</param>
/// <param name="Title">The watch's title, else the headline that opened the story.</param>
/// <param name="Opened">When its first article was processed, UTC.</param>
/// <param name="Articles">The places of its articles in the watch.</param>
/// <param name="Events">What happened, in the order of the events' numbers.</param>
internal sealed record StoryRow(
    string Id, string Watch, string? Title, DateTimeOffset? Opened, IReadOnlyList<string> Articles, IReadOnlyList<StoryRow.Happening> Events)
{
    /// <summary>An event.</summary>
    internal sealed record Happening(
        string Id, EventSort Sort, string? Title, string? Place, DateOnly? From, DateOnly? To, IReadOnlyList<Count> Figures)
    {
        /// <summary>From when a running total counts, or how many events are in one number.</summary>
        public string? Frame { get; init; }

        /// <summary>The event that a claim is about.</summary>
        public string? ClaimOn { get; init; }

        /// <summary>The event that it may turn out to be.</summary>
        public string? MayBe { get; init; }
    }

    /// <summary>A figure as it stands.</summary>
    internal sealed record Count(
        VictimEffect Effect, long Value, long? UpTo, CountBound Bound, string Who, string Label, DateTimeOffset? ToldAt,
        IReadOnlyList<string> Sources)
    {
        /// <summary>Suspected or confirmed, where texts tell these apart.</summary>
        public CaseStatus? Status { get; init; }
    }

    /// <summary>The story that a ledger holds.</summary>
    public static StoryRow Of(Ledger ledger, string? title, IReadOnlyList<string> articles) => new(
        ledger.Watch, ledger.Watch, title ?? ledger.Headline, ledger.Opened?.At, articles,
        [
            .. ledger.Story.Events.OrderBy(happened => StoryEvent.NumberOf(happened.Key))
                .Select(happened => EventOf(ledger, happened.Key, happened.Value)),
        ]);

    private static Happening EventOf(Ledger ledger, string id, StoryEvent happened) => new(
        id, happened.Sort, happened.Title, happened.Place, happened.From, happened.To,
        // A figure that was seen and never told is none yet.
        [.. KnownFigure.Of(ledger, id).Select(CountOf)])
    {
        Frame = happened.Frame,
        ClaimOn = happened.ClaimOn,
        MayBe = happened.MayBe,
    };

    private static Count CountOf(KnownFigure figure) => new(
        figure.Effect, figure.Now.Amount.Value, figure.Now.Amount.UpTo, figure.Now.Amount.Bound, figure.Now.Who, figure.Label, figure.ToldAt,
        figure.Sources)
    {
        Status = figure.Now.Status,
    };
}

/// <summary>The generated serializer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoryRow))]
internal sealed partial class StoryRowJsonContext : JsonSerializerContext;
