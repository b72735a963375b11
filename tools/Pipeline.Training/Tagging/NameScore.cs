using System.Globalization;
using Pipeline.Text.Analysis;
using Pipeline.Text.Tagging;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Tagging;

/// <summary>Exact spans and types of names found in documents kept apart, against their labels.</summary>
internal static class NameScore
{
    /// <summary>One line for each corpus: precision, recall and F1 of all three types, then F1 of each.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<LabelledDocument> documents, NameTagger tagger)
    {
        foreach (var group in documents.GroupBy(Corpus, StringComparer.Ordinal)
            .Append(documents.GroupBy(_ => "all", StringComparer.Ordinal).First()))
        {
            var right = new int[3];
            var found = new int[3];
            var gold = new int[3];
            foreach (var document in group)
            {
                var text = RebuiltText.Of(document);
                var view = new NameFeatures(text.Tokens, PartOfSpeechTagger.Default.Tag(text.Tokens));
                var expected = NameTraining.Spans(NameTraining.Gold(text, view));
                foreach (var (_, _, type) in expected)
                {
                    gold[type]++;
                }

                var spans = expected.ToDictionary(name => text.Tokens.Span(name.First, name.End - 1), name => name.Type);
                foreach (var name in EmbeddedTextAnalyzer.Analyze(text.Tokens.Text, tagger).Entities)
                {
                    var type = NameLabels.Types.IndexOf(name.Category);
                    if (type >= 0)
                    {
                        found[type]++;
                        right[type] += spans.TryGetValue(name.Span, out var t) && t == type ? 1 : 0;
                    }
                }
            }

            yield return string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-20} P {(double)right.Sum() / found.Sum():F3} R {(double)right.Sum() / gold.Sum():F3}"
                + $" F1 {F1(right.Sum(), found.Sum(), gold.Sum()):F3}  person {F1(right[0], found[0], gold[0]):F3}"
                + $" organization {F1(right[1], found[1], gold[1]):F3} location {F1(right[2], found[2], gold[2]):F3}"
                + $"  ({gold.Sum()} names)");
        }
    }

    private static string Corpus(LabelledDocument document)
    {
        var name = document.Name[..document.Name.LastIndexOf('/')];
        return name.StartsWith("gum/", StringComparison.Ordinal) ? name[..name.LastIndexOf('_')] : name[..name.IndexOf('/')];
    }

    private static double F1(int right, int found, int gold) => found + gold == 0 ? 1 : 2.0 * right / (found + gold);
}
