namespace Pipeline.Core.Alerts;

/// <summary>Storage refuses a ledger though nobody else saves it: somebody holds a lease on its blob, for instance.</summary>
/// <remarks>A failure of storage, so whoever was at work with the ledger is tried again later; nothing of it was saved.</remarks>
public sealed class LedgerRefusedException : IOException
{
    /// <summary>Tells that the ledger of <paramref name="watch"/> was refused <paramref name="times"/> times.</summary>
    public LedgerRefusedException(string watch, int times)
        : base(
            $"Storage refused the ledger of {watch} {times} times, though the version it holds is the one that was read. "
            + "Is there a lease on the blob?")
    {
    }
}
