using System.Globalization;
using System.Text.Json.Serialization;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.State;

/// <summary>A number as a text or the ledger says it.</summary>
/// <param name="Value">The number; of a range the lower end, of a vague word the value that stands for it.</param>
/// <param name="Bound">How it bounds the truth.</param>
/// <param name="UpTo">The upper end of a range.</param>
/// <param name="Vague">The word that stands for it, one of <see cref="VagueNumbers"/>; null for a number.</param>
public sealed record Amount(long Value, CountBound Bound = CountBound.Exact, long? UpTo = null, string? Vague = null)
{
    /// <summary>What the truth can be: its least, and its most where there is one (R10).</summary>
    /// <remarks>"About" leaves a tenth on both sides, at least one.</remarks>
    [JsonIgnore]
    public (long Least, long Most) Interval
    {
        get
        {
            if (Vague is not null && VagueNumbers.Find(Vague) is { } range)
            {
                return range;
            }

            var tenth = Math.Max(1, (Value + 9) / 10);
            return Bound switch
            {
                CountBound.Exact => (Value, Value),
                CountBound.AtLeast => (Value, long.MaxValue),
                CountBound.AtMost => (0, Value),
                CountBound.About => (Math.Max(0, Value - tenth), Value + tenth),
                CountBound.Between => (Value, UpTo ?? Value),
                _ => throw new InvalidOperationException($"There is no bound {Bound}."),
            };
        }
    }

    /// <summary>Whether it is one number and nothing else.</summary>
    [JsonIgnore]
    public bool IsExact => Bound == CountBound.Exact && Vague is null;

    /// <summary>The number that a later one is compared with: of a range the upper end.</summary>
    [JsonIgnore]
    public long Told => UpTo ?? Value;

    /// <summary>What a fact says of it; the word that it stands for is lost.</summary>
    [JsonIgnore]
    public Said Said => new(Role: null, Value, UpTo, Bound);

    /// <summary>A quantity of a fact.</summary>
    public static Amount Of(Quantity quantity, string? vague = null) => new(quantity.Value, quantity.Bound, quantity.UpTo, vague);

    /// <summary>At least so many.</summary>
    public static Amount AtLeast(long value) => new(value, CountBound.AtLeast);

    /// <summary>This number with <paramref name="count"/> taken away from it, never below none.</summary>
    public Amount Less(long count) => count == 0 ? this : this with
    {
        Value = Math.Max(0, Value - count),
        UpTo = UpTo is { } upTo ? Math.Max(0, upTo - count) : null,
        Vague = null,
    };

    /// <summary>Whether the true number can be <paramref name="value"/>.</summary>
    public bool Allows(long value) => Interval is var (least, most) && least <= value && value <= most;

    /// <summary>"at least 1,400", "dozens", "10 to 12".</summary>
    public override string ToString()
    {
        var value = Value.ToString("N0", CultureInfo.InvariantCulture);
        return Vague ?? Bound switch
        {
            CountBound.Exact => value,
            CountBound.AtLeast => $"at least {value}",
            CountBound.AtMost => $"up to {value}",
            CountBound.About => $"about {value}",
            CountBound.Between => $"{value} to {(UpTo ?? Value).ToString("N0", CultureInfo.InvariantCulture)}",
            _ => throw new InvalidOperationException($"There is no bound {Bound}."),
        };
    }
}
