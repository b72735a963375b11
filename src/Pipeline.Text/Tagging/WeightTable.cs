using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Text.Tagging;

/// <summary>The weights of a trained perceptron: for every feature that it knows, one signed byte for each of at most 15 labels.</summary>
/// <remarks>
/// <para>A row is 16 bytes, one vector: 15 weights and a check byte, 0 in an empty row. A feature stands in one of the four neighbouring
/// rows (64 bytes) that its low bits name, where the check byte equals the feature's high byte (1 for 0). Features themselves are not
/// stored: in a full table one unknown feature in some 70 is taken for a known one, which costs nothing that can be measured.</para>
/// <para>In a file: base-2 logarithm of the number of rows (4 bytes, little endian), then the rows. Immutable, safe for
/// concurrent use.</para>
/// </remarks>
internal sealed class WeightTable
{
    /// <summary>Most labels that a row has room for.</summary>
    public const int MaxLabels = RowLength - 1;

    private const int RowLength = 16;
    private const int RowsInBucket = 4;
    private const int BucketLength = RowLength * RowsInBucket;

    // Room before the first bucket, of which as much is used as brings it to a cache line's beginning: a bucket is a line, and most of the
    // time goes into waiting for it.
    private const int Margin = BucketLength * 2;

    private readonly sbyte[] bytes;
    private readonly int start;
    private readonly uint mask;

    private WeightTable(int rowCount)
    {
        RowCount = rowCount;
        bytes = GC.AllocateArray<sbyte>(Margin + rowCount * RowLength, pinned: true);
        start = Margin - (int)(Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0) & (BucketLength - 1));
        mask = (uint)(rowCount - 1) / RowsInBucket * RowsInBucket;
    }

    /// <summary>Number of rows, full and empty.</summary>
    public int RowCount { get; }

    private Span<sbyte> Buckets => bytes.AsSpan(start, RowCount * RowLength);

    /// <summary>Reads a table that <see cref="Write"/> wrote.</summary>
    public static WeightTable Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[sizeof(int)];
        stream.ReadExactly(header);
        var table = new WeightTable(1 << BinaryPrimitives.ReadInt32LittleEndian(header));
        stream.ReadExactly(MemoryMarshal.AsBytes(table.Buckets));
        return table;
    }

    /// <summary>Packs weights by feature; of features that want the same two rows those with the largest weights stay.</summary>
    /// <param name="features">Each feature with its weights, at most <see cref="MaxLabels"/>; the order does not matter.</param>
    /// <param name="lost">How many features found no room.</param>
    public static WeightTable Pack(IReadOnlyCollection<KeyValuePair<uint, sbyte[]>> features, out int lost)
    {
        var bits = 10;
        while (features.Count > (1 << bits) * 0.85)
        {
            bits++;
        }

        var table = new WeightTable(1 << bits);
        lost = 0;
        foreach (var (feature, weights) in features.OrderByDescending(f => f.Value.Sum(w => Math.Abs((int)w))).ThenBy(f => f.Key))
        {
            var bucket = table.Buckets.Slice(table.BucketOf(feature), BucketLength);
            var check = Check(feature);
            var at = 0;
            while (at < BucketLength && bucket[at + MaxLabels] != 0 && bucket[at + MaxLabels] != check)
            {
                at += RowLength;
            }

            if (at == BucketLength || bucket[at + MaxLabels] != 0)
            {
                lost++;
                continue;
            }

            weights.CopyTo(bucket[at..]);
            bucket[at + MaxLabels] = check;
        }

        return table;
    }

    /// <summary>Writes the table.</summary>
    public void Write(Stream stream)
    {
        Span<byte> header = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(header, BitOperations.Log2((uint)RowCount));
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes(Buckets));
    }

    /// <summary>Adds the weights of <paramref name="features"/> up.</summary>
    /// <param name="features">Feature numbers; unknown ones add nothing.</param>
    /// <param name="scores">Receives one sum for each label; needs room for <see cref="MaxLabels"/> + 1.</param>
    public void Score(ReadOnlySpan<uint> features, Span<short> scores)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), start);
        var low = Vector128<short>.Zero;
        var high = Vector128<short>.Zero;
        foreach (var feature in features)
        {
            var check = Check(feature);
            ref var row = ref Unsafe.Add(ref first, BucketOf(feature));
            for (var left = RowsInBucket; left > 0; left--)
            {
                var found = Unsafe.Add(ref row, MaxLabels);
                if (found == check)
                {
                    var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref row));
                    low += lower;
                    high += upper;
                    break;
                }

                if (found == 0)
                {
                    break;
                }

                row = ref Unsafe.Add(ref row, RowLength);
            }
        }

        low.CopyTo(scores);
        high.CopyTo(scores[Vector128<short>.Count..]);
    }

    private int BucketOf(uint feature) => (int)((feature & mask) * RowLength);

    private static sbyte Check(uint feature) => (feature >> 24) is 0 ? (sbyte)1 : (sbyte)(feature >> 24);
}
