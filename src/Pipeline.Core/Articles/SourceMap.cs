using Pipeline.Text;
using Pipeline.Core.Ordering;

namespace Pipeline.Core.Articles;

/// <summary>Maps offsets of an article's body to offsets of the text that was dropped.</summary>
/// <remarks>A body is put together from verbatim slices of the drop (without its header block, its repeated lead sentence); the map
/// lists them in body order. Offsets are UTF-16 code units; those of the drop count in its decoded text, without the byte-order mark, with
/// its own line ends. Immutable.</remarks>
public sealed class SourceMap
{
    private readonly Slice[] slices;

    /// <summary>Creates a map from slices in body order.</summary>
    /// <exception cref="ArgumentException">The slices overlap or are out of order in the body.</exception>
    public SourceMap(IEnumerable<Slice> slices)
    {
        this.slices = [.. slices];
        for (var i = 1; i < this.slices.Length; i++)
        {
            if (this.slices[i].BodyStart < this.slices[i - 1].BodyStart + this.slices[i - 1].Length)
            {
                throw new ArgumentException("Slices must be in body order and must not overlap.", nameof(slices));
            }
        }
    }

    /// <summary>One verbatim run: <paramref name="Length"/> code units at <paramref name="BodyStart"/> of the body are those at
    /// <paramref name="SourceStart"/> of the drop.</summary>
    /// <remarks>The letters of a ligature are a run each, at the one place that the ligature has in the drop.</remarks>
    public readonly record struct Slice(int BodyStart, int SourceStart, int Length);

    /// <summary>The place of <paramref name="body"/> in the drop, or null when its first or last character does not stand there (the blank
    /// line after a title, text that markup was taken out of).</summary>
    /// <remarks>Within one slice the two places hold the same characters. Over several slices the place in the drop covers what was left
    /// out between them as well, such as a soft hyphen. An empty span has a place where a slice contains or ends at it.</remarks>
    public TextSpan? ToSource(TextSpan body)
    {
        var first = Find(body.Start, body.Length == 0);
        var last = body.Length == 0 ? first : Find(body.End - 1, atEnd: false);
        if (first is not { } from || last is not { } to)
        {
            return null;
        }

        var start = from.SourceStart + body.Start - from.BodyStart;
        var end = to.SourceStart + body.End - to.BodyStart;
        return end < start ? null : TextSpan.FromBounds(start, end);
    }

    private Slice? Find(int index, bool atEnd)
    {
        // The first slice that ends behind the index, or at it where that is enough.
        var found = PartitionPoint.Of(0, slices.Length, (slices, index, atEnd), static (all, i) =>
            all.slices[i].BodyStart + all.slices[i].Length is var end && end <= all.index && !(all.atEnd && end == all.index));
        return found < slices.Length && slices[found].BodyStart <= index ? slices[found] : null;
    }
}
