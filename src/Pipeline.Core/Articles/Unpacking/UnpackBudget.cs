namespace Pipeline.Core.Articles.Unpacking;

/// <summary>What one drop may unpack to, over all containers in it: of a bomb within a bomb the second one finds nothing left.</summary>
internal sealed class UnpackBudget(ArticleLimits limits)
{
    // A small file of blanks may pack very well without being an attack.
    private const int UnmeasuredBytes = 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    private long left = limits.MaxDecompressedBytes;

    /// <summary>The limits of the drop.</summary>
    public ArticleLimits Limits => limits;

    /// <summary>Unpacks a stream to its end, or up to the limits.</summary>
    /// <param name="stream">What gives unpacked bytes.</param>
    /// <param name="consumed">How many packed bytes that took so far.</param>
    /// <param name="what">How a message names the packed bytes: "1,000 bytes of gzip".</param>
    /// <param name="unpacked">The bytes.</param>
    /// <exception cref="InvalidDataException">The stream is broken.</exception>
    public Rejection? Unpack(Stream stream, Func<long> consumed, string what, out ReadOnlyMemory<byte> unpacked)
    {
        unpacked = default;
        var output = new MemoryStream();
        var buffer = new byte[BufferSize];
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            output.Write(buffer, 0, read);
            if (output.Length > UnmeasuredBytes && output.Length / Math.Max(1, consumed()) >= limits.MaxDecompressionRatio)
            {
                return new(RejectionReason.Malformed, $"An archive bomb: its {what} unpack to more than "
                    + $"{limits.MaxDecompressionRatio:N0} times as many (stopped at byte {output.Length:N0}).");
            }

            if ((left -= read) < 0)
            {
                return new(RejectionReason.TooLarge, $"Its {what} unpack to more than "
                    + $"{limits.MaxDecompressedBytes:N0} bytes, all that is in the drop counted; drop it in parts.");
            }
        }

        unpacked = output.GetBuffer().AsMemory(0, (int)output.Length);
        return null;
    }
}
