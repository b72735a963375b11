using Pipeline.Text.Data;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tagging;

/// <summary>Tells names of people, organisations and places by what it has learnt from labelled text.</summary>
/// <remarks>
/// An averaged perceptron that reads each sentence from left to right and labels tokens (<see cref="NameLabels"/>). A token in small
/// letters outside a name begins none, so four tokens of five cost nothing. <c>names.bin</c> holds the weights, and then for each of the
/// three types <see cref="Bins"/> bytes: the share of names, in 1/255, that were right on text kept apart when the perceptron was that
/// sure. Immutable, safe for concurrent use.
/// </remarks>
internal sealed class NameTagger
{
    /// <summary>Name of the embedded table.</summary>
    public const string Table = "names.bin";

    /// <summary>Number of steps in how sure the perceptron may be.</summary>
    public const int Bins = 24;

    /// <summary>How much surer, in steps of a weight, one bin is than the one before.</summary>
    public const int BinWidth = 12;

    private static readonly Lazy<NameTagger> LazyDefault = new(() =>
    {
        using var stream = DataFile.Open(Table);
        return Read(stream);
    });

    private readonly WeightTable weights;
    private readonly byte[] shares;

    /// <summary>Makes a tagger of trained weights.</summary>
    /// <param name="weights">Weights of <see cref="NameLabels"/>.</param>
    /// <param name="shares">For each type, <see cref="Bins"/> shares of names that were right.</param>
    public NameTagger(WeightTable weights, byte[] shares)
    {
        this.weights = weights;
        this.shares = shares;
    }

    /// <summary>The tagger of the embedded table.</summary>
    public static NameTagger Default => LazyDefault.Value;

    /// <summary>The same tagger with other shares of names that were right.</summary>
    public NameTagger With(byte[] otherShares) => new(weights, otherShares);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static NameTagger Read(Stream stream)
    {
        var table = WeightTable.Read(stream);
        var bins = new byte[NameLabels.Types.Length * Bins];
        stream.ReadExactly(bins);
        return new NameTagger(table, bins);
    }

    /// <summary>Writes the table.</summary>
    public void Write(Stream stream)
    {
        weights.Write(stream);
        stream.Write(shares);
    }

    /// <summary>The names of the text in order; they do not overlap.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="view">What is seen in it.</param>
    /// <param name="margins">Receives for each name by how many steps its least sure token was ahead of the next label.</param>
    public List<NameSpan> Find(TokenizedText tokens, NameFeatures view, out List<int> margins)
    {
        var found = new List<NameSpan>();
        margins = [];
        Span<uint> features = stackalloc uint[NameFeatures.Most];
        Span<short> scores = stackalloc short[WeightTable.MaxLabels + 1];
        var previous = NameLabels.Outside;
        var second = NameLabels.Outside;
        var first = 0;
        var least = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (view.Begins(i))
            {
                previous = second = NameLabels.Outside;
            }

            var label = NameLabels.Outside;
            if (NameLabels.IsOpen(previous) || view.MayBegin(i))
            {
                var count = view.Write(i, previous, second, hidden: false, features);
                weights.Score(features[..count], scores);
                (label, var margin) = Best(scores, NameLabels.Allowed(previous, view.Ends(i)));
                if (NameLabels.IsStart(label))
                {
                    first = i;
                    least = margin;
                }

                least = Math.Min(least, margin);
            }

            if (label != NameLabels.Outside && !NameLabels.IsOther(label) && !NameLabels.IsOpen(label))
            {
                var type = NameLabels.TypeOf(label);
                margins.Add(least);
                found.Add(new NameSpan(first, i + 1, NameLabels.Types[type], shares[type * Bins + Bin(least)] / 255.0));
            }

            (second, previous) = (previous, label);
        }

        return found;
    }

    /// <summary>The bin of a margin.</summary>
    public static int Bin(int margin) => Math.Clamp(margin / BinWidth, 0, Bins - 1);

    private static (int Label, int Margin) Best(ReadOnlySpan<short> scores, int allowed)
    {
        var best = -1;
        for (var label = 0; label < NameLabels.Count; label++)
        {
            if ((allowed & 1 << label) != 0 && (best < 0 || scores[label] > scores[best]))
            {
                best = label;
            }
        }

        var margin = int.MaxValue;
        for (var label = 0; label < NameLabels.Count; label++)
        {
            if (label != best && (allowed & 1 << label) != 0)
            {
                margin = Math.Min(margin, scores[best] - scores[label]);
            }
        }

        return (best, margin);
    }
}
