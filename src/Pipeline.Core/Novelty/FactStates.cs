using Pipeline.Core.Facts;

namespace Pipeline.Core.Novelty;

/// <summary>How facts meet the states of a ledger's entry: which state is the same statement, which one a fact replaces.</summary>
internal static class FactStates
{
    /// <summary>The state that says the same as <paramref name="fact"/>.</summary>
    public static FactState? Find(LedgerEntry? entry, Fact fact) =>
        entry is not null && IndexOf(entry, fact) is var index and >= 0 ? entry.States[index] : null;

    /// <summary>An announced state that makes announcing <paramref name="fact"/> a repeat.</summary>
    public static FactState? Announced(LedgerEntry? entry, Fact fact) =>
        entry?.States.Find(state => state.Announced is not null && fact.Kind.Covers(state.Said, fact.Said));

    /// <summary>What was announced last and <paramref name="fact"/> would replace.</summary>
    public static PreviousValue? Previous(LedgerEntry? entry, Fact fact)
    {
        // States keep the order of first sighting; of those announced at the same instant the first is the article's main figure.
        var last = entry?.States.Where(state => state.Announced is not null).MaxBy(state => state.Announced!.At);
        return last is not null && fact.Kind.Replaced(last.Said) is { } replaced
            ? new PreviousValue
            {
                Value = replaced.Value,
                UpTo = replaced.UpTo,
                Bound = replaced.Bound,
                Role = replaced.Role,
                ArticleId = last.First.ArticleId,
                ChangePercent = fact.Kind.ChangePercent(replaced, fact.Said),
            }
            : null;
    }

    /// <summary>A state for a statement that the ledger does not hold yet.</summary>
    public static FactState Create(Fact fact, Sighting first)
    {
        var said = fact.Said;
        return new FactState { First = first, Role = said.Role, Value = said.Value, UpTo = said.UpTo, Bound = said.Bound };
    }

    /// <summary>The entry with <paramref name="state"/>; the same instance when it holds exactly that state already.</summary>
    public static LedgerEntry Put(LedgerEntry? entry, Fact fact, FactState state)
    {
        if (entry is null)
        {
            return new LedgerEntry { Label = fact.Label, States = [state] };
        }

        var index = IndexOf(entry, fact);
        if (index < 0)
        {
            return entry with { Label = fact.Label, States = entry.States.Add(state) };
        }

        return ReferenceEquals(entry.States[index], state) ? entry : entry with { States = entry.States.SetItem(index, state) };
    }

    private static int IndexOf(LedgerEntry entry, Fact fact)
    {
        var identity = fact.Kind.Identify(fact.Said);
        return entry.States.FindIndex(state => fact.Kind.Identify(state.Said) == identity);
    }
}
