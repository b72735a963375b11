using System.Globalization;
using Pipeline.Core.Naming;

namespace Pipeline.Core.Facts;

/// <summary>Identity of what an article states: two facts with equal statements say the same.</summary>
/// <remarks>The extractor merges what several rules found by it, and a ledger knows facts of kinds without rules of their own by it.
/// </remarks>
/// <param name="Key">What it is about (<see cref="Subject.Key"/>).</param>
/// <param name="Identity">The parts of what is said that tell it from other statements on the same subject.</param>
/// <param name="Scope">What of the event a count counts; null for other facts. Five and "five of them" say different things.</param>
/// <param name="Attackers">The attackers that a text names beside a count.</param>
public readonly record struct Statement(string Key, Said Identity, CountScope? Scope = null, Attackers? Attackers = null)
{
    /// <summary>"count:killed:people=12", "country:BH=affected", "group:journalists=": in one way for one statement.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Key}={Identity.Role?.Name()}{Identity.Value}{(Identity.UpTo is { } upTo ? $"-{upTo}" : "")}{Identity.Bound?.Name()}");
}
