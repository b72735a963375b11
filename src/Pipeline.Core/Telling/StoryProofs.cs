using Pipeline.Core.Alerts;
using Pipeline.Text;

namespace Pipeline.Core.Telling;

/// <summary>Lines of facts with the sentences that prove them, each sentence once. Not thread-safe.</summary>
internal sealed class StoryProofs
{
    /// <summary>A line of many facts shows the sentences that prove most of them; the alert's document and its page have all.</summary>
    public const int MostSentences = 2;

    /// <summary>What is longer is no sentence, and shows its beginning without marks.</summary>
    private const int LongestMarked = 20_000;

    private readonly List<string> sentences = [];
    private readonly List<List<ShownFact>> lines;
    private readonly bool countsSources;
    private readonly bool namesEvents;

    // A message is tried in several sizes; what a sentence becomes is made once.
    private readonly Dictionary<(int Sentence, int Marks, int Length), IReadOnlyList<TextRun>> runs = [];

    /// <summary>Sentences for <paramref name="lines"/>.</summary>
    /// <param name="lines">None is empty.</param>
    /// <param name="countsSources">Whether each line says how many sources state it.</param>
    public StoryProofs(IReadOnlyList<IReadOnlyList<AlertFact>> lines, bool countsSources)
    {
        this.countsSources = countsSources;
        namesEvents = lines.SelectMany(line => line).Select(fact => fact.Event?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1;
        var places = new Dictionary<(string, string), int>();
        this.lines = [.. lines.Select(line => line.Select((fact, i) => new ShownFact(
            fact, FactWords.ItemOf(fact, i == 0 ? FactWords.CaptionOf(fact, line.Count, namesEvent: false) : null), PlaceOf(fact))).ToList())];

        int PlaceOf(AlertFact fact)
        {
            var key = (fact.Evidence.ArticleId, fact.Evidence.Sentence);
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = sentences.Count;
                sentences.Add(fact.Evidence.Sentence);
            }

            return place;
        }
    }

    /// <summary>The first <paramref name="count"/> facts, each sentence in at most <paramref name="length"/> code units.</summary>
    public IReadOnlyList<Proof> Of(int count, int length)
    {
        var shown = Shown(count);
        var marks = shown.SelectMany(line => line).ToLookup(entry => entry.Sentence, entry => entry.Fact.Evidence.Words);
        var blocks = new List<Block>();
        var quotedIn = new Dictionary<int, Block>();
        foreach (var line in shown)
        {
            // A line that brings no sentence of its own stands at the one that proves it.
            var fresh = Best(line, quotedIn);
            if (fresh.Count == 0 && quotedIn.GetValueOrDefault(line[0].Sentence) is { } proving)
            {
                proving.Lines.Add(WordsOf(line));
                continue;
            }

            var block = new Block([WordsOf(line)], fresh);
            blocks.Add(block);
            foreach (var sentence in fresh)
            {
                quotedIn[sentence] = block;
            }
        }

        return
        [
            .. blocks.Select(block => new Proof(
                block.Lines,
                [.. block.Sentences.Select(sentence => RunsOf(sentence, [.. marks[sentence]], length)).Where(text => text.Count > 0)])),
        ];
    }

    private List<List<ShownFact>> Shown(int count)
    {
        var shown = new List<List<ShownFact>>();
        for (var i = 0; i < lines.Count && count > 0; count -= lines[i].Count, i++)
        {
            shown.Add(lines[i].Count <= count ? lines[i] : lines[i].GetRange(0, count));
        }

        return shown;
    }

    private FactLine WordsOf(List<ShownFact> line) => new(
        FactWords.CaptionOf(line[0].Fact, line.Count, namesEvents),
        [.. line.Select(entry => entry.Item)],
        countsSources ? SourceCount.Of([.. line.Select(entry => entry.Fact)]) : null);

    /// <summary>The sentences that prove most of a line and are not quoted yet, in the line's order.</summary>
    private List<int> Best(List<ShownFact> line, Dictionary<int, Block> quoted)
    {
        var fresh = line.GroupBy(entry => entry.Sentence, (sentence, facts) => (Sentence: sentence, Facts: facts.Count()))
            .Where(entry => sentences[entry.Sentence].Length > 0 && !quoted.ContainsKey(entry.Sentence))
            .ToList();
        var best = fresh.OrderByDescending(entry => entry.Facts).Take(MostSentences).ToHashSet();
        return [.. fresh.Where(best.Contains).Select(entry => entry.Sentence)];
    }

    private IReadOnlyList<TextRun> RunsOf(int sentence, IReadOnlyList<TextSpan> words, int length)
    {
        if (!runs.TryGetValue((sentence, words.Count, length), out var made))
        {
            var text = sentences[sentence];
            var marked = text.Length > LongestMarked
                ? []
                : words.Where(span => span.Length > 0 && span.Start <= text.Length - span.Length).ToList();
            runs[(sentence, words.Count, length)] = made = marked.Count > 0
                ? MarkedText.From(text, marked).Shorten(length)
                : DisplayText.Runs(text, length);
        }

        return made;
    }

    private sealed record ShownFact(AlertFact Fact, FactItem Item, int Sentence);

    private sealed record Block(List<FactLine> Lines, List<int> Sentences);
}
