using System.Buffers.Binary;
using System.IO.Compression;

namespace Pipeline.Core.Articles;

/// <summary>Unpacks drops that are gzip (RFC 1952), known by their first bytes, under any name.</summary>
/// <remarks>Stops as soon as the output passes its limits, so a bomb costs at most <see cref="ArticleLimits.MaxDecompressedBytes"/> of
/// memory. One gzip inside another is unpacked too, since some feeds and uploaders each add a layer; a third layer is refused.</remarks>
internal static class GzipReader
{
    private const int MaxLayers = 2;

    // A small file of blanks may pack very well without being an attack.
    private const int UnmeasuredBytes = 1024 * 1024;

    /// <summary>The content without its gzip layers, or the reason why it cannot be unpacked.</summary>
    public static Rejection? Unpack(ReadOnlyMemory<byte> content, ArticleLimits limits, out ReadOnlyMemory<byte> unpacked)
    {
        unpacked = content;
        for (var layer = 0; IsGzip(unpacked.Span); layer++)
        {
            if (layer == MaxLayers)
            {
                return new(RejectionReason.Malformed, "A gzip archive nested more than twice; drop it unpacked.");
            }

            if (UnpackLayer(unpacked, limits, out unpacked) is { } rejection)
            {
                return rejection;
            }
        }

        return null;
    }

    // 0x08 is DEFLATE, the only method that RFC 1952 defines.
    private static bool IsGzip(ReadOnlySpan<byte> content) => content is [0x1F, 0x8B, 0x08, ..];

    private static Rejection? UnpackLayer(ReadOnlyMemory<byte> packed, ArticleLimits limits, out ReadOnlyMemory<byte> unpacked)
    {
        unpacked = default;
        using var input = new MemoryStream(packed.ToArray(), writable: false);
        using var gzip = new GZipStream(input, CompressionMode.Decompress);
        var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = gzip.Read(buffer, 0, buffer.Length)) > 0;)
            {
                output.Write(buffer, 0, read);
                // Measured against what was consumed so far, in steps of the stream's 8 KiB buffer.
                if (output.Length > UnmeasuredBytes && output.Length / input.Position >= limits.MaxDecompressionRatio)
                {
                    return new(RejectionReason.Malformed, $"An archive bomb: its {packed.Length:N0} bytes of gzip unpack to more than "
                        + $"{limits.MaxDecompressionRatio:N0} times as many (stopped at byte {output.Length:N0}).");
                }

                if (output.Length > limits.MaxDecompressedBytes)
                {
                    return new(RejectionReason.TooLarge, $"Its {packed.Length:N0} bytes of gzip unpack to more than "
                        + $"{limits.MaxDecompressedBytes:N0} bytes; drop it in parts.");
                }
            }
        }
        catch (InvalidDataException)
        {
            return new(RejectionReason.Malformed, $"Broken gzip: it cannot be unpacked beyond byte {output.Length:N0} of its content.");
        }

        // .NET reads a truncated archive without complaint. The last four bytes are the length of the last member (RFC 1952, ISIZE).
        if (packed.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) > output.Length)
        {
            return new(RejectionReason.Malformed, $"Broken gzip: it ends early, after byte {output.Length:N0} of its content.");
        }

        unpacked = output.GetBuffer().AsMemory(0, (int)output.Length);
        return null;
    }
}
