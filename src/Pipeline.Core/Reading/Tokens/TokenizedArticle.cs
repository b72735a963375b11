using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Ordering;
using Pipeline.Text;
using Pipeline.Text.Analysis;
using Pipeline.Text.Tokens;

namespace Pipeline.Core.Reading.Tokens;

/// <summary>An article under the eyes of the fact rules: its tokens, its sentences and its analysis, each made once.</summary>
public sealed class TokenizedArticle
{
    /// <summary>Takes the analysis's tokens, or cuts <paramref name="article"/>'s body anew where the engine gave none.</summary>
    /// <exception cref="ArgumentException">The analysis is of another text than the article's body.</exception>
    public TokenizedArticle(Article article, TextAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(analysis);
        if (!string.Equals(article.Body, analysis.Text, StringComparison.Ordinal))
        {
            throw new ArgumentException("The analysis must be of the article's body.", nameof(analysis));
        }

        Article = article;
        Analysis = analysis;
        Tokens = analysis.Tokens ?? TokenizedText.Of(article.Body);
        var sentences = new List<Sentence>(analysis.Sentences.Count);
        var token = 0;
        foreach (var span in analysis.Sentences)
        {
            while (token < Tokens.Count && Tokens[token].Span.Start < span.Start)
            {
                token++;
            }

            var first = token;
            while (token < Tokens.Count && Tokens[token].Span.Start < span.End)
            {
                token++;
            }

            sentences.Add(new Sentence(sentences.Count, span, first, token));
        }

        Sentences = sentences;
    }

    /// <summary>One sentence and its tokens.</summary>
    /// <param name="Index">Its place among the sentences, from 0.</param>
    /// <param name="Span">Where it stands in the body.</param>
    /// <param name="FirstToken">Index of its first token.</param>
    /// <param name="EndToken">Index after its last token.</param>
    public readonly record struct Sentence(int Index, TextSpan Span, int FirstToken, int EndToken);

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>Its analysis.</summary>
    public TextAnalysis Analysis { get; }

    /// <summary>The article's body.</summary>
    public string Text => Article.Body;

    /// <summary>All tokens of the body.</summary>
    public TokenizedText Tokens { get; }

    /// <summary>All sentences in order; each token belongs to at most one.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The token's characters in ordinary case (<see cref="TokenizedText.Cased"/>).</summary>
    public ReadOnlySpan<char> Raw(int token) => Tokens.Raw(token);

    /// <summary>The token in lower case, with a typewriter apostrophe.</summary>
    public string Word(int token) => Tokens.Word(token);

    /// <summary>Whether the sentence is the title, or a first line that ends like one.</summary>
    public bool IsHeadline(Sentence sentence) => Article.TitleSpan is { Length: > 0 } title
        ? title.Contains(sentence.Span)
        : sentence.Index == 0 && !Text.AsSpan(0, sentence.Span.End).TrimEnd().EndsWith('.');

    /// <summary>The span from the first through the last of the tokens.</summary>
    public TextSpan Span(int firstToken, int lastToken) => Tokens.Span(firstToken, lastToken);

    /// <summary>The tokens that a span of the body overlaps: the first, and the one after the last.</summary>
    public (int First, int End) TokensOf(TextSpan span)
    {
        var first = PartitionPoint.Of(0, Tokens.Count, (Tokens, span.Start), static (at, i) => at.Tokens[i].Span.End <= at.Start);
        return (first, PartitionPoint.Of(first, Tokens.Count, (Tokens, span.End), static (at, i) => at.Tokens[i].Span.Start < at.End));
    }

    /// <summary>Evidence for words in <paramref name="sentence"/>.</summary>
    public Evidence Evidence(Sentence sentence, TextSpan words, string rule) =>
        new(sentence.Span.In(Text), words.Start, words.Length, rule, Article.Id) { SentenceOffset = sentence.Span.Start };
}
