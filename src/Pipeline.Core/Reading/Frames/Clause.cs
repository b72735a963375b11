using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Frames;

/// <summary>The tokens that a harm word is read within.</summary>
/// <param name="Sentence">The sentence that they stand in.</param>
/// <param name="Start">Index of the first.</param>
/// <param name="End">Index after the last.</param>
internal readonly record struct Clause(TokenizedArticle.Sentence Sentence, int Start, int End)
{
    /// <summary>All of a sentence.</summary>
    public static Clause Of(TokenizedArticle.Sentence sentence) => new(sentence, sentence.FirstToken, sentence.EndToken);
}
