namespace Pipeline.Core.Articles.Readers;

/// <summary>A drop whose bytes were decoded.</summary>
internal sealed record Drop(string Name, string? ContentType, string Text, ArticleLimits Limits);

/// <summary>Reads one format. Stateless and safe for concurrent use.</summary>
internal interface IArticleReader
{
    /// <summary>Whether the drop looks like this format. The readers are asked in order, and the first that says yes reads it.</summary>
    bool CanRead(Drop drop);

    /// <summary>The drop's articles in order, up to <see cref="ArticleLimits.MaxArticles"/> and one more. Bad data is a part with a
    /// reason.</summary>
    IEnumerable<DropPart> Read(Drop drop);
}
