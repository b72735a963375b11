using Pipeline.Text.Gazetteers;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tokens;

/// <summary>A text cut into tokens and sentences, once, for everything that reads it.</summary>
/// <remarks>
/// Every token has the number of its word: tokens that differ only in case or in the form of their apostrophe share one, so that what a
/// word list says of a word is looked up once a text and not once a token. Immutable, and safe for concurrent use.
/// </remarks>
public sealed class TokenizedText
{
    private const int BeginsFlag = 1 << 7;

    private readonly Token[] tokens;
    private readonly int[] wordIds;
    private readonly Lexeme[] vocabulary;

    // The shape of each token, and whether it begins a sentence.
    private readonly byte[] shapes;
    private PlaceMatches? places;

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
        shapes = new byte[tokens.Length];
        MarkShapes();
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>The text in ordinary case, character for character as long as <see cref="Text"/>: what asks for
    /// capitals asks here.</summary>
    public string Cased { get; }

    /// <summary>Sentences in text order; they do not overlap, and white space between them belongs to none.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>Number of tokens.</summary>
    public int Count => tokens.Length;

    /// <summary>Number of distinct words.</summary>
    public int VocabularySize => vocabulary.Length;

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
    public string Word(int token) => vocabulary[wordIds[token]].Word;

    /// <summary>Whether English writes the token's word in small letters: what is none of them and stands in capitals is a name.</summary>
    public bool IsOrdinary(int token) => OrdinaryWords.Contains(Word(token));

    /// <summary>The number of the token's word, below <see cref="VocabularySize"/>: words have numbers in
    /// order of first appearance.</summary>
    public int WordId(int token) => wordIds[token];

    /// <summary>The word of that number in lower case, with a typewriter apostrophe.</summary>
    public string VocabularyWord(int wordId) => vocabulary[wordId].Word;

    /// <summary>The span from the first through the last of the tokens.</summary>
    public TextSpan Span(int firstToken, int lastToken) => TextSpan.FromBounds(tokens[firstToken].Span.Start, tokens[lastToken].Span.End);

    /// <summary>All tokens in order.</summary>
    internal ReadOnlySpan<Token> Tokens => tokens;

    /// <summary>What the word lists say of the token's word.</summary>
    internal Lexeme Lexeme(int token) => vocabulary[wordIds[token]];

    /// <summary>What the word lists say of the word of that number.</summary>
    internal Lexeme VocabularyLexeme(int wordId) => vocabulary[wordId];

    /// <summary>Whether one of the lists has the token, as it is written (<see cref="Raw"/>).</summary>
    internal bool Is(int token, WordLists any) => Lexeme(token).Lists.Is(Raw(token), any);

    /// <summary>Whether one of the lists has the token's word, whatever its case.</summary>
    internal bool IsInAnyCase(int token, WordLists any) => (Lexeme(token).Lists.InAnyCase & any) != WordLists.None;

    /// <summary>What the token looks like.</summary>
    internal WordShape Shape(int token) => (WordShape)(shapes[token] & ~BeginsFlag);

    /// <summary>Whether the token begins a sentence.</summary>
    internal bool BeginsSentence(int token) => (shapes[token] & BeginsFlag) != 0;

    /// <summary>The longest name of the gazetteer that begins at the token, or null.</summary>
    /// <param name="token">Index of the token.</param>
    /// <param name="end">Index after the name's last token; the token's own when nothing is found.</param>
    internal PlaceName? PlaceAt(int token, out int end) => (Volatile.Read(ref places) ?? Places()).At(token, out end);

    private void MarkShapes()
    {
        var sentence = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var begins = sentence < Sentences.Count && tokens[i].Span.Start >= Sentences[sentence].Start;
            sentence += begins ? 1 : 0;
            shapes[i] = (byte)((byte)WordShapes.Of(Raw(i), tokens[i].Kind) | (begins ? BeginsFlag : 0));
        }
    }

    // Two threads may both look; they find the same.
    private PlaceMatches Places()
    {
        var found = new PlaceMatches(Cased, tokens);
        Volatile.Write(ref places, found);
        return found;
    }
}
