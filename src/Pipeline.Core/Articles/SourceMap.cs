using Pipeline.Text;

namespace Pipeline.Core.Articles;

/// <summary>Maps offsets of an article's body to offsets of the text that was dropped.</summary>
/// <remarks>A body is put together from verbatim slices of the drop (without its header block, its repeated lead sentence); the map
/// lists them in body order. Immutable.</remarks>
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
    public readonly record struct Slice(int BodyStart, int SourceStart, int Length);

    /// <summary>The place of <paramref name="body"/> in the drop, or null when it does not lie within one verbatim run.</summary>
    public TextSpan? ToSource(TextSpan body)
    {
        foreach (var slice in slices)
        {
            if (body.Start >= slice.BodyStart && body.End <= slice.BodyStart + slice.Length)
            {
                return new TextSpan(body.Start - slice.BodyStart + slice.SourceStart, body.Length);
            }
        }

        return null;
    }
}
