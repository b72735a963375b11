using Pipeline.Text.Tagging;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.KeyPhrases;

/// <summary>Reads a text as the words that key phrases are made of: nouns, what stands before them, and names.</summary>
internal sealed class PhraseWordReader
{
    private readonly TokenizedText tokens;
    private readonly PartOfSpeech[] tags;
    private readonly IReadOnlyList<EntityMention> entities;
    private readonly Dictionary<string, int> keys;
    private readonly List<double> rarities;

    // For each distinct word: one more than the number of its singular; 0 while it is not read, -1 for what bounds phrases.
    private readonly int[] wordKeys;

    private PhraseWordReader(TokenizedText tokens, PartOfSpeech[] tags, IReadOnlyList<EntityMention> entities)
    {
        this.tokens = tokens;
        this.tags = tags;
        this.entities = entities;
        wordKeys = new int[tokens.VocabularySize];

        // About half of a text's words are names, stop words and marks.
        keys = new Dictionary<string, int>(wordKeys.Length / 2, StringComparer.Ordinal);
        rarities = new List<double>(wordKeys.Length / 2);
    }

    /// <summary>The words in text order; a word with <see cref="PhraseRole.None"/> stands wherever a phrase ends.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="tags">The part of speech of each token.</param>
    /// <param name="entities">Its entities in text order, without overlaps.</param>
    /// <param name="rarities">For each word's number, how rare it is in general English, 0 to 1.</param>
    public static List<PhraseWord> Read(
        TokenizedText tokens, PartOfSpeech[] tags, IReadOnlyList<EntityMention> entities, out IReadOnlyList<double> rarities)
    {
        var reader = new PhraseWordReader(tokens, tags, entities);
        var words = reader.Read();
        rarities = reader.rarities;
        return words;
    }

    private List<PhraseWord> Read()
    {
        var words = new List<PhraseWord>(tokens.Count / 2);
        var entity = 0;
        var i = 0;
        for (var s = 0; s < tokens.Sentences.Count; s++)
        {
            while (i < tokens.Count && tokens[i].Span.Start < tokens.Sentences[s].End)
            {
                var start = tokens[i].Span.Start;
                while (entity < entities.Count && entities[entity].Span.End <= start)
                {
                    entity++;
                }

                PhraseWord word;
                if (entity < entities.Count && entities[entity].Span.Start <= start
                    && entities[entity].Category != EntityCategory.PersonType)
                {
                    var next = After(entities[entity].Span.End, i);
                    word = OfEntity(entities[entity], s, IsBracketed(i, next));
                    i = next;
                }
                else
                {
                    word = Word(i, Joined(i, tokens.Sentences[s].End), s, out i);
                }

                if (word.Role != PhraseRole.None || words.Count > 0 && words[^1].Role != PhraseRole.None)
                {
                    words.Add(word);
                }
            }
        }

        return words;
    }

    // What stands alone in brackets is an agency's sign or a short form at its first use: the name counts where the text uses it.
    private bool IsBracketed(int token, int next) =>
        token > 0 && next < tokens.Count && tokens.Raw(token - 1) is "(" && tokens.Raw(next) is ")";

    private PhraseWord OfEntity(EntityMention entity, int sentence, bool isBracketed) =>
        !isBracketed && entity.Category is (EntityCategory.Person or EntityCategory.Organization or EntityCategory.Location
                or EntityCategory.Event or EntityCategory.Product)
            ? new PhraseWord(
                KeyOf(tokens.Cased.Substring(entity.Span.Start, entity.Span.Length).ToLowerInvariant(), rarity: 1),
                PhraseRole.Name, entity.Span, sentence, true)
            : new PhraseWord(0, PhraseRole.None, entity.Span, sentence, false);

    private int After(int position, int token)
    {
        do
        {
            token++;
        }
        while (token < tokens.Count && tokens[token].Span.Start < position);
        return token;
    }

    /// <summary>Index of the last token of the word that begins at <paramref name="token"/>:
    /// hyphens without space around them join.</summary>
    private int Joined(int token, int sentenceEnd)
    {
        var last = token;
        while (tokens[last].Kind != TokenKind.Punctuation && last + 2 < tokens.Count && tokens[last + 2].Span.Start < sentenceEnd
            && tokens.Raw(last + 1) is "-" && tokens[last + 1].Span.Start == tokens[last].Span.End
            && tokens[last + 2].Span.Start == tokens[last + 1].Span.End && tokens[last + 2].Kind == TokenKind.Word)
        {
            last += 2;
        }

        return last;
    }

    private PhraseWord Word(int token, int last, int sentence, out int next)
    {
        next = last + 1;
        var span = tokens.Span(token, last);
        var key = WordKey(last);
        var role = key < 0 || tokens[token].Kind != TokenKind.Word ? PhraseRole.None : tags[last] switch
        {
            PartOfSpeech.Noun or PartOfSpeech.PluralNoun or PartOfSpeech.ProperNoun => PhraseRole.Noun,
            PartOfSpeech.Adjective => PhraseRole.Modifier,
            // "The messaging service", "the killing of": a gerund is a noun behind what stands before nouns.
            PartOfSpeech.Gerund when token > 0
                && tags[token - 1] is (PartOfSpeech.Determiner or PartOfSpeech.Possessive or PartOfSpeech.Adjective) =>
                PhraseRole.Noun,
            _ => PhraseRole.None,
        };
        if (role != PhraseRole.None && last > token)
        {
            key = KeyOf(tokens.Cased.Substring(span.Start, span.Length).ToLowerInvariant(), rarity: 1);
        }

        return new PhraseWord(role == PhraseRole.None ? 0 : key, role, span, sentence, char.IsUpper(tokens.Raw(token)[0]));
    }

    /// <summary>Number of the token's singular; -1 for words that no phrase contains.</summary>
    private int WordKey(int token)
    {
        ref var key = ref wordKeys[tokens.WordId(token)];
        if (key == 0)
        {
            var lexeme = tokens.Lexeme(token);
            var word = lexeme.Word;
            var isTelling = tokens[token].Kind == TokenKind.Word && !lexeme.IsStopWord
                && (word.Length > 2 || word.Length > 1 && char.IsUpper(tokens.Raw(token)[^1])) && char.IsLetter(word[0]);
            key = isTelling ? KeyOf(lexeme.Singular, lexeme.Rarity) + 1 : -1;
        }

        return key < 0 ? -1 : key - 1;
    }

    private int KeyOf(string word, double rarity)
    {
        if (!keys.TryGetValue(word, out var key))
        {
            keys[word] = key = rarities.Count;
            rarities.Add(rarity);
        }

        return key;
    }
}
