using System.Globalization;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Facts;

/// <summary>How a stated number bounds the true one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CountBound>))]
public enum CountBound
{
    /// <summary>"12", "a dozen".</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>"at least 12", "more than 12", "dozens".</summary>
    [JsonStringEnumMemberName("atLeast")]
    AtLeast,

    /// <summary>"up to 12", "fewer than 12".</summary>
    [JsonStringEnumMemberName("atMost")]
    AtMost,

    /// <summary>"about 12", "nearly 12".</summary>
    [JsonStringEnumMemberName("about")]
    About,

    /// <summary>"between 10 and 12", "10 to 12".</summary>
    [JsonStringEnumMemberName("between")]
    Between,
}

/// <summary>A stated number of people: a value and how it bounds the truth.</summary>
public readonly record struct Quantity
{
    /// <summary>A number with a bound other than <see cref="CountBound.Between"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="bound"/> is <see cref="CountBound.Between"/>.</exception>
    public Quantity(long value, CountBound bound = CountBound.Exact)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (bound == CountBound.Between)
        {
            throw new ArgumentException("A range has two values: use Range.", nameof(bound));
        }

        Value = value;
        Bound = bound;
    }

    private Quantity(long low, long high)
    {
        Value = low;
        UpTo = high;
        Bound = CountBound.Between;
    }

    /// <summary>The number; of a range the lower end.</summary>
    public long Value { get; }

    /// <summary>The upper end of a range, otherwise null.</summary>
    public long? UpTo { get; }

    /// <summary>How <see cref="Value"/> bounds the truth.</summary>
    public CountBound Bound { get; }

    /// <summary>A range, both ends included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="low"/> is negative, or <paramref name="high"/>
    /// is not above it.</exception>
    public static Quantity Range(long low, long high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        return new(low, high);
    }

    /// <summary>"at least 1,400", "between 10 and 12", "about 300".</summary>
    public override string ToString()
    {
        var value = Value.ToString("N0", CultureInfo.InvariantCulture);
        return Bound switch
        {
            CountBound.AtLeast => $"at least {value}",
            CountBound.AtMost => $"up to {value}",
            CountBound.About => $"about {value}",
            CountBound.Between => $"{value} to {UpTo!.Value.ToString("N0", CultureInfo.InvariantCulture)}",
            _ => value,
        };
    }
}
