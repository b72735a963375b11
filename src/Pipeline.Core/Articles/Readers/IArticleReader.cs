using Pipeline.Core.Articles.Letters;

namespace Pipeline.Core.Articles.Readers;

/// <summary>A drop whose bytes were decoded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type with parameters, if known.</param>
/// <param name="Text">All of its characters.</param>
/// <param name="Limits">What is too much.</param>
/// <param name="Letter">Of the text of a letter, what the letter does with others; null for all else.</param>
internal sealed record Drop(string Name, string? ContentType, string Text, ArticleLimits Limits, LetterKind? Letter = null);

/// <summary>Reads one format. Stateless and safe for concurrent use.</summary>
internal interface IArticleReader
{
    /// <summary>Whether the drop looks like this format. The readers are asked in order, and the first that says yes reads it.</summary>
    bool CanRead(Drop drop);

    /// <summary>The drop's articles in order, up to <see cref="ArticleLimits.MaxArticles"/> and one more. Bad data is a part with a
    /// reason.</summary>
    IEnumerable<DropPart> Read(Drop drop);
}
