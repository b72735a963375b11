using System.Text.Json.Serialization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Local.Rendering;

/// <summary>A story as <c>stories</c> prints it.</summary>
/// <param name="Id">What names it: the watch, where that is one story.</param>
/// <param name="Watch">The watch.</param>
/// <param name="Title">The watch's title, else the headline that opened the story.</param>
/// <param name="Opened">When its first article was processed, UTC.</param>
/// <param name="Articles">The places of its articles in the watch.</param>
/// <param name="Events">What happened.</param>
internal sealed record StoryRow(
    string Id, string Watch, string? Title, DateTimeOffset? Opened, IReadOnlyList<string> Articles, IReadOnlyList<StoryRow.Happening> Events)
{
    /// <summary>An event.</summary>
    internal sealed record Happening(
        string Id, string? Title, string? Place, DateOnly? From, DateOnly? To, IReadOnlyList<Count> Figures);

    /// <summary>A figure as it stands.</summary>
    internal sealed record Count(
        VictimEffect Effect, long Value, long? UpTo, CountBound Bound, string Who, string Label, DateTimeOffset? ToldAt,
        IReadOnlyList<string> Sources);

    /// <summary>The story that a ledger holds.</summary>
    public static StoryRow Of(Ledger ledger, string? title, IReadOnlyList<string> articles) => new(
        ledger.Watch, ledger.Watch, title ?? ledger.Headline, ledger.Opened?.At, articles,
        [.. ledger.Story.Events.Select(happened => EventOf(ledger, happened.Key, happened.Value))]);

    private static Happening EventOf(Ledger ledger, string id, StoryEvent happened) => new(
        id, happened.Title, happened.Place, happened.From, happened.To,
        [
            .. happened.Figures.Select(figure => CountOf(ledger, StoryEvent.KeyOf(id, figure.Key), figure.Value)).OfType<Count>()
                .OrderBy(count => count.Effect),
        ]);

    /// <summary>Null for a figure that was seen and never told.</summary>
    private static Count? CountOf(Ledger ledger, string key, Figure figure)
    {
        if (figure.Now is not { Amount: var amount } now || Subject.Parse(key)?.Effect is not { } effect)
        {
            return null;
        }

        var state = ledger.Facts.GetValueOrDefault(key)?.States.FindLast(state => (state.UpTo ?? state.Value) == amount.Told);
        return new(
            effect, amount.Value, amount.UpTo, amount.Bound, now.Who, FigureLabel.Of(now, effect), state?.Announced?.At,
            state?.Sources ?? [now.Source]);
    }
}

/// <summary>The generated serializer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoryRow))]
internal sealed partial class StoryRowJsonContext : JsonSerializerContext;
