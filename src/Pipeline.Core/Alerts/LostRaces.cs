namespace Pipeline.Core.Alerts;

/// <summary>Counts refused saves of one document, and tells a lost race from a document that can't be saved.</summary>
/// <remarks>Each lost race is another's success, so deciding again comes to an end however many take part. A save that is refused under the
/// version that stays in storage was forestalled by nobody, and would be refused for ever.</remarks>
internal sealed class LostRaces
{
    /// <summary>Refusals of one version that are taken for chance.</summary>
    public const int MostOfOneVersion = 10;

    private readonly string document;
    private string? last;
    private int refusals;

    private LostRaces(string document) => this.document = document;

    /// <summary>Those of the ledger of <paramref name="watch"/>.</summary>
    public static LostRaces OfLedger(string watch) => new($"the ledger of {watch}");

    /// <summary>Those of the alert that <paramref name="message"/> is of.</summary>
    public static LostRaces OfAlert(DeliveryMessage message) => new($"alert {message.Watch}/{message.AlertId}");

    /// <summary>Counts a save that was refused under <paramref name="version"/>.</summary>
    /// <exception cref="SaveRefusedException">This version was refused too often.</exception>
    public void Add(string? version)
    {
        refusals = string.Equals(version, last, StringComparison.Ordinal) ? refusals + 1 : 1;
        last = version;
        if (refusals >= MostOfOneVersion)
        {
            throw new SaveRefusedException(document, refusals);
        }
    }
}
