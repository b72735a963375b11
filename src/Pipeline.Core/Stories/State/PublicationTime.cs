namespace Pipeline.Core.Stories.State;

/// <summary>When an article can have been published: an instant, or the whole day of a date without an hour.</summary>
/// <param name="From">The earliest instant, UTC.</param>
/// <param name="To">The latest, included.</param>
internal readonly record struct PublicationTime(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>One instant.</summary>
    public static PublicationTime At(DateTimeOffset instant) => new(instant.ToUniversalTime(), instant.ToUniversalTime());

    /// <summary>A date without an hour.</summary>
    public static PublicationTime On(DateOnly day)
    {
        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new(from, from.AddDays(1).AddTicks(-1));
    }

    /// <summary>Whether it was surely published after <paramref name="other"/>.</summary>
    public bool IsAfter(PublicationTime other) => From > other.To;

    /// <summary>Whether it was surely published before <paramref name="other"/>.</summary>
    public bool IsBefore(PublicationTime other) => To < other.From;

    /// <summary>The later of both; of two that overlap, the one that began last.</summary>
    public static PublicationTime Later(PublicationTime left, PublicationTime right) =>
        (left.From, left.To).CompareTo((right.From, right.To)) >= 0 ? left : right;
}
