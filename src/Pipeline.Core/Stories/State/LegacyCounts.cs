using System.Collections.Immutable;

namespace Pipeline.Core.Stories.State;

/// <summary>Counts that an earlier version told, when a ledger knew values and no events (R51).</summary>
/// <param name="Until">When they are dropped.</param>
/// <param name="Newest">When the newest of them was published.</param>
public sealed record LegacyCounts(DateTimeOffset Until, PublicationTime Newest)
{
    /// <summary>The told values by figure, in the order in which they were told.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<LegacyValue>> Told
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, ImmutableList<LegacyValue>>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, ImmutableList<LegacyValue>>(StringComparer.Ordinal);

    /// <summary>Whether they can be of one event: no figure ever fell.</summary>
    public bool AreOfOneEvent() => Told.Values.All(values =>
        values.Zip(values.Skip(1)).All(pair => pair.First.Amount.Told <= pair.Second.Amount.Told));
}

/// <summary>A count that an earlier version told.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Who">Who was counted.</param>
/// <param name="ArticleId">The article that brought it.</param>
/// <param name="Source">Whose report it was.</param>
public sealed record LegacyValue(Amount Amount, string Who, string ArticleId, string Source);
