using Pipeline.Core.Facts;

namespace Pipeline.Core.Reading.Words;

/// <summary>How a harm noun names victims.</summary>
internal enum NounFrame
{
    /// <summary>"the murder of six priests".</summary>
    Of,

    /// <summary>"12 deaths".</summary>
    Counted,

    /// <summary>"the toll rose to 41".</summary>
    Toll,

    /// <summary>"the victims were journalists".</summary>
    Victim,

    /// <summary>"an attack on judges".</summary>
    Against,

    /// <summary>"a double homicide".</summary>
    Multiple,

    /// <summary>"two men with gunshot wounds".</summary>
    With,

    /// <summary>"two people are in critical condition".</summary>
    Condition,

    /// <summary>"40 men are in prison", "200 families are in camps".</summary>
    Held,
}

/// <summary>One use of a harm noun.</summary>
internal sealed record HarmNoun(VictimEffect Effect, NounFrame Frame);
