using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Finds the facts that an article states. Pure: the same article and analysis give the same facts in the same order.</summary>
public interface IFactExtractor
{
    /// <summary>The facts of <paramref name="article"/>, at most one for a country, a group, and a key and value of a count; the most
    /// important first. Offsets point into the article's body.</summary>
    /// <exception cref="ArgumentException">The analysis is of another text than the article's body.</exception>
    IReadOnlyList<Fact> Extract(Article article, TextAnalysis analysis);
}
