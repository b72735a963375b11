using BenchmarkDotNet.Attributes;
using Pipeline.Core.Articles;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;
using Pipeline.Text.Analysis;
using Pipeline.Text.KeyPhrases;
using Pipeline.Text.Languages;
using Pipeline.Text.Places;
using Pipeline.Text.Tagging;
using Pipeline.Text.Tokens;

namespace Pipeline.Benchmarks;

/// <summary>Where the time of one article goes: each stage on what the stages before it found.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private readonly Article article = new() { Id = "article", Source = "article.txt", Body = NewsText.Of(50_000) };
    private readonly IFactRule[] rules = [new VictimCountRule(), new TargetGroupRule(), new CountryRule()];
    private readonly List<EntityMention> patterns = [];
    private TokenizedText tokens = TokenizedText.Of(string.Empty);
    private PartOfSpeech[] tags = [];
    private TextAnalysis analysis = EmbeddedTextAnalyzer.Analyze(string.Empty);

    /// <summary>Runs the stages once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        tokens = TokenizedText.Of(article.Body);
        tags = PartOfSpeechTagger.Default.Tag(tokens);
        analysis = EmbeddedTextAnalyzer.Analyze(article.Body);
    }

    /// <summary>Tokens, sentences, word numbers.</summary>
    [Benchmark]
    public TokenizedText Tokenize() => TokenizedText.Of(article.Body);

    /// <summary>Tokens and their parts of speech.</summary>
    [Benchmark]
    public PartOfSpeech TokenizeAndTag() => PartOfSpeechTagger.Default.Tag(TokenizedText.Of(article.Body))[0];

    /// <summary>The language.</summary>
    [Benchmark]
    public string Language() => LanguageGuesser.Guess(tokens);

    /// <summary>Places, without the names of persons and organisations.</summary>
    [Benchmark]
    public int Places() => PlaceFinder.Find(tokens, []).Count;

    /// <summary>Dates, quantities, addresses.</summary>
    [Benchmark]
    public int Patterns()
    {
        patterns.Clear();
        PatternFinder.Find(tokens, patterns);
        return patterns.Count;
    }

    /// <summary>Key phrases.</summary>
    [Benchmark]
    public IReadOnlyList<string> KeyPhrases() => KeyPhraseFinder.Find(tokens, tags, analysis.Entities);

    /// <summary>All of the analyzer.</summary>
    [Benchmark(Baseline = true)]
    public TextAnalysis Analyzer() => EmbeddedTextAnalyzer.Analyze(article.Body);

    /// <summary>Victim counts on a fresh reading.</summary>
    [Benchmark]
    public int VictimCounts() => rules[0].Find(new TokenizedArticle(article, analysis)).Count();

    /// <summary>Target groups on a fresh reading.</summary>
    [Benchmark]
    public int TargetGroups() => rules[1].Find(new TokenizedArticle(article, analysis)).Count();

    /// <summary>Countries on a fresh reading.</summary>
    [Benchmark]
    public int Countries() => rules[2].Find(new TokenizedArticle(article, analysis)).Count();
}
