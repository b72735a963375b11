using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Pipeline.Text.Data;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>Tells what kind of word each token of an English text is.</summary>
/// <remarks>
/// An averaged perceptron (Collins, Discriminative Training Methods for Hidden Markov Models, 2002) that reads from left to right, with a
/// dictionary of words that have one tag only: those cost one look-up. <c>parts-of-speech.bin</c> holds the weights and then the
/// dictionary: its length (4 bytes, little endian), the sorted word numbers (<see cref="FeatureHash.Of(ReadOnlySpan{char})"/>), one byte
/// each for the tag. Immutable, safe for concurrent use.
/// </remarks>
internal sealed class PartOfSpeechTagger
{
    /// <summary>Number of tags that the perceptron chooses from; those after them are told by the word alone.</summary>
    public const int Learned = (int)PartOfSpeech.Pronoun + 1;

    /// <summary>Name of the embedded table.</summary>
    public const string Table = "parts-of-speech.bin";

    private const int BucketShift = 18;

    private static readonly string[] AdverbEndings = [.. RuleWords.In(WordLists.AdverbEnding)];

    private static readonly Lazy<PartOfSpeechTagger> LazyDefault = new(() =>
    {
        using var stream = DataFile.Open(Table);
        return Read(stream);
    });

    private readonly WeightTable weights;
    private readonly uint[] words;
    private readonly byte[] tags;
    private readonly int[] buckets;

    private PartOfSpeechTagger(WeightTable weights, uint[] words, byte[] tags)
    {
        this.weights = weights;
        this.words = words;
        this.tags = tags;
        buckets = Buckets(words);
    }

    /// <summary>The tagger of the embedded table.</summary>
    public static PartOfSpeechTagger Default => LazyDefault.Value;

    /// <summary>Makes a tagger of trained weights.</summary>
    /// <param name="weights">Weights for the first <see cref="Learned"/> tags.</param>
    /// <param name="dictionary">Words of one tag.</param>
    public static PartOfSpeechTagger Of(WeightTable weights, IEnumerable<KeyValuePair<uint, PartOfSpeech>> dictionary)
    {
        var sorted = dictionary.OrderBy(word => word.Key).ToList();
        return new PartOfSpeechTagger(weights, [.. sorted.Select(word => word.Key)], [.. sorted.Select(word => (byte)word.Value)]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PartOfSpeechTagger Read(Stream stream)
    {
        var table = WeightTable.Read(stream);
        Span<byte> length = stackalloc byte[sizeof(int)];
        stream.ReadExactly(length);
        var numbers = new uint[BinaryPrimitives.ReadInt32LittleEndian(length)];
        stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }

        var bytes = new byte[numbers.Length];
        stream.ReadExactly(bytes);
        return new PartOfSpeechTagger(table, numbers, bytes);
    }

    /// <summary>Writes the table.</summary>
    public void Write(Stream stream)
    {
        weights.Write(stream);
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32LittleEndian(number, words.Length);
        stream.Write(number);
        foreach (var word in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(number, word);
            stream.Write(number);
        }

        stream.Write(tags);
    }

    /// <summary>The tag of every token of the text.</summary>
    public PartOfSpeech[] Tag(TokenizedText tokens)
    {
        var found = new PartOfSpeech[tokens.Count];
        var known = KnownTags(tokens);
        Span<uint> features = stackalloc uint[PartOfSpeechFeatures.Most];
        Span<short> scores = stackalloc short[WeightTable.MaxLabels + 1];
        for (var i = 0; i < found.Length; i++)
        {
            if (Certain(tokens, i, known[tokens.WordId(i)]) is { } certain)
            {
                found[i] = certain;
                continue;
            }

            var (previous, second) = History(tokens, found, i);
            var count = PartOfSpeechFeatures.Write(tokens, i, previous, second, features);
            weights.Score(features[..count], scores);
            var best = 0;
            for (var label = 1; label < Learned; label++)
            {
                best = scores[label] > scores[best]
                    && !IsBarred((PartOfSpeech)label, tokens, i, previous, second, tokens.BeginsSentence(i))
                    ? label : best;
            }

            found[i] = (PartOfSpeech)best;
        }

        return found;
    }

    /// <summary>What grammar rules out, however rare the words: a finite verb after an article, a plural verb after one thing
    /// ("a second spyware attack"), an adverb that looks like none, and, since news gives no orders, a verb in its base form
    /// at the beginning.</summary>
    private static bool IsBarred(
        PartOfSpeech label, TokenizedText tokens, int token, PartOfSpeech previous, PartOfSpeech second, bool begins) => label switch
    {
        PartOfSpeech.Verb => previous == PartOfSpeech.Adjective && (second is PartOfSpeech.Determiner or PartOfSpeech.Adjective)
            || previous == PartOfSpeech.Determiner && tokens.IsInAnyCase(token - 1, WordLists.NounOpening)
            || previous == PartOfSpeech.Noun && (second is PartOfSpeech.Determiner or PartOfSpeech.Adjective)
                && !tokens.IsInAnyCase(token - 1, WordLists.Collective)
            || begins,
        PartOfSpeech.Adverb => !MayBeAdverb(tokens.Lexeme(token)),
        PartOfSpeech.PastVerb or PartOfSpeech.ThirdPersonVerb =>
            previous == PartOfSpeech.Determiner && tokens.IsInAnyCase(token - 1, WordLists.NounOpening),
        _ => false,
    };

    /// <summary>Long adverbs show it: by their ending, or as one of a closed set.</summary>
    private static bool MayBeAdverb(Lexeme lexeme) =>
        lexeme.Word.Length < 6 || (lexeme.Lists.InAnyCase & WordLists.Adverb) != WordLists.None || HasAdverbEnding(lexeme.Word);

    private static bool HasAdverbEnding(string word)
    {
        foreach (var ending in AdverbEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The two tags before a token in its sentence; <see cref="PartOfSpeech.Other"/> where there is none.</summary>
    public static (PartOfSpeech Previous, PartOfSpeech Second) History(TokenizedText tokens, ReadOnlySpan<PartOfSpeech> tags, int token)
    {
        if (token == 0 || tokens.BeginsSentence(token))
        {
            return (PartOfSpeech.Other, PartOfSpeech.Other);
        }

        return (tags[token - 1], token == 1 || tokens.BeginsSentence(token - 1) ? PartOfSpeech.Other : tags[token - 2]);
    }

    /// <summary>The tag that needs no perceptron, or null: of marks, of numbers, and of a word that <paramref name="known"/> has
    /// one tag for.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="token">Index of the token.</param>
    /// <param name="known">What the dictionary says of the word in small letters.</param>
    public static PartOfSpeech? Certain(TokenizedText tokens, int token, PartOfSpeech? known)
    {
        var kind = tokens[token].Kind;
        if (kind == TokenKind.Punctuation)
        {
            return tokens.Word(token) is "&" ? PartOfSpeech.Conjunction
                : tokens.Word(token) is "'" && token > 0 && tokens.Word(token - 1) is [.., 's']
                    && tokens[token - 1].Span.End == tokens[token].Span.Start
                ? PartOfSpeech.Possessive : PartOfSpeech.Other;
        }

        var raw = tokens.Raw(token);
        if (kind == TokenKind.Number)
        {
            return char.IsLetter(raw[^1]) && raw[^1] is not ('m' or 'k' or 'n') ? null : PartOfSpeech.Number;
        }

        if (tokens.Word(token) is "'s")
        {
            return IsPossessive(tokens, token) ? PartOfSpeech.Possessive : PartOfSpeech.ThirdPersonVerb;
        }

        // Capitals at the start of a closed-class word ("The") do not change it; "US" and "May" are another word.
        return known is { } tag
            && (!char.IsUpper(raw[0])
                || tag > PartOfSpeech.Modal && tag != PartOfSpeech.Adverb && (raw.Length == 1 || !char.IsUpper(raw[1])))
            ? tag : null;
    }

    /// <summary>The dictionary's tag for each word of the text's vocabulary.</summary>
    private PartOfSpeech?[] KnownTags(TokenizedText tokens)
    {
        var known = new PartOfSpeech?[tokens.VocabularySize];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = Known(tokens.VocabularyLexeme(i).Number);
        }

        return known;
    }

    private PartOfSpeech? Known(uint word)
    {
        var bucket = word >> BucketShift;
        for (var i = buckets[bucket]; i < buckets[bucket + 1]; i++)
        {
            if (words[i] == word)
            {
                return (PartOfSpeech)tags[i];
            }
        }

        return null;
    }

    /// <summary>For each value of a number's first bits, the index of the first word that has it:
    /// a word or two remain to be compared.</summary>
    private static int[] Buckets(uint[] words)
    {
        var first = new int[(int)(uint.MaxValue >> BucketShift) + 2];
        var word = 0;
        for (var bucket = 0; bucket < first.Length; bucket++)
        {
            while (word < words.Length && words[word] >> BucketShift < bucket)
            {
                word++;
            }

            first[bucket] = word;
        }

        return first;
    }

    /// <summary>"Iran's" and "the minister's", not "it's" and "that's".</summary>
    private static bool IsPossessive(TokenizedText tokens, int token) =>
        token == 0 || !tokens.IsInAnyCase(token - 1, WordLists.BeforeShortIs);
}
