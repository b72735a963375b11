using System.Buffers.Binary;
using System.IO.Compression;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Unpacks gzip (RFC 1952), known by its first bytes, under any name.</summary>
/// <remarks>One gzip inside another is unpacked too, since some feeds and uploaders each add a layer; a third layer is refused.</remarks>
internal sealed class GzipUnpacker : IUnpacker
{
    /// <summary>Its <see cref="Kind"/>.</summary>
    public const string Name = "gzip";

    // The shortest header and trailer that a gzip archive can have.
    private const int LeastBytes = 18;

    public string Kind => Name;

    public int MostNested => 2;

    // 0x08 is DEFLATE, the only method that RFC 1952 defines.
    public bool CanUnpack(Packed packed) => packed.Content.Span is [0x1F, 0x8B, 0x08, ..];

    public IEnumerable<UnpackedPart> Unpack(Packed packed, UnpackBudget budget) =>
        Unpack(packed.Content, budget, out var unpacked) is { } rejection
            ? [new UnpackedPart.Done(new(null, rejection))]
            : [UnpackedPart.Of(packed.Inner(Kind, FormatHints.Unpacked(packed.Name), packed.ContentType, unpacked))];

    private static Rejection? Unpack(ReadOnlyMemory<byte> packed, UnpackBudget budget, out ReadOnlyMemory<byte> unpacked)
    {
        unpacked = default;
        using var input = new MemoryStream(packed.ToArray(), writable: false);
        using var gzip = new GZipStream(input, CompressionMode.Decompress);
        try
        {
            // Measured against what was consumed so far, in steps of the stream's 8 KiB buffer.
            if (budget.Unpack(gzip, () => input.Position, $"{packed.Length:N0} bytes of gzip", out unpacked) is { } rejection)
            {
                return rejection;
            }
        }
        catch (InvalidDataException)
        {
            return new(RejectionReason.Malformed, $"Broken gzip: it cannot be unpacked beyond byte {input.Position:N0}.");
        }

        // .NET reads a truncated archive without complaint. The last four bytes are the length of the last member (RFC 1952, ISIZE).
        return packed.Length < LeastBytes || BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) > unpacked.Length
            ? new(RejectionReason.Malformed, $"Broken gzip: it ends early, after byte {unpacked.Length:N0} of its content.")
            : null;
    }
}
