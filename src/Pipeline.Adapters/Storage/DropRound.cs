namespace Pipeline.Adapters.Storage;

/// <summary>How far a look at all drops has come. It begins at any page, goes on from the first one after the last, and ends at the drop
/// with which it began.</summary>
/// <remarks>Pages that are listed from the beginning are cut otherwise than those before them, so a name tells where the round began, and
/// not a token. Where that drop has gone meanwhile, the round ends with the last page, and has seen some drops twice.</remarks>
internal sealed record DropRound
{
    // The first drop of a round that began in the middle; null until it is known, and for a round from the beginning.
    private string? BeganWith { get; init; }

    // Whether the last page that is listed is the end of the round.
    private bool EndsWithListing { get; init; }

    /// <summary>What the next page is listed by; null for the first one.</summary>
    public string? Token { get; private init; }

    /// <summary>A round that begins with the page of <paramref name="token"/>; null begins with the first one.</summary>
    public static DropRound From(string? token) => new() { Token = token, EndsWithListing = token is null };

    /// <summary>The drops of its next page that the round has not come past.</summary>
    public IEnumerable<BlobDrop> Unseen(DropPage page) => page.Drops.TakeWhile(drop => drop.BlobName != BeganWith);

    /// <summary>The round with its next page behind it; null when that was the last one.</summary>
    public DropRound? After(DropPage page)
    {
        if (EndsWithListing)
        {
            var isRound = page.Next is null || page.Drops.Any(drop => drop.BlobName == BeganWith);
            return isRound ? null : this with { Token = page.Next };
        }

        return new()
        {
            BeganWith = BeganWith ?? (page.Drops is [var first, ..] ? first.BlobName : null),
            EndsWithListing = page.Next is null,
            Token = page.Next,
        };
    }
}
