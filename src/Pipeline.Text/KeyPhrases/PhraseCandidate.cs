namespace Pipeline.Text.KeyPhrases;

/// <summary>A phrase that may be a key phrase: one to three words by their numbers, and where it occurs.</summary>
internal sealed class PhraseCandidate(PhraseCandidate.Words words, TextSpan span, int sentence, bool isName, bool isCapital)
{
    /// <summary>The numbers of up to three words; -1 where there is none.</summary>
    internal readonly record struct Words(int First, int Second = -1, int Third = -1)
    {
        /// <summary>How many words.</summary>
        public int Count => Second < 0 ? 1 : Third < 0 ? 2 : 3;

        /// <summary>Whether <paramref name="other"/> is a shorter run of these words.</summary>
        public bool Contain(Words other) => other.Count < Count && other.Count switch
        {
            1 => First == other.First || Second == other.First || Third == other.First,
            _ => First == other.First && Second == other.Second || Second == other.First && Third == other.Second,
        };
    }

    /// <summary>Its words.</summary>
    public Words Parts => words;

    /// <summary>Where it first stands, or first stands without a sentence's capital.</summary>
    public TextSpan Span { get; private set; } = span;

    /// <summary>The sentence of its first occurrence, from 0.</summary>
    public int Sentence => sentence;

    /// <summary>Whether it names a person, place or organisation.</summary>
    public bool IsName => isName;

    /// <summary>How often it occurs.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>How often it occurs outside longer phrases that occur repeatedly.</summary>
    public int Alone { get; set; }

    private bool IsCapital { get; set; } = isCapital;

    /// <summary>Counts another occurrence.</summary>
    public void Occurs(TextSpan place, bool isCapitalHere)
    {
        Count++;
        if (IsCapital && !isCapitalHere)
        {
            Span = place;
            IsCapital = false;
        }
    }

    /// <summary>Counts occurrences of a shorter form of the same name.</summary>
    public void AddShorter(int occurrences) => Count += occurrences;
}
