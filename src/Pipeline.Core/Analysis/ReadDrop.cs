using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Stories.Reading;
using Pipeline.Core.Stories.Statements;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Analysis;

/// <summary>What was read in one drop.</summary>
/// <param name="Articles">Its articles, in the order of the drop.</param>
/// <param name="Rejections">What of it could not be read; of a drop without an article the first one says why.</param>
public sealed record ReadDrop(IReadOnlyList<ReadArticle> Articles, IReadOnlyList<Rejection> Rejections)
{
    /// <summary>Why nothing was read; null when something was.</summary>
    public Rejection? Rejection => Articles.Count == 0 ? Rejections[0] : null;
}

/// <summary>One article with everything that was read in it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Analysis">Its analysis.</param>
/// <param name="Facts">Its facts, most important first.</param>
/// <param name="Anchors">What ties them to events.</param>
public sealed record ReadArticle(Article Article, TextAnalysis Analysis, IReadOnlyList<Fact> Facts, ArticleAnchors Anchors)
{
    private readonly Lazy<ArticleStatements> statements = new(() => StatementReader.Read(Article, Analysis, Facts, Anchors));

    /// <summary>What its facts state about a story; made when it is decided on, and once.</summary>
    internal ArticleStatements Statements => statements.Value;
}
