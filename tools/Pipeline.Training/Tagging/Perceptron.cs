using System.Runtime.InteropServices;
using Pipeline.Text.Tagging;

namespace Pipeline.Training.Tagging;

/// <summary>An averaged perceptron over numbered features (Freund and Schapire, Large Margin Classification Using
/// the Perceptron Algorithm, 1999).</summary>
/// <param name="labels">Number of labels.</param>
internal sealed class Perceptron(int labels)
{
    private readonly Dictionary<uint, int> rows = [];
    private float[] weights = new float[labels * 4096];
    private double[] totals = new double[labels * 4096];
    private int[] changed = new int[labels * 4096];
    private int step;

    /// <summary>Adds up the weights of <paramref name="features"/> for each label.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            if (rows.TryGetValue(feature, out var row))
            {
                var own = weights.AsSpan(row, labels);
                for (var i = 0; i < labels; i++)
                {
                    scores[i] += own[i];
                }
            }
        }
    }

    /// <summary>Counts one decision, and moves weights from the label that was wrong to the one that is right.</summary>
    public void Learn(ReadOnlySpan<uint> features, int right, int wrong)
    {
        step++;
        if (right == wrong)
        {
            return;
        }

        foreach (var feature in features)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, feature, out var exists);
            if (!exists)
            {
                row = (rows.Count - 1) * labels;
                if (row + labels > weights.Length)
                {
                    Array.Resize(ref weights, weights.Length * 2);
                    Array.Resize(ref totals, weights.Length);
                    Array.Resize(ref changed, weights.Length);
                }
            }

            Move(row + right, 1);
            Move(row + wrong, -1);
        }
    }

    /// <summary>Adds the averaged weights to <paramref name="sums"/>.</summary>
    public void AddTo(Dictionary<uint, double[]> sums)
    {
        foreach (var (feature, row) in rows)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, feature, out _);
            own ??= new double[labels];
            for (var i = 0; i < labels; i++)
            {
                own[i] += (totals[row + i] + (double)(step - changed[row + i]) * weights[row + i]) / step;
            }
        }
    }

    /// <summary>Weights in steps of <paramref name="unit"/>, without features none of whose weights
    /// reaches <paramref name="least"/> steps.</summary>
    public static List<KeyValuePair<uint, sbyte[]>> Rounded(Dictionary<uint, double[]> sums, double unit, int least)
    {
        var kept = new List<KeyValuePair<uint, sbyte[]>>(sums.Count);
        foreach (var (feature, weights) in sums)
        {
            var own = new sbyte[WeightTable.MaxLabels];
            var any = false;
            for (var i = 0; i < weights.Length; i++)
            {
                own[i] = (sbyte)Math.Clamp(Math.Round(weights[i] / unit), -127, 127);
                any |= Math.Abs((int)own[i]) >= least;
            }

            if (any)
            {
                kept.Add(new(feature, own));
            }
        }

        return kept;
    }

    private void Move(int at, int by)
    {
        totals[at] += (double)(step - changed[at]) * weights[at];
        changed[at] = step;
        weights[at] += by;
    }
}
