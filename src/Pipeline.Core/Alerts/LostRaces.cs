namespace Pipeline.Core.Alerts;

/// <summary>Counts refused saves of one ledger, and tells a lost race from a ledger that can't be saved.</summary>
/// <remarks>Each lost race is another's success, so deciding again comes to an end however many take part. A save that is refused under the
/// version that stays in storage was forestalled by nobody, and would be refused for ever.</remarks>
/// <param name="watch">The ledger's watch.</param>
internal sealed class LostRaces(string watch)
{
    /// <summary>Refusals of one version that are taken for chance.</summary>
    public const int MostOfOneVersion = 10;

    private string? last;
    private int refusals;

    /// <summary>Counts a save that was refused under <paramref name="version"/>.</summary>
    /// <exception cref="LedgerRefusedException">This version was refused too often.</exception>
    public void Add(string? version)
    {
        refusals = string.Equals(version, last, StringComparison.Ordinal) ? refusals + 1 : 1;
        last = version;
        if (refusals >= MostOfOneVersion)
        {
            throw new LedgerRefusedException(watch, refusals);
        }
    }
}
