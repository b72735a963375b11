namespace Pipeline.Text.Tagging;

/// <summary>What the part-of-speech tagger sees at a token: the trainer and the tagger both ask here.</summary>
internal sealed class PartOfSpeechFeatures
{
    /// <summary>Most features that a token has.</summary>
    public const int Most = 24;

    private const uint None = 0x5F3759DF;
    private const uint RegularPast = 0x2545F491;
    private readonly TokenizedText tokens;
    private readonly uint[] wordHashes;
    private readonly bool[] begins;

    public PartOfSpeechFeatures(TokenizedText tokens)
    {
        this.tokens = tokens;
        wordHashes = new uint[tokens.Vocabulary.Count];
        for (var i = 0; i < wordHashes.Length; i++)
        {
            wordHashes[i] = FeatureHash.Of(tokens.Vocabulary[i]);
        }

        begins = new bool[tokens.Count];
        var sentence = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (sentence < tokens.Sentences.Count && tokens[i].Span.Start >= tokens.Sentences[sentence].Start)
            {
                begins[i] = true;
                sentence++;
            }
        }
    }

    /// <summary>Number of the token's word.</summary>
    public uint WordHash(int token) => wordHashes[tokens.WordId(token)];

    /// <summary>Whether the token begins a sentence.</summary>
    public bool Begins(int token) => begins[token];

    /// <summary>The token's shape.</summary>
    public WordShape Shape(int token) => WordShapes.Of(tokens.Raw(token), tokens[token].Kind);

    /// <summary>Writes the features of <paramref name="token"/>, before which stand <paramref name="previous"/> and, before that, <paramref name="second"/>.</summary>
    /// <returns>How many there are.</returns>
    public int Write(int token, PartOfSpeech previous, PartOfSpeech second, Span<uint> features)
    {
        var word = tokens.Word(token).AsSpan();
        // Whether a regular past form is tense or participle is told by what stands around it: the word itself would only repeat which of the
        // two the training text happened to have ("killed" is a participle in all of it).
        var isRegularPast = word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal);
        var own = isRegularPast ? RegularPast : WordHash(token);
        word = isRegularPast ? word[^2..] : word;
        var shape = (uint)Shape(token) * 2 + (begins[token] ? 1u : 0);
        var before = At(token - 1);
        var after = At(token + 1);
        var tag = (uint)previous;
        var n = 0;
        features[n++] = FeatureHash.Of(1, own);
        features[n++] = FeatureHash.Of(2, FeatureHash.Suffix(word, 1));
        features[n++] = FeatureHash.Of(3, FeatureHash.Suffix(word, 2));
        features[n++] = FeatureHash.Of(4, FeatureHash.Suffix(word, 3), shape);
        features[n++] = FeatureHash.Of(5, FeatureHash.Suffix(word, 4));
        features[n++] = FeatureHash.Of(6, FeatureHash.Prefix(word, 1));
        features[n++] = FeatureHash.Of(7, FeatureHash.Prefix(word, 3));
        features[n++] = FeatureHash.Of(8, shape);
        features[n++] = FeatureHash.Of(9, tag);
        features[n++] = FeatureHash.Of(10, tag, (uint)second);
        features[n++] = FeatureHash.Of(11, tag, own);
        features[n++] = FeatureHash.Of(12, before);
        features[n++] = FeatureHash.Of(13, At(token - 2));
        features[n++] = FeatureHash.Of(14, after);
        features[n++] = FeatureHash.Of(15, At(token + 2));
        features[n++] = FeatureHash.Of(16, own, after);
        features[n++] = FeatureHash.Of(17, before, own);
        features[n++] = FeatureHash.Of(18, tag, shape);
        features[n++] = FeatureHash.Of(19, tag, FeatureHash.Suffix(word, 3));
        if (token + 1 < tokens.Count)
        {
            features[n++] = FeatureHash.Of(20, FeatureHash.Suffix(tokens.Word(token + 1), 3));
            features[n++] = FeatureHash.Of(21, (uint)Shape(token + 1), shape);
        }

        if (token > 0)
        {
            features[n++] = FeatureHash.Of(22, FeatureHash.Suffix(tokens.Word(token - 1), 3));
        }

        features[n++] = FeatureHash.Of(23, before, after);
        return n;
    }

    private uint At(int token) => (uint)token < (uint)tokens.Count ? WordHash(token) : None;
}
