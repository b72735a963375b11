namespace Pipeline.Adapters.Storage;

/// <summary>Keeps the values used last, at most <paramref name="capacity"/> of them. Thread-safe.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class BoundedCache<TValue>(int capacity)
    where TValue : class
{
    private readonly Dictionary<string, LinkedListNode<(string Key, TValue Value)>> nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, TValue Value)> byUse = new();
    private readonly Lock gate = new();

    /// <summary>The value of <paramref name="key"/>, now the one used last; null when it is not kept.</summary>
    public TValue? Find(string key)
    {
        lock (gate)
        {
            if (!nodes.TryGetValue(key, out var node))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Value;
        }
    }

    /// <summary>Keeps <paramref name="value"/>; the one unused for longest may go for it.</summary>
    public void Put(string key, TValue value)
    {
        lock (gate)
        {
            Remove(key);
            nodes[key] = byUse.AddFirst((key, value));
            if (nodes.Count > capacity)
            {
                Remove(byUse.Last!.Value.Key);
            }
        }
    }

    /// <summary>Forgets what is kept under <paramref name="key"/>.</summary>
    public void Remove(string key)
    {
        lock (gate)
        {
            if (nodes.Remove(key, out var node))
            {
                byUse.Remove(node);
            }
        }
    }
}
