namespace Pipeline.Core.Reading.Words;

/// <summary>Classes of words that shape noun phrases and clauses; a word can be in several.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Determiner = 1 << 0,
    Preposition = 1 << 1,
    Conjunction = 1 << 2,
    Subordinator = 1 << 3,
    Relative = 1 << 4,
    Be = 1 << 5,
    Have = 1 << 6,
    Modal = 1 << 7,
    Pronoun = 1 << 8,
    Negation = 1 << 9,
    Adverb = 1 << 10,
    Time = 1 << 11,
    Month = 1 << 12,
    Say = 1 << 13,
    Verb = 1 << 14,
    Unit = 1 << 15,
    Currency = 1 << 16,
    Thing = 1 << 17,
    Animal = 1 << 18,
    Property = 1 << 19,
    Quantity = 1 << 20,
    Disease = 1 << 21,
    Hospital = 1 << 22,
    Multiplier = 1 << 23,
    Wound = 1 << 26,

    /// <summary>Words that tell a story of a cyber attack.</summary>
    Cyber = 1 << 24,

    /// <summary>What is a <see cref="Property"/> in such a story.</summary>
    CyberProperty = 1 << 25,

    /// <summary>Words that tell such a story together, and nothing alone.</summary>
    CyberHint = 1 << 27,

    /// <summary>Words that tell it nearly alone.</summary>
    CyberLikely = 1 << 30,

    /// <summary>Words for the loss and those who cause it, in such a story.</summary>
    CyberHarm = 1 << 28,

    /// <summary>People who tell of attacks rather than suffer them.</summary>
    CyberExpert = 1 << 29,

    /// <summary>Words that no noun phrase goes on through.</summary>
    Closed =
        Determiner | Preposition | Conjunction | Subordinator | Relative | Be | Have | Modal | Pronoun | Negation | Adverb | Time
        | Say | Verb,
}
