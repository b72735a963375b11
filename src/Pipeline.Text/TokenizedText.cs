using Pipeline.Text.Casing;
using Pipeline.Text.Tagging;

namespace Pipeline.Text;

/// <summary>A text cut into tokens and sentences, once, for everything that reads it.</summary>
/// <remarks>
/// Every token has the number of its word: tokens that differ only in case or in the form of their apostrophe share one, so that what a
/// word list says of a word is looked up once a text and not once a token. Immutable, and safe for concurrent use.
/// </remarks>
public sealed class TokenizedText
{
    private readonly Token[] tokens;
    private readonly int[] wordIds;
    private readonly string[] vocabulary;
    private PartOfSpeech[]? tags;

    private TokenizedText(string text)
    {
        Text = text;
        Cased = text;
        tokens = Tokenizer.Cut(text);
        Sentences = SentenceSplitter.Split(text, tokens.AsSpan());
        wordIds = new int[tokens.Length];
        vocabulary = WordNumbers.Assign(text, tokens, wordIds);

        // Restoring reads the tokens, whose case it has still to tell.
        Cased = CaseRestorer.Restore(this);
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>The text in ordinary case, character for character as long as <see cref="Text"/>: what asks for capitals asks here.</summary>
    public string Cased { get; }

    /// <summary>Sentences in text order; they do not overlap, and white space between them belongs to none.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>Number of tokens.</summary>
    public int Count => tokens.Length;

    /// <summary>The distinct words of the text in order of first appearance, lower case, with typewriter apostrophes.</summary>
    public IReadOnlyList<string> Vocabulary => vocabulary;

    /// <summary>The token at <paramref name="index"/>.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is no token's.</exception>
    public Token this[int index] => tokens[index];

    /// <summary>Cuts <paramref name="text"/>, which may be empty and in any language.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TokenizedText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TokenizedText(text);
    }

    /// <summary>The token's characters in ordinary case (<see cref="Cased"/>).</summary>
    public ReadOnlySpan<char> Raw(int token) => Cased.AsSpan(tokens[token].Span.Start, tokens[token].Span.Length);

    /// <summary>The token in lower case, with a typewriter apostrophe.</summary>
    public string Word(int token) => vocabulary[wordIds[token]];

    /// <summary>Index of the token's word in <see cref="Vocabulary"/>.</summary>
    public int WordId(int token) => wordIds[token];

    /// <summary>What kind of word the token is, read as English.</summary>
    /// <remarks>The whole text is tagged when the first tag is asked for.</remarks>
    public PartOfSpeech Tag(int token) => (Volatile.Read(ref tags) ?? Tags())[token];

    /// <summary>The span from the first through the last of the tokens.</summary>
    public TextSpan Span(int firstToken, int lastToken) => TextSpan.FromBounds(tokens[firstToken].Span.Start, tokens[lastToken].Span.End);

    // Two threads may both tag; they find the same.
    private PartOfSpeech[] Tags()
    {
        var found = PartOfSpeechTagger.Default.Tag(this);
        Volatile.Write(ref tags, found);
        return found;
    }
}
