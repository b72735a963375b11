using Pipeline.Text.Tagging;
using Pipeline.Text.Words;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Tagging;

/// <summary>Trains the name tagger.</summary>
internal static class NameTraining
{
    private const int Rounds = 14;
    private const double HiddenWords = 0.2;
    private const double Unit = 0.2;
    private const int Least = 3;

    // Perceptrons of several orders of the text, each worse by a point or two in its own way, whose weights are added up.
    private const int Learners = 5;

    /// <summary>Learns from the documents; the calibration is given, since it needs documents that were not learnt from.</summary>
    public static NameTagger Train(IReadOnlyList<LabelledDocument> documents, NameLists names, byte[] shares, out int lost)
    {
        var places = Places(documents);
        var sums = new Dictionary<uint, double[]>();
        for (var seed = 1; seed <= Learners; seed++)
        {
            Learn(documents, names, places, new Random(seed)).AddTo(sums);
        }

        return new NameTagger(WeightTable.Pack(Perceptron.Rounded(sums, Unit * Learners, Least), out lost), shares);
    }

    private static Perceptron Learn(
        IReadOnlyList<LabelledDocument> documents, NameLists names, IReadOnlyList<string[]> places, Random random)
    {
        var learner = new Perceptron(NameLabels.Count);
        Span<uint> features = stackalloc uint[NameFeatures.Most];
        Span<float> scores = stackalloc float[NameLabels.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var order = documents.ToArray();
            random.Shuffle(order);
            foreach (var document in order)
            {
                var text = RebuiltText.Of(round == 0 ? document : NameSwap.Of(document, names, places, random));
                var view = new NameFeatures(text.Tokens, PartOfSpeechTagger.Default.Tag(text.Tokens));
                var gold = Gold(text, view);
                var previous = NameLabels.Outside;
                var second = NameLabels.Outside;
                for (var i = 0; i < gold.Length; i++)
                {
                    if (view.Begins(i))
                    {
                        previous = second = NameLabels.Outside;
                    }

                    var label = gold[i];
                    if (NameLabels.IsOpen(previous) || view.MayBegin(i))
                    {
                        var hidden = random.NextDouble() < HiddenWords;
                        var count = view.Write(i, previous, second, hidden, features);
                        learner.Score(features[..count], scores);
                        var best = Best(scores, NameLabels.Allowed(previous, view.Ends(i)));
                        if (label == NameLabels.Outside && !document.HasOtherNames && NameLabels.IsOther(best))
                        {
                            label = best;
                        }

                        learner.Learn(features[..count], label, best);
                    }

                    // On disagreement the right label is built upon: a perceptron that follows its own mistakes learns them.
                    (second, previous) = (previous, label);
                }
            }
        }

        return learner;
    }

    /// <summary>Of each type's names at each bin of margins, the share that was right; smoothed so that
    /// a surer bin is never worse.</summary>
    public static byte[] Calibrate(NameTagger tagger, IReadOnlyList<LabelledDocument> apart)
    {
        var right = new double[3, NameTagger.Bins];
        var all = new double[3, NameTagger.Bins];
        foreach (var document in apart)
        {
            var text = RebuiltText.Of(document);
            var view = new NameFeatures(text.Tokens, PartOfSpeechTagger.Default.Tag(text.Tokens));
            var gold = Spans(Gold(text, view));
            var found = tagger.Find(text.Tokens, view, out var margins);
            for (var i = 0; i < found.Count; i++)
            {
                var type = NameLabels.Types.IndexOf(found[i].Category);
                var bin = NameTagger.Bin(margins[i]);
                all[type, bin]++;
                right[type, bin] += gold.Contains((found[i].First, found[i].End, type)) ? 1 : 0;
            }
        }

        var shares = new byte[3 * NameTagger.Bins];
        for (var type = 0; type < 3; type++)
        {
            // Pool adjacent violators (Ayer et al., 1955): neighbours that are out of order share their mean.
            var blocks = new List<(double Right, double All, int Bins)>();
            for (var bin = 0; bin < NameTagger.Bins; bin++)
            {
                blocks.Add((right[type, bin] + 0.5, all[type, bin] + 1, 1));
                while (blocks.Count > 1 && blocks[^2].Right / blocks[^2].All >= blocks[^1].Right / blocks[^1].All)
                {
                    var (a, b) = (blocks[^2], blocks[^1]);
                    blocks.RemoveRange(blocks.Count - 2, 2);
                    blocks.Add((a.Right + b.Right, a.All + b.All, a.Bins + b.Bins));
                }
            }

            var at = type * NameTagger.Bins;
            foreach (var block in blocks)
            {
                shares.AsSpan(at, block.Bins).Fill((byte)Math.Round(255 * block.Right / block.All));
                at += block.Bins;
            }
        }

        return shares;
    }

    /// <summary>The labels of a text by its corpus, cut to what the tagger may say: no article or title at the start of a name.</summary>
    public static int[] Gold(RebuiltText text, NameFeatures view)
    {
        var labels = new int[text.Tokens.Count];
        for (var i = 0; i < labels.Length;)
        {
            var entity = text.Source(i).Entity;
            if (entity == "O")
            {
                i++;
                continue;
            }

            var end = i + 1;
            while (end < labels.Length && (!text.IsFirstOfSource(end) || text.Source(end).Entity == "I-" + entity[2..]))
            {
                end++;
            }

            var type = entity[2..] switch { "PER" => 0, "ORG" => 1, "LOC" => 2, _ => 3 };
            var first = i;
            while (first < end
                && (!view.MayBegin(first) || text.Tokens.Word(first) is "the"
                    || type == 0 && first + 1 < end && NameWords.Is(text.Tokens.Raw(first), NameWordClass.Title)))
            {
                first++;
            }

            for (var at = first; at < end; at++)
            {
                labels[at] = type == 3
                    ? at == first ? NameLabels.OtherFirst : NameLabels.OtherInner
                    : NameLabels.Of(type, at == first, at == end - 1);
            }

            i = end;
        }

        return labels;
    }

    /// <summary>The names that labels of the three types spell: first token, end, number of the type.</summary>
    public static HashSet<(int First, int End, int Type)> Spans(int[] labels)
    {
        var spans = new HashSet<(int, int, int)>();
        var first = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            first = NameLabels.IsStart(labels[i]) ? i : first;
            if (labels[i] != NameLabels.Outside && !NameLabels.IsOther(labels[i]) && !NameLabels.IsOpen(labels[i]))
            {
                spans.Add((first, i + 1, NameLabels.TypeOf(labels[i])));
            }
        }

        return spans;
    }

    private static int Best(ReadOnlySpan<float> scores, int allowed)
    {
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if ((allowed & 1 << i) != 0 && (best < 0 || scores[i] > scores[best]))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Places of one or two words in the training text, each once, so that a town is drawn as often as a country.</summary>
    private static List<string[]> Places(IReadOnlyList<LabelledDocument> documents)
    {
        var places = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var sentence in documents.SelectMany(document => document.Sentences))
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                if (sentence[i].Entity == "B-LOC" && char.IsUpper(sentence[i].Form[0]))
                {
                    var words = sentence.Skip(i + 1)
                        .TakeWhile(token => token.Entity == "I-LOC")
                        .Select(token => token.Form)
                        .Prepend(sentence[i].Form)
                        .ToArray();
                    if (words.Length <= 2)
                    {
                        places[string.Join(' ', words)] = words;
                    }
                }
            }
        }

        return [.. places.Values];
    }
}
