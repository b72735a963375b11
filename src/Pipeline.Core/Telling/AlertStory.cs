using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Novelty;
using Pipeline.Text;

namespace Pipeline.Core.Telling;

/// <summary>An alert as people read it, in any messenger: facts that share a sentence together, the sentence once. Its texts are clean
/// and short, but not escaped for any format. Pure.</summary>
public sealed class AlertStory
{
    /// <summary>More facts than any message shows; what is beyond is only counted.</summary>
    private const int MostFacts = 200;

    private const int LongestLabel = 160;

    /// <summary>What is longer is no sentence, and shows its beginning without marks.</summary>
    private const int LongestMarked = 20_000;
    private readonly List<ShownFact> facts = [];
    private readonly List<(string Sentence, List<TextSpan> Words)> proofs = [];
    private readonly Dictionary<(int Proof, int Facts, int Length), IReadOnlyList<TextRun>> sentences = [];

    private AlertStory(Alert alert)
    {
        // Slack's header takes 150 characters; 5 % stay free, since nobody says which characters are counted.
        var name = DisplayText.Line(string.IsNullOrWhiteSpace(alert.Title) ? alert.Watch : alert.Title, 110);
        name = name.Length > 0 ? name : "untitled watch";
        Title = alert.Opened == true ? $"Story opened: {name}" : name;
        Total = alert.Facts.Count;
        Summary = alert.Facts.Count > 0
            ? SummaryOf(alert.Facts)
            : alert.Opened == true ? "No facts yet; what the next articles bring is told here." : "";
        ArticleTitle = NonEmpty(DisplayText.Line(alert.Article.Title, 250))
            ?? NonEmpty(DisplayText.Line(alert.Article.Source, 250))
            ?? "Untitled article";
        ArticleLink = DisplayText.Link(alert.Article.Url);
        ArticleOrigin = string.Join(" · ", new[]
        {
            NonEmpty(DisplayText.Line(alert.Article.Publisher, 80)),
            NonEmpty(DisplayText.Line(alert.Article.Author, 80)),
            alert.Article.PublishedAt?.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        }.Where(part => part is not null));
        SmallPrint = $"Watch {DisplayText.Line(alert.Watch, 80)} · alert {DisplayText.Line(alert.Id, 80)}";

        var places = new Dictionary<(string, string), int>();
        foreach (var fact in alert.Facts.Take(MostFacts))
        {
            var key = (fact.Evidence.ArticleId, fact.Evidence.Sentence);
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = proofs.Count;
                proofs.Add((fact.Evidence.Sentence, []));
            }

            proofs[place].Words.Add(fact.Evidence.Words);
            facts.Add(new(fact, place, new FactItem(LabelOf(fact), NoteOf(fact), fact.Kind.Symbol(fact.Code))));
        }
    }

    /// <summary>At most 125 characters, never empty.</summary>
    public string Title { get; }

    /// <summary>"1 changed count, 2 new countries"; may be empty.</summary>
    public string Summary { get; }

    /// <summary>All facts of the alert.</summary>
    public int Total { get; }

    /// <summary>Facts that a message may show.</summary>
    public int Showable => facts.Count;

    /// <summary>Never empty.</summary>
    public string ArticleTitle { get; }

    /// <summary>The article's address if it is safe to show.</summary>
    public string? ArticleLink { get; }

    /// <summary>"Dawn · Reuters · 1 Nov 2019"; may be empty.</summary>
    public string ArticleOrigin { get; }

    /// <summary>Watch and alert id.</summary>
    public string SmallPrint { get; }

    /// <summary>The story that <paramref name="alert"/> tells.</summary>
    public static AlertStory Of(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new(alert);
    }

    /// <summary>What a lock screen shows: the title and the first facts, in plain text.</summary>
    public string Notification()
    {
        var labels = facts.Take(3)
            .Select(shown => shown.Fact.Kind.Brief(shown.Fact.Said, shown.Item.FlaggedLabel)
                + (shown.Item.Note is { } note ? $" ({note})" : ""))
            .ToList();
        var rest = Total - labels.Count;
        return labels.Count == 0
            ? Title
            : $"{Title}: {string.Join("; ", labels)}{(rest > 0 ? $"; {rest.ToString("N0", CultureInfo.InvariantCulture)} more" : "")}";
    }

    /// <summary>The first <paramref name="count"/> facts with their sentences,
    /// each sentence in at most <paramref name="sentenceLength"/> code units.</summary>
    public IReadOnlyList<Proof> Proofs(int count, int sentenceLength)
    {
        var shown = facts.Take(count).GroupBy(entry => entry.Proof).OrderBy(group => group.Key);
        return [.. shown.Select(group => new Proof(LinesOf(group), SentenceOf(group.Key, group.Count(), sentenceLength)))];
    }

    /// <summary>"12 more facts did not fit into this message."</summary>
    public string? Omitted(int shown) => (Total - shown) switch
    {
        0 => null,
        1 => "1 more fact did not fit into this message.",
        var more => $"{more.ToString("N0", CultureInfo.InvariantCulture)} more facts did not fit into this message.",
    };

    /// <summary>The sentence with the words of the first <paramref name="count"/> of its facts marked; made once, however often a message
    /// is tried in other sizes.</summary>
    private IReadOnlyList<TextRun> SentenceOf(int proof, int count, int length)
    {
        if (!sentences.TryGetValue((proof, count, length), out var runs))
        {
            var (sentence, words) = proofs[proof];
            var marks = sentence.Length > LongestMarked
                ? []
                : words.Take(count).Where(span => span.Length > 0 && span.Start <= sentence.Length - span.Length).ToList();
            sentences[(proof, count, length)] = runs = marks.Count > 0
                ? MarkedText.From(sentence, marks).Shorten(length)
                : DisplayText.Runs(sentence, length);
        }

        return runs;
    }

    private static IReadOnlyList<FactLine> LinesOf(IEnumerable<ShownFact> facts) =>
    [
        .. facts.Select((shown, index) => (shown.Fact, shown.Item, Own: shown.Fact.Kind.StandsAlone ? index : -1))
            .GroupBy(entry => (entry.Fact.Kind, entry.Fact.Novelty, entry.Fact.Role, entry.Own))
            .Select(line => new FactLine(CaptionOf(line.First().Fact, line.Count()), [.. line.Select(entry => entry.Item)])),
    ];

    private static string CaptionOf(AlertFact fact, int count) =>
        fact.Kind.Caption(fact.Novelty == NoveltyKind.New, fact.Said, fact.Previous?.ChangePercent, count);

    private static string LabelOf(AlertFact fact)
    {
        return NonEmpty(DisplayText.Line(fact.Label, LongestLabel)) ?? NonEmpty(DisplayText.Line(fact.Key, LongestLabel)) ?? "unnamed";
    }

    private static string? NoteOf(AlertFact fact)
    {
        if (fact.Previous is not { } previous || fact.Kind.Was(previous.Said) is not { } was)
        {
            return null;
        }

        return previous.ChangePercent is { } percent && double.IsFinite(percent)
            ? $"was {was}, {percent.ToString("+#,0.#;−#,0.#;±0", CultureInfo.InvariantCulture)} %"
            : $"was {was}";
    }

    private static string SummaryOf(IReadOnlyList<AlertFact> facts) => string.Join(", ", facts
        .GroupBy(fact => (fact.Kind, IsNew: fact.Novelty == NoveltyKind.New))
        .Select(group =>
        {
            var count = group.Count();
            return $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(group.Key.IsNew ? "new" : "changed")} "
                + (count == 1 ? group.Key.Kind.One : group.Key.Kind.Many);
        }));

    private static string? NonEmpty(string text) => text.Length > 0 ? text : null;

    private sealed record ShownFact(AlertFact Fact, int Proof, FactItem Item);
}

/// <summary>Facts that one sentence proves, and the sentence.</summary>
public sealed record Proof(IReadOnlyList<FactLine> Lines, IReadOnlyList<TextRun> Sentence);

/// <summary>"New countries affected: Bahrain, Mexico".</summary>
public sealed record FactLine(string Caption, IReadOnlyList<FactItem> Items);

/// <summary>"at least 1,500 users hacked (was at least 1,400, +7.1 %)".</summary>
/// <param name="Label">The fact in words.</param>
/// <param name="Note">What it replaces.</param>
/// <param name="Flag">A country's flag, for places that show one; terminals can't tell how wide it is.</param>
public sealed record FactItem(string Label, string? Note, string? Flag)
{
    /// <summary>The label, after the flag if there is one.</summary>
    public string FlaggedLabel => Flag is null ? Label : $"{Flag} {Label}";
}
