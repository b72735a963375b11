using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Finds the facts that an article states. Pure: the same article and analysis give the same facts in the same order.</summary>
public interface IFactExtractor
{
    /// <summary>The facts of an article, at most one for each statement; the most important first. Offsets point into the article's
    /// body.</summary>
    IReadOnlyList<Fact> Extract(TokenizedArticle reading);
}

/// <summary>Reads an article that nobody else reads.</summary>
public static class FactExtraction
{
    /// <summary>The facts of <paramref name="article"/>.</summary>
    /// <exception cref="ArgumentException">The analysis is of another text than the article's body.</exception>
    public static IReadOnlyList<Fact> Extract(this IFactExtractor extractor, Article article, TextAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        return extractor.Extract(new TokenizedArticle(article, analysis));
    }
}
