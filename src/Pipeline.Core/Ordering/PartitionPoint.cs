namespace Pipeline.Core.Ordering;

/// <summary>Finds where what stands in order goes from one kind to the other, by halves.</summary>
internal static class PartitionPoint
{
    /// <summary>The first index from <paramref name="low"/> on of which <paramref name="isBefore"/> does not hold; <paramref name="high"/>
    /// when it holds of all. It must hold of those before every index of which it holds.</summary>
    public static int Of<TState>(int low, int high, TState state, Func<TState, int, bool> isBefore)
    {
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = isBefore(state, middle) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
