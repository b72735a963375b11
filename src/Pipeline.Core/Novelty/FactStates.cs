using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Novelty;

/// <summary>How facts meet the states of a ledger's entry: which state is the same statement, which one a fact replaces.</summary>
internal static class FactStates
{
    /// <summary>The state that says the same as <paramref name="fact"/>; the bound of a count is not part of what it says.</summary>
    public static FactState? Find(LedgerEntry? entry, Fact fact) => entry?.States.Find(state => Says(state, fact));

    /// <summary>An announced state that makes announcing <paramref name="fact"/> a repeat: the same value, or a country in the same or a
    /// stronger role.</summary>
    public static FactState? Announced(LedgerEntry? entry, Fact fact) => entry?.States.Find(state => state.Announced is not null
        && (Says(state, fact) || fact is CountryFact country && state.Role >= country.Role));

    /// <summary>What was announced last and <paramref name="fact"/> would replace.</summary>
    public static PreviousValue? Previous(LedgerEntry? entry, Fact fact)
    {
        // States keep the order of first sighting; of those announced at the same instant the first is the article's main figure.
        var last = entry?.States.Where(state => state.Announced is not null).MaxBy(state => state.Announced!.At);
        return (last, fact) switch
        {
            (null, _) => null,
            ({ Value: { } from }, VictimCountFact count) => new PreviousValue
            {
                Value = from,
                UpTo = last.UpTo,
                Bound = last.Bound,
                ArticleId = last.First.ArticleId,
                ChangePercent = from == 0
                    ? null
                    : Math.Round(((double)(count.Quantity.UpTo ?? count.Quantity.Value) - from) / from * 100, 1),
            },
            (_, CountryFact) => new PreviousValue { Role = last.Role, ArticleId = last.First.ArticleId },
            _ => null,
        };
    }

    /// <summary>A state for a statement that the ledger does not hold yet.</summary>
    public static FactState Create(Fact fact, Sighting first) => fact switch
    {
        CountryFact country => new FactState { First = first, Role = country.Role },
        VictimCountFact { Quantity: var quantity } =>
            new FactState { First = first, Value = quantity.Value, UpTo = quantity.UpTo, Bound = quantity.Bound },
        _ => new FactState { First = first },
    };

    /// <summary>The entry with <paramref name="state"/>; the same instance when it holds exactly that state already.</summary>
    public static LedgerEntry Put(LedgerEntry? entry, Fact fact, FactState state)
    {
        if (entry is null)
        {
            return new LedgerEntry { Label = fact.Label, States = [state] };
        }

        var index = entry.States.FindIndex(known => Says(known, fact));
        if (index < 0)
        {
            return entry with { Label = fact.Label, States = entry.States.Add(state) };
        }

        return ReferenceEquals(entry.States[index], state) ? entry : entry with { States = entry.States.SetItem(index, state) };
    }

    private static bool Says(FactState state, Fact fact) => fact switch
    {
        CountryFact country => state.Role == country.Role,
        VictimCountFact { Quantity: var quantity } => state.Value == quantity.Value && state.UpTo == quantity.UpTo,
        _ => true,
    };
}
