namespace Pipeline.Core.Articles.Letters;

/// <summary>What a letter does with the letters that it repeats.</summary>
internal enum LetterKind
{
    /// <summary>It says nothing of others.</summary>
    Own,

    /// <summary>It answers one, and what it repeats was said before.</summary>
    Reply,

    /// <summary>It passes one on, and that one is the article.</summary>
    Forward,
}
