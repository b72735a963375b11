namespace Pipeline.Text.Tagging;

/// <summary>What kind of word a token is: the Penn Treebank's tags, joined where extraction does not tell them apart.</summary>
/// <remarks>Santorini, Part-of-Speech Tagging Guidelines for the Penn Treebank Project (1990), gives the tags named in capitals.</remarks>
public enum PartOfSpeech
{
    /// <summary>Common noun, singular or mass (NN): "army".</summary>
    Noun,

    /// <summary>Common noun, plural (NNS): "soldiers".</summary>
    PluralNoun,

    /// <summary>Proper noun (NNP, NNPS): "Aleppo", "Americans".</summary>
    ProperNoun,

    /// <summary>Adjective, compared or not (JJ, JJR, JJS): "armed", "younger". Ordinals too: "third".</summary>
    Adjective,

    /// <summary>Verb in its base form or the present but the third person singular (VB, VBP): "kill".</summary>
    Verb,

    /// <summary>Verb in the past tense (VBD): "killed" in "the blast killed nine".</summary>
    PastVerb,

    /// <summary>Gerund or present participle (VBG): "killing".</summary>
    Gerund,

    /// <summary>Past participle (VBN): "killed" in "nine were killed".</summary>
    PastParticiple,

    /// <summary>Verb in the third person singular, present (VBZ): "kills", "is".</summary>
    ThirdPersonVerb,

    /// <summary>Modal verb (MD): "could".</summary>
    Modal,

    /// <summary>Adverb, particle of a verb, or "where", "when", "how" (RB, RBR, RBS, RP, WRB): "nearly", "not", "up".</summary>
    Adverb,

    /// <summary>Preposition or subordinating conjunction (IN): "of", "because".</summary>
    Preposition,

    /// <summary>Article, determiner or possessive pronoun (DT, PDT, PRP$): "the", "all", "their".</summary>
    Determiner,

    /// <summary>Cardinal number (CD): "1,400", "twelve".</summary>
    Number,

    /// <summary>Personal or relative pronoun, or "there" that begins a clause (PRP, WP, WDT, EX): "they", "who".</summary>
    Pronoun,

    /// <summary>Coordinating conjunction (CC): "and".</summary>
    Conjunction,

    /// <summary>"to", before a verb or a noun (TO, and IN for that word).</summary>
    To,

    /// <summary>Ending of a possessive (POS): "'s" after a noun.</summary>
    Possessive,

    /// <summary>A mark, a symbol, an interjection.</summary>
    Other,
}
