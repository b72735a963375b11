using Pipeline.Text.Data;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tagging;

/// <summary>What the part-of-speech tagger sees at a token: the trainer and the tagger both ask here.</summary>
internal static class PartOfSpeechFeatures
{
    /// <summary>Most features that a token has.</summary>
    public const int Most = 24;

    private const uint None = 0x5F3759DF;
    private const uint RegularPast = 0x2545F491;

    private static readonly uint RegularPastSuffix1 = FeatureHash.Of("d");
    private static readonly uint RegularPastSuffix2 = FeatureHash.Of("ed");
    private static readonly uint RegularPastPrefix1 = FeatureHash.Of("e");

    /// <summary>Writes the features of <paramref name="token"/>, before which stand <paramref name="previous"/> and,
    /// before that, <paramref name="second"/>.</summary>
    /// <returns>How many there are.</returns>
    public static int Write(TokenizedText tokens, int token, PartOfSpeech previous, PartOfSpeech second, Span<uint> features)
    {
        var lexeme = tokens.Lexeme(token);
        // Whether a regular past form is tense or participle is told by what stands around it: the word itself would only repeat which of
        // the two the training text happened to have ("killed" is a participle in all of it). Of its letters only the ending is seen.
        var isRegularPast = lexeme.Word.Length > 4 && lexeme.Word.EndsWith("ed", StringComparison.Ordinal);
        var own = isRegularPast ? RegularPast : lexeme.Number;
        var suffix3 = isRegularPast ? 0 : lexeme.Suffix(3);
        var shape = (uint)tokens.Shape(token) * 2 + (tokens.BeginsSentence(token) ? 1u : 0);
        var before = At(tokens, token - 1);
        var after = At(tokens, token + 1);
        var tag = (uint)previous;
        var n = 0;
        features[n++] = FeatureHash.Of(1, own);
        features[n++] = FeatureHash.Of(2, isRegularPast ? RegularPastSuffix1 : lexeme.Suffix(1));
        features[n++] = FeatureHash.Of(3, isRegularPast ? RegularPastSuffix2 : lexeme.Suffix(2));
        features[n++] = FeatureHash.Of(4, suffix3, shape);
        features[n++] = FeatureHash.Of(5, isRegularPast ? 0 : lexeme.Suffix(4));
        features[n++] = FeatureHash.Of(6, isRegularPast ? RegularPastPrefix1 : lexeme.Prefix(1));
        features[n++] = FeatureHash.Of(7, isRegularPast ? 0 : lexeme.Prefix(3));
        features[n++] = FeatureHash.Of(8, shape);
        features[n++] = FeatureHash.Of(9, tag);
        features[n++] = FeatureHash.Of(10, tag, (uint)second);
        features[n++] = FeatureHash.Of(11, tag, own);
        features[n++] = FeatureHash.Of(12, before);
        features[n++] = FeatureHash.Of(13, At(tokens, token - 2));
        features[n++] = FeatureHash.Of(14, after);
        features[n++] = FeatureHash.Of(15, At(tokens, token + 2));
        features[n++] = FeatureHash.Of(16, own, after);
        features[n++] = FeatureHash.Of(17, before, own);
        features[n++] = FeatureHash.Of(18, tag, shape);
        features[n++] = FeatureHash.Of(19, tag, suffix3);
        if (token + 1 < tokens.Count)
        {
            features[n++] = FeatureHash.Of(20, tokens.Lexeme(token + 1).Suffix(3));
            features[n++] = FeatureHash.Of(21, (uint)tokens.Shape(token + 1), shape);
        }

        if (token > 0)
        {
            features[n++] = FeatureHash.Of(22, tokens.Lexeme(token - 1).Suffix(3));
        }

        features[n++] = FeatureHash.Of(23, before, after);
        return n;
    }

    private static uint At(TokenizedText tokens, int token) => (uint)token < (uint)tokens.Count ? tokens.Lexeme(token).Number : None;
}
