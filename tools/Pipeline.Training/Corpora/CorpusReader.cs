using Pipeline.Text.Words;

namespace Pipeline.Training.Corpora;

/// <summary>Reads the labelled text: one token a line (form, tag, entity, tabs between), a blank line after a sentence,
/// <c>#doc NAME</c> before a document.</summary>
internal static class CorpusReader
{
    // Sentences that share a page of Wikipedia in Wikigold, which does not mark where pages begin.
    private const int WikigoldPage = 12;

    // Of every so many documents the last is kept apart; of corpora without documents, the same share at the end.
    private const int KeptApart = 7;

    /// <summary>The documents to train on and those kept apart, always the same for the same folder.</summary>
    /// <exception cref="IOException">A corpus can't be read.</exception>
    public static (List<LabelledDocument> Training, List<LabelledDocument> KeptApart) Read(string folder)
    {
        var gum = Documents(folder, "gum", hasOtherNames: false, sentencesEach: int.MaxValue);
        var wikigold = Documents(folder, "wikigold", hasOtherNames: true, WikigoldPage);
        var wnut = Documents(folder, "wnut17", hasOtherNames: true, sentencesEach: 1);
        var training = gum.Where((_, i) => i % KeptApart != KeptApart - 1).Concat(Head(wikigold)).Concat(Head(wnut)).ToList();
        var apart = gum.Where((_, i) => i % KeptApart == KeptApart - 1).Concat(Tail(wikigold)).Concat(Tail(wnut)).ToList();
        return (training, apart);
    }

    private static IEnumerable<LabelledDocument> Head(List<LabelledDocument> all) => all.Take(all.Count - all.Count / KeptApart);

    private static IEnumerable<LabelledDocument> Tail(List<LabelledDocument> all) => all.Skip(all.Count - all.Count / KeptApart);

    private static List<LabelledDocument> Documents(string folder, string corpus, bool hasOtherNames, int sentencesEach)
    {
        var documents = new List<LabelledDocument>();
        var sentences = new List<IReadOnlyList<LabelledToken>>();
        var sentence = new List<LabelledToken>();
        var name = corpus;
        foreach (var line in File.ReadLines(Path.Combine(folder, corpus + ".conll")).Append("").Append("#doc end"))
        {
            var startsDocument = line.StartsWith("#doc ", StringComparison.Ordinal) && !line.Contains('\t');
            if (startsDocument || sentences.Count >= sentencesEach)
            {
                if (sentences.Count > 0)
                {
                    documents.Add(new LabelledDocument($"{corpus}/{name}/{documents.Count}", hasOtherNames, sentences));
                    sentences = [];
                }
            }

            if (startsDocument)
            {
                name = line[5..];
            }
            else if (line.Length == 0)
            {
                if (sentence.Count > 0)
                {
                    sentences.Add(corpus == "gum" ? WithPeopleAfterTheirRoles(sentence) : sentence);
                    sentence = [];
                }
            }
            else
            {
                var columns = line.Split('\t');
                sentence.Add(new LabelledToken(columns[0], columns[1], columns[2]));
            }
        }

        return documents;
    }

    /// <summary>"author Truman Capote", "Prime Minister John Key": GUM's mentions are headed by the role there, which leaves
    /// the name in it unmarked.</summary>
    private static List<LabelledToken> WithPeopleAfterTheirRoles(List<LabelledToken> sentence)
    {
        for (var i = 1; i < sentence.Count; i++)
        {
            var role = sentence[i - 1].Form;
            if (!(PersonWords.Contains(role) || NameWords.Is(role, NameWordClass.Title))
                || sentence[i - 1].Entity != "O"
                || !IsUnmarkedName(sentence[i]))
            {
                continue;
            }

            var end = i;
            while (end < sentence.Count && IsUnmarkedName(sentence[end]))
            {
                end++;
            }

            if (end - i is 2 or 3)
            {
                for (var at = i; at < end; at++)
                {
                    sentence[at] = sentence[at] with { Entity = at == i ? "B-PER" : "I-PER" };
                }
            }
        }

        return sentence;
    }

    private static bool IsUnmarkedName(LabelledToken token) =>
        token is { Tag: "NNP", Entity: "O" } && !NameWords.Is(token.Form, NameWordClass.Title) && char.IsUpper(token.Form[0]);
}
