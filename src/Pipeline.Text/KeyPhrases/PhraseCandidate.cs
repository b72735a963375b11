namespace Pipeline.Text.KeyPhrases;

/// <summary>A phrase that may be a key phrase: one to three words by their numbers, and where it occurs.</summary>
internal struct PhraseCandidate(PhraseCandidate.Words words, TextSpan span, int sentence, bool isName, bool isCapital)
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
    public Words Parts { get; } = words;

    /// <summary>Where it first stands, or first stands without a sentence's capital.</summary>
    public TextSpan Span { readonly get; private set; } = span;

    /// <summary>The sentence of its first occurrence, from 0.</summary>
    public int Sentence { get; } = sentence;

    /// <summary>Whether it names a person, place or organisation.</summary>
    public bool IsName { get; } = isName;

    /// <summary>How often it occurs; 0 when it was taken out.</summary>
    public int Count { readonly get; private set; } = 1;

    /// <summary>How often it occurs outside longer phrases that occur repeatedly.</summary>
    public int Alone { readonly get; set; }

    private bool IsCapital { readonly get; set; } = isCapital;

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

    /// <summary>Takes it out: its occurrences are another's.</summary>
    public void Remove() => Count = 0;
}
