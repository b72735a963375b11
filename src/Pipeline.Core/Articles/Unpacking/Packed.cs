using Pipeline.Core.Articles.Letters;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Bytes that may be a container: those of a drop, or of what was found in one.</summary>
/// <param name="Name">Their name; its extension helps where the content is ambiguous.</param>
/// <param name="ContentType">Their media type with parameters, if known.</param>
/// <param name="Content">All of them.</param>
/// <param name="Within">The kinds of container around them, the outermost first.</param>
/// <param name="Letter">Of the text of a letter, what the letter does with others; null for all else.</param>
internal sealed record Packed(
    string Name, string? ContentType, ReadOnlyMemory<byte> Content, IReadOnlyList<string> Within, LetterKind? Letter = null)
{
    /// <summary>What lies within these bytes.</summary>
    public Packed Inner(string kind, string name, string? contentType, ReadOnlyMemory<byte> content) =>
        new(name, contentType, content, [.. Within, kind]);
}
