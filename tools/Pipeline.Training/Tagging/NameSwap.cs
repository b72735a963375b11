using Pipeline.Training.Corpora;

namespace Pipeline.Training.Tagging;

/// <summary>Puts other names in the place of those of a document: people of many countries, places of the same training text.</summary>
internal static class NameSwap
{
    private const double People = 0.35;
    private const double Places = 0.25;

    /// <summary>A copy of the document with some of its names replaced.</summary>
    public static LabelledDocument Of(LabelledDocument document, NameLists names, IReadOnlyList<string[]> places, Random random)
    {
        var sentences = new List<IReadOnlyList<LabelledToken>>(document.Sentences.Count);
        foreach (var sentence in document.Sentences)
        {
            var copy = new List<LabelledToken>(sentence.Count);
            for (var i = 0; i < sentence.Count;)
            {
                var end = i + 1;
                if (sentence[i].Entity.StartsWith("B-", StringComparison.Ordinal))
                {
                    while (end < sentence.Count && sentence[end].Entity.StartsWith("I-", StringComparison.Ordinal))
                    {
                        end++;
                    }
                }

                var draw = random.NextDouble();
                if (sentence[i].Entity == "B-PER" && end - i is 1 or 2 && char.IsUpper(sentence[i].Form[0]) && draw < People)
                {
                    var (forename, surname) = names.Draw(random);
                    if (end - i == 2)
                    {
                        copy.Add(new LabelledToken(forename, "NNP", "B-PER"));
                        copy.Add(new LabelledToken(surname, "NNP", "I-PER"));
                    }
                    else
                    {
                        copy.Add(new LabelledToken(random.Next(4) == 0 ? forename : surname, "NNP", "B-PER"));
                    }
                }
                else if (sentence[i].Entity == "B-LOC" && end - i <= 2 && char.IsUpper(sentence[i].Form[0]) && draw < Places)
                {
                    var words = places[random.Next(places.Count)];
                    copy.AddRange(words.Select((word, at) => new LabelledToken(word, "NNP", at == 0 ? "B-LOC" : "I-LOC")));
                }
                else
                {
                    for (var at = i; at < end; at++)
                    {
                        copy.Add(sentence[at]);
                    }
                }

                i = end;
            }

            sentences.Add(copy);
        }

        return document with { Sentences = sentences };
    }
}
