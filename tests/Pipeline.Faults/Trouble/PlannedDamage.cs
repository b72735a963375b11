using System.Text;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Trouble;

/// <summary>What is in storage from the beginning and can't be read: documents, and messages that are no deliveries.</summary>
internal sealed record PlannedDamage
{
    private const string Alert = "0123456789abcdef01234567";

    /// <summary>No damage.</summary>
    public static PlannedDamage None { get; } = new();

    /// <summary>The documents.</summary>
    public IReadOnlyList<DamagedDocument> Documents { get; init; } = [];

    /// <summary>The messages in the queue of deliveries, as they are sent.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>Drops of watches whose ledger is damaged.</summary>
    public IReadOnlyList<PlannedDrop> Drops { get; init; } = [];

    /// <summary>Watches whose ledger is damaged.</summary>
    public IReadOnlySet<string> Watches => Documents.Where(document => document.Container == "ledgers")
        .Select(document => document.BlobName[..^".json".Length]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Plans the damage.</summary>
    /// <param name="first">Which country comes first.</param>
    /// <param name="next">Numbers articles.</param>
    public static PlannedDamage Write(int first, Func<int> next)
    {
        DamagedDocument[] ledgers =
        [
            new("ledgers", "cut-ledger.json", """{"format":2,"watch":"cut-ledger","facts":{"""),
            new("ledgers", "null-ledger.json", """{"format":2,"watch":"null-ledger","facts":{"country:PE":null},"outbox":[null]}"""),
            new("ledgers", "later-ledger.json", """{"format":99,"watch":"later-ledger","facts":{},"reports":[],"outbox":[]}"""),
        ];
        return new()
        {
            Documents =
            [
                .. ledgers,
                new("alerts", $"odd-names/{Alert}.json", $$"""{"id":"{{Alert}}","watch":"odd-names","facts":["""),
                new("alerts", $"same-names/{Alert}.json", "null"),
                new("rejected", "odd-names/damaged.txt.json", "null"),
                new("analyses", "odd-names/damaged.txt.json", """{"blobName":"odd-names/damaged.txt","articles":["""),
            ],
            Messages =
            [
                Encoded($$"""{"watch":"odd-names","watch":"same-names","alertId":"{{Alert}}","destination":"desk"}"""),
                Encoded("""{"watch":"odd-names"}"""),
                Encoded("[]"),
                "no base64 at all",
            ],
            Drops = [.. ledgers.Select(ledger => new PlainWatch(ledger.BlobName[..^".json".Length], first, next).Drop("one.txt"))],
        };
    }

    /// <summary>Whether a drop is of a watch whose ledger is damaged.</summary>
    public bool IsStuck(string blobName) => Watches.Contains(blobName.Split('/')[0]);

    /// <summary>Whether a drop was given up because of its damaged ledger, and says so.</summary>
    public bool Explains(RejectedDrop rejection) => rejection is { Reason: RejectionReason.Failed, Watch: { } watch }
        && Documents.Any(document => document.BlobName == $"{watch}.json" && document.IsNamedIn(rejection.Detail));

    private static string Encoded(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}

/// <summary>A document that can't be read.</summary>
/// <param name="Container">The container.</param>
/// <param name="BlobName">The name in it.</param>
/// <param name="Content">What it holds.</param>
internal sealed record DamagedDocument(string Container, string BlobName, string Content)
{
    /// <summary>The name as problems tell it.</summary>
    public string Name => $"{Container}/{BlobName}";

    /// <summary>Whether <paramref name="problem"/> is of it.</summary>
    public bool IsNamedIn(string problem) => problem.Contains(Name, StringComparison.Ordinal);
}
