using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Core.Analysis;

/// <summary>One article of a drop with everything that was read in it, or the reason why a drop's part could not be read.</summary>
/// <param name="Source">The drop's name, with <c>#2</c> for the second article of a feed.</param>
/// <param name="Article">The article; null when it was rejected.</param>
/// <param name="Analysis">Its analysis; null when it was rejected.</param>
/// <param name="Facts">Its facts; empty when it was rejected.</param>
/// <param name="Rejection">Why it could not be read; null when it could.</param>
public sealed record AnalyzedArticle(
    string Source, Article? Article, TextAnalysis? Analysis, IReadOnlyList<Fact> Facts, Rejection? Rejection)
{
    /// <summary>A part of a drop that could not be read.</summary>
    public static AnalyzedArticle Rejected(string source, Rejection rejection) => new(source, null, null, [], rejection);
}
