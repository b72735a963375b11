namespace Pipeline.Core.Alerts;

/// <summary>Storage refuses a document though nobody else saves it: somebody holds a lease on its blob, for instance.</summary>
/// <remarks>A failure of storage, so whoever was at work with the document is tried again later; nothing of it was saved.</remarks>
public sealed class SaveRefusedException : IOException
{
    /// <summary>Tells that <paramref name="document"/> was refused <paramref name="times"/> times.</summary>
    /// <param name="document">The document, in words for people.</param>
    /// <param name="times">How often.</param>
    public SaveRefusedException(string document, int times)
        : base(
            $"Storage refused {document} {times} times, though the version it holds is the one that was read. "
            + "Is there a lease on the blob?")
    {
    }
}
