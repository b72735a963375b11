namespace Pipeline.Text.KeyPhrases;

/// <summary>What a word may do in a key phrase.</summary>
internal enum PhraseRole
{
    /// <summary>Bounds a phrase.</summary>
    None,

    /// <summary>Stands before a noun.</summary>
    Modifier,

    /// <summary>Ends a phrase, or is one.</summary>
    Noun,

    /// <summary>A person, place or organisation, as one word.</summary>
    Name,
}

/// <summary>A word of a phrase: one token, tokens that hyphens join, or a whole name.</summary>
/// <param name="Key">Number of the word; words that differ in case or number share it.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Sentence">Its sentence, from 0.</param>
/// <param name="IsCapital">Whether it is written with a capital as a name is.</param>
internal readonly record struct PhraseWord(int Key, PhraseRole Role, TextSpan Span, int Sentence, bool IsCapital);
