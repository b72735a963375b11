namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Opens one kind of container, by its bytes, before any text is decoded. Stateless and safe for concurrent use.</summary>
internal interface IUnpacker
{
    /// <summary>What people call it: "gzip".</summary>
    string Kind { get; }

    /// <summary>How many of its kind may lie within each other.</summary>
    int MostNested { get; }

    /// <summary>Whether the bytes look like it. The first unpacker that says yes opens them.</summary>
    bool CanUnpack(Packed packed);

    /// <summary>What it holds, in order, found while it is asked for. Bad data is a part with a reason.</summary>
    IEnumerable<UnpackedPart> Unpack(Packed packed, UnpackBudget budget);
}

/// <summary>What lies in a container: bytes to be read on, or a draft, or why there is none.</summary>
internal abstract record UnpackedPart
{
    private UnpackedPart()
    {
    }

    /// <summary>Bytes that are read as if they had been dropped.</summary>
    /// <param name="Alternatives">The same content in several formats, the best first; the first is taken that is not much shorter than
    /// the longest.</param>
    /// <param name="Complete">Adds to the draft what the container says of it.</param>
    public sealed record Bytes(IReadOnlyList<Packed> Alternatives, Func<ArticleDraft, ArticleDraft>? Complete = null) : UnpackedPart;

    /// <summary>What needs no further reading.</summary>
    public sealed record Done(DropPart Part) : UnpackedPart;

    /// <summary>Bytes without alternatives.</summary>
    public static UnpackedPart Of(Packed packed) => new Bytes([packed]);

    /// <summary>A part that can't be read.</summary>
    public static UnpackedPart Rejected(RejectionReason reason, string detail) => new Done(DropPart.Rejected(reason, detail));
}
