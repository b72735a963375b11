using Pipeline.Text.Gazetteers;

namespace Pipeline.Text.Places;

/// <summary>A name that may be a place here, before the text as a whole was heard.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Name">What the gazetteer knows of it.</param>
/// <param name="Cues">What stands around it.</param>
internal readonly record struct PlaceCandidate(int First, int End, PlaceName Name, PlaceCues Cues)
{
    /// <summary>First and end token of the longer name of a place that it stands in ("Jordan Valley", "South Florida"),
    /// else its own.</summary>
    public (int First, int End) Outer { get; init; } = (First, End);

    public bool Has(PlaceCues cue) => (Cues & cue) != PlaceCues.None;
}

/// <summary>What stands around a name.</summary>
[Flags]
internal enum PlaceCues
{
    None = 0,

    /// <summary>A preposition of place stands before it ("in", "near").</summary>
    Preposition = 1,

    /// <summary>It begins a sentence, where a capital says little.</summary>
    Begins = 1 << 1,

    /// <summary>Another capitalised word that is no known place, title or the like stands before it.</summary>
    BesideName = 1 << 2,

    /// <summary>It is part of a longer name.</summary>
    InName = 1 << 3,

    /// <summary>"County" or "Township" follows, as few countries have it.</summary>
    County = 1 << 4,

    /// <summary>A person in the text is called so.</summary>
    Bearer = 1 << 5,

    /// <summary>Another capitalised word that no list knows follows ("Medea Benjamin", "Stevens &amp; Wilkinson").</summary>
    BeforeName = 1 << 6,

    /// <summary>A preposition that stands before people and things as well ("of", "by the").</summary>
    WeakPreposition = 1 << 7,

    /// <summary>It opens a report: "HAMILTON — ".</summary>
    Dateline = 1 << 8,

    /// <summary>It is part of a newspaper's or station's name: "the Jordan Times".</summary>
    Press = 1 << 9,

    /// <summary>What follows stands in places or befalls them ("a Lima bus crash"), and what goes before is no other name.</summary>
    BeforeBearer = 1 << 10,
}
