namespace Pipeline.Core.Reading.Words;

/// <summary>All that the word lists say about one word.</summary>
internal sealed class LexiconEntry
{
    /// <summary>A word that no list has.</summary>
    public static readonly LexiconEntry Unknown = new() { IsUnknown = true };

    private const int SetsInOne = 64;

    private ulong firstSets;
    private ulong secondSets;
    private ulong thirdSets;

    /// <summary>Whether no list says what the word is; rules may ask for it all the same.</summary>
    public bool IsUnknown { get; init; }

    public WordClass Class { get; set; }

    public PersonNoun? Person { get; set; }

    /// <summary>What the word is in a story of a cyber attack, where that is not what it is elsewhere.</summary>
    public LexiconEntry? InCyberStory { get; set; }

    /// <summary>Longest particle first.</summary>
    public List<HarmVerb> Verbs { get; } = [];

    public List<HarmNoun> Nouns { get; } = [];

    public bool Is(WordClass any) => (Class & any) != WordClass.None;

    /// <summary>Whether a rule's set of words has the word.</summary>
    public bool Is(WordSet set) => (((int)set / SetsInOne) switch
    {
        0 => firstSets,
        1 => secondSets,
        _ => thirdSets,
    } >> ((int)set % SetsInOne)) % 2 == 1;

    /// <summary>Adds the word to a set.</summary>
    public void Add(WordSet set)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)set, 3 * SetsInOne);
        var bit = 1UL << ((int)set % SetsInOne);
        switch ((int)set / SetsInOne)
        {
            case 0:
                firstSets |= bit;
                break;
            case 1:
                secondSets |= bit;
                break;
            default:
                thirdSets |= bit;
                break;
        }
    }
}
