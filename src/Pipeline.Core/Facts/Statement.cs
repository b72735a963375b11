using System.Globalization;
using Pipeline.Core.Naming;

namespace Pipeline.Core.Facts;

/// <summary>Identity of what an article states: two facts with equal statements say the same.</summary>
/// <remarks>The ledger finds what it knows by it, the extractor merges what several rules found by it, and an alert's id names what it
/// tells by it. It is made in one place, <see cref="FactKind.Identify"/>: what a kind adds there holds for all three.</remarks>
/// <param name="Key">What it is about (<see cref="Subject.Key"/>).</param>
/// <param name="Identity">The parts of what is said that tell it from other statements on the same subject.</param>
public readonly record struct Statement(string Key, Said Identity)
{
    /// <summary>"count:killed:people=12", "country:BH=affected", "group:journalists=": in one way for one statement.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Key}={Identity.Role?.Name()}{Identity.Value}{(Identity.UpTo is { } upTo ? $"-{upTo}" : "")}{Identity.Bound?.Name()}");
}
