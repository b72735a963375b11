using Pipeline.Core.Alerts;

namespace Pipeline.Faults.Stories;

/// <summary>What a watch tells once: a fact's key, with the value or role that is new about it.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Fact"><c>count:killed@e1=1204</c>, <c>country:NP=Affected</c> or <c>group:lawyers</c>.</param>
internal readonly record struct ToldFact(string Watch, string Fact)
{
    /// <summary>What <paramref name="fact"/> of an alert announces.</summary>
    public static ToldFact Of(string watch, AlertFact fact) => new(watch, fact switch
    {
        { Value: not null } => FormattableString.Invariant($"{fact.Key}={fact.Value}"),
        { Role: not null } => $"{fact.Key}={fact.Role}",
        _ => fact.Key,
    });
}
