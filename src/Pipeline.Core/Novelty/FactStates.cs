using System.Collections.Immutable;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Novelty;

/// <summary>How what is said of a subject meets the states of a ledger's entry.</summary>
internal static class FactStates
{
    /// <summary>States of one entry that are remembered: of those beyond, the oldest that no alert told goes first.</summary>
    public const int Most = 100;

    /// <summary>The state that says the same.</summary>
    public static FactState? Find(LedgerEntry? entry, FactKind kind, Said said) =>
        entry is not null && IndexOf(entry, kind, said) is var index and >= 0 ? entry.States[index] : null;

    /// <summary>The entry with <paramref name="state"/>; the same instance when it holds exactly that state already.</summary>
    public static LedgerEntry Put(LedgerEntry? entry, FactKind kind, FactState state, string label)
    {
        if (entry is null)
        {
            return new LedgerEntry { Label = label, States = [state] };
        }

        var index = IndexOf(entry, kind, state.Said);
        if (index < 0)
        {
            return entry with { Label = label, States = Bounded(entry.States).Add(state) };
        }

        return entry.States[index] == state ? entry : entry with { States = entry.States.SetItem(index, state) };
    }

    private static ImmutableList<FactState> Bounded(ImmutableList<FactState> states) => states.Count < Most
        ? states
        : states.RemoveAt(Math.Max(0, states.FindIndex(state => state.Announced is null)));

    private static int IndexOf(LedgerEntry entry, FactKind kind, Said said)
    {
        var identity = kind.Identify(said);
        return entry.States.FindIndex(state => kind.Identify(state.Said) == identity);
    }
}
