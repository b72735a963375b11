using System.Runtime.CompilerServices;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.KeyPhrases;
using Pipeline.Text.Languages;
using Pipeline.Text.Places;
using Pipeline.Text.Tagging;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Analysis;

/// <summary>Reads a text with rules, word lists and small tables of weights trained for it: no service, no native library,
/// no download.</summary>
/// <remarks>
/// Deterministic, safe for concurrent use, and linear in the text's length (megabytes of English a second on one core). The first
/// call reads the embedded tables unless <see cref="Load"/> did. English is read fully; in other languages sentences, addresses
/// and the places whose names English shares are found, and nothing is guessed about names of people and organisations.
/// </remarks>
public sealed class EmbeddedTextAnalyzer : ITextAnalyzer
{
    /// <summary>What <see cref="TextAnalysis.Engine"/> says; it changes whenever the same text may give another analysis.</summary>
    public const string EngineName = "embedded/3";

    /// <inheritdoc/>
    public ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Analyze(text));
    }

    /// <summary>Loads all tables, which the first analysis would otherwise do: some tens of milliseconds.
    /// Calling it again does nothing.</summary>
    public static void Load()
    {
        _ = Gazetteer.Default;
        _ = Gazetteer.Default.Countries;
        _ = PartOfSpeechTagger.Default;
        _ = NameTagger.Default;
        _ = LanguageWords.Of("");
        _ = WordRarity.Of("");
        _ = OrdinaryWords.Contains("");
        _ = StopWords.Contains("");
        _ = PersonWords.Contains("");
        _ = NameWords.Of("");
        RuntimeHelpers.RunClassConstructor(typeof(CountrySigns).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PlaceIdioms).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(EventsAndProducts).TypeHandle);
    }

    /// <summary>Analyses <paramref name="text"/>, which may be empty and in any language.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TextAnalysis Analyze(string text) => Analyze(text, NameTagger.Default);

    /// <summary>ISO 639-1 code of the language of <paramref name="text"/>, or "und" when it can't be told: what
    /// <see cref="Analyze(string)"/> takes it for, at the cost of the word lists alone.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string LanguageOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LanguageGuesser.Guess(TokenizedText.Of(text));
    }

    /// <summary>Analyses <paramref name="text"/> with a name tagger that the trainer judges.</summary>
    internal static TextAnalysis Analyze(string text, NameTagger tagger)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = TokenizedText.Of(text);
        var language = LanguageGuesser.Guess(tokens);
        var isEnglish = language is "en" or LanguageGuesser.Unknown;
        var tags = isEnglish ? PartOfSpeechTagger.Default.Tag(tokens) : [];
        var names = isEnglish ? Names(tokens, tags, tagger) : [];
        var places = PlaceFinder.Find(tokens, names);
        var entities = PlaceMerge.Of(tokens, names, places);

        PatternFinder.Find(tokens, entities);
        if (isEnglish)
        {
            EventsAndProducts.Find(tokens, entities);
            PersonTypes.Find(tokens, entities);
        }

        var kept = WithoutOverlaps(entities);
        return new TextAnalysis
        {
            Text = text,
            Language = language,
            Engine = EngineName,
            Sentences = tokens.Sentences,
            Tokens = tokens,
            Found = (kept, places),
            Entities = kept,
            KeyPhrases = isEnglish ? KeyPhraseFinder.Find(tokens, tags, kept) : [],
        };
    }

    private static List<EntityMention> Names(TokenizedText tokens, PartOfSpeech[] tags, NameTagger tagger)
    {
        var names = NameReader.Find(tokens, tags, Gazetteer.Default, tagger);
        var entities = new List<EntityMention>(names.Count);
        foreach (var name in names)
        {
            var span = tokens.Span(name.First, name.End - 1);
            entities.Add(new EntityMention(span.In(tokens.Text), name.Category, span, name.Confidence));
        }

        return entities;
    }

    /// <summary>Of entities that overlap, the one found by the surer rule stays; the list gives that order.</summary>
    private static List<EntityMention> WithoutOverlaps(List<EntityMention> entities)
    {
        var ordered = entities.Select((entity, rank) => (entity, rank)).OrderBy(e => e.entity.Span).ThenBy(e => e.rank).ToList();
        var kept = new List<EntityMention>(entities.Count);
        var lastRank = 0;
        foreach (var (entity, rank) in ordered)
        {
            if (kept.Count > 0 && kept[^1].Span.Overlaps(entity.Span))
            {
                if (rank >= lastRank)
                {
                    continue;
                }

                kept.RemoveAt(kept.Count - 1);
            }

            kept.Add(entity);
            lastRank = rank;
        }

        return kept;
    }
}
