using Pipeline.Text.Data;
using Pipeline.Text.Tagging;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Tagging;

/// <summary>Trains the part-of-speech tagger.</summary>
internal static class PartOfSpeechTraining
{
    private const int Rounds = 8;

    // A word enters the dictionary when it was seen this often with one tag and in at most one of so many cases with another.
    private const int SeenEnough = 4;
    private const int OneIn = 250;

    // Weights are stored in these steps; 127 of them is the most that a weight can say.
    private const double Unit = 0.2;

    // A feature none of whose weights reaches this many steps is left out, which halves the table and costs a tenth of a point.
    private const int Least = 5;

    /// <summary>Learns from the documents that have tags.</summary>
    public static PartOfSpeechTagger Train(IReadOnlyList<LabelledDocument> documents, out int lost)
    {
        var texts = documents.Where(HasTags).Select(RebuiltText.Of).ToList();
        var dictionary = Dictionary(texts);
        var learner = new Perceptron(PartOfSpeechTagger.Learned);
        var random = new Random(1);
        Span<uint> features = stackalloc uint[PartOfSpeechFeatures.Most];
        Span<float> scores = stackalloc float[PartOfSpeechTagger.Learned];
        for (var round = 0; round < Rounds; round++)
        {
            var order = texts.ToArray();
            random.Shuffle(order);
            foreach (var text in order)
            {
                var tags = new PartOfSpeech[text.Tokens.Count];
                for (var i = 0; i < tags.Length; i++)
                {
                    var gold = Tag(text.Source(i));
                    if (Certain(text, i, dictionary) is { } certain)
                    {
                        tags[i] = certain;
                        continue;
                    }

                    if ((int)gold >= PartOfSpeechTagger.Learned || !text.IsFirstOfSource(i))
                    {
                        tags[i] = gold;
                        continue;
                    }

                    var (previous, second) = PartOfSpeechTagger.History(text.Tokens, tags, i);
                    var count = PartOfSpeechFeatures.Write(text.Tokens, i, previous, second, features);
                    learner.Score(features[..count], scores);
                    var best = Best(scores);
                    learner.Learn(features[..count], (int)gold, best);

                    // A wrong tag is not built upon: what follows is learnt beside the right one.
                    tags[i] = gold;
                }
            }
        }

        var sums = new Dictionary<uint, double[]>();
        learner.AddTo(sums);
        var table = WeightTable.Pack(Perceptron.Rounded(sums, Unit, Least), out lost);
        return PartOfSpeechTagger.Of(table, dictionary);
    }

    /// <summary>Share of right tags on the words of documents that have tags, and of those words that the perceptron had to tell.</summary>
    public static (double Right, int Words) Score(PartOfSpeechTagger tagger, IReadOnlyList<LabelledDocument> documents)
    {
        var right = 0;
        var words = 0;
        foreach (var text in documents.Where(HasTags).Select(RebuiltText.Of))
        {
            var tags = tagger.Tag(text.Tokens);
            for (var i = 0; i < tags.Length; i++)
            {
                if (text.IsFirstOfSource(i))
                {
                    words++;
                    right += tags[i] == Tag(text.Source(i)) ? 1 : 0;
                }
            }
        }

        return ((double)right / words, words);
    }

    /// <summary>The tag that stands for a tag of the Penn Treebank.</summary>
    public static PartOfSpeech Tag(LabelledToken token) => token.Tag switch
    {
        _ when token.Form is "to" or "To" or "TO" => PartOfSpeech.To,
        "NN" => PartOfSpeech.Noun,
        "NNS" => PartOfSpeech.PluralNoun,
        "NNP" or "NNPS" => PartOfSpeech.ProperNoun,
        "JJ" or "JJR" or "JJS" => PartOfSpeech.Adjective,
        "VB" or "VBP" => PartOfSpeech.Verb,
        "VBD" => PartOfSpeech.PastVerb,
        "VBG" => PartOfSpeech.Gerund,
        "VBN" => PartOfSpeech.PastParticiple,
        "VBZ" => PartOfSpeech.ThirdPersonVerb,
        "MD" => PartOfSpeech.Modal,
        "RB" or "RBR" or "RBS" or "RP" or "WRB" => PartOfSpeech.Adverb,
        "IN" => PartOfSpeech.Preposition,
        "DT" or "PDT" or "PRP$" or "WP$" => PartOfSpeech.Determiner,
        "CD" => PartOfSpeech.Number,
        "PRP" or "WP" or "WDT" or "EX" => PartOfSpeech.Pronoun,
        "CC" => PartOfSpeech.Conjunction,
        "TO" => PartOfSpeech.To,
        "POS" => PartOfSpeech.Possessive,
        _ => PartOfSpeech.Other,
    };

    private static bool HasTags(LabelledDocument document) => document.Name.StartsWith("gum/", StringComparison.Ordinal);

    private static PartOfSpeech? Certain(RebuiltText text, int token, Dictionary<uint, PartOfSpeech> dictionary) =>
        PartOfSpeechTagger.Certain(
            text.Tokens, token, dictionary.TryGetValue(FeatureHash.Of(text.Tokens.Word(token)), out var known) ? known : null);

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }

    private static Dictionary<uint, PartOfSpeech> Dictionary(List<RebuiltText> texts)
    {
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Tokens.Count; i++)
            {
                var source = text.Source(i);
                if (text.Tokens[i].Kind == Text.TokenKind.Word && text.IsFirstOfSource(i) && !char.IsUpper(text.Tokens.Raw(i)[0]))
                {
                    if (!counts.TryGetValue(text.Tokens.Word(i), out var own))
                    {
                        counts[text.Tokens.Word(i)] = own = new int[(int)PartOfSpeech.Other + 1];
                    }

                    own[(int)Tag(source)]++;
                }
            }
        }

        var dictionary = new Dictionary<uint, PartOfSpeech>();
        foreach (var (word, own) in counts)
        {
            var most = Array.IndexOf(own, own.Max());
            var all = own.Sum();
            // Open classes need more evidence: a noun seen four times may still be a verb.
            var enough = most is (int)PartOfSpeech.Noun or (int)PartOfSpeech.Verb or (int)PartOfSpeech.PastVerb
                or (int)PartOfSpeech.PastParticiple or (int)PartOfSpeech.Adjective or (int)PartOfSpeech.Gerund
                ? SeenEnough * 5
                : SeenEnough;
            if (own[most] >= enough && (all - own[most]) * OneIn <= all)
            {
                dictionary[FeatureHash.Of(word)] = (PartOfSpeech)most;
            }
        }

        // Conjunctions and "to" have no label of their own to learn.
        foreach (var word in (string[])["and", "or", "but", "nor"])
        {
            dictionary[FeatureHash.Of(word)] = PartOfSpeech.Conjunction;
        }

        dictionary[FeatureHash.Of("to")] = PartOfSpeech.To;
        return dictionary;
    }
}
