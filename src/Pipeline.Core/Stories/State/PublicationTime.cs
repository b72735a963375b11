using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Stories.State;

/// <summary>When an article can have been published: an instant, or the whole day of a date without an hour.</summary>
/// <param name="From">The earliest instant, UTC.</param>
/// <param name="To">The latest, included.</param>
[JsonConverter(typeof(PublicationTimeConverter))]
public readonly record struct PublicationTime(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>One instant.</summary>
    public static PublicationTime At(DateTimeOffset instant) => new(instant.ToUniversalTime(), instant.ToUniversalTime());

    /// <summary>What a time says: midnight UTC is a date without an hour.</summary>
    public static PublicationTime Of(DateTimeOffset at) => at.ToUniversalTime() is var time && time.TimeOfDay == TimeSpan.Zero
        ? On(DateOnly.FromDateTime(time.DateTime))
        : At(time);

    /// <summary>A date without an hour.</summary>
    public static PublicationTime On(DateOnly day)
    {
        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new(from, from.AddDays(1).AddTicks(-1));
    }

    /// <summary>The earliest day, UTC.</summary>
    public DateOnly FirstDay => DateOnly.FromDateTime(From.UtcDateTime);

    /// <summary>The latest day, UTC.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(To.UtcDateTime);

    /// <summary>Whether it was surely published after <paramref name="other"/>.</summary>
    public bool IsAfter(PublicationTime other) => From > other.To;

    /// <summary>Whether it was surely published before <paramref name="other"/>.</summary>
    public bool IsBefore(PublicationTime other) => To < other.From;

    /// <summary>The later of both; of two that overlap, the one that began last.</summary>
    public static PublicationTime Later(PublicationTime left, PublicationTime right) =>
        (left.From, left.To).CompareTo((right.From, right.To)) >= 0 ? left : right;
}

/// <summary>Writes an instant, or the day of a date without an hour.</summary>
public sealed class PublicationTimeConverter : JsonConverter<PublicationTime>
{
    private const string Day = "yyyy-MM-dd";

    /// <inheritdoc/>
    public override PublicationTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateOnly.TryParseExact(reader.GetString(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? PublicationTime.On(day)
            : PublicationTime.At(reader.GetDateTimeOffset());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PublicationTime value, JsonSerializerOptions options)
    {
        if (value.From == value.To)
        {
            writer.WriteStringValue(value.From);
        }
        else
        {
            writer.WriteStringValue(value.From.ToString(Day, CultureInfo.InvariantCulture));
        }
    }
}
