using Pipeline.Core.Facts;

namespace Pipeline.Core.Reading.Words;

/// <summary>Who is hit in a clause with a harm verb.</summary>
internal enum VerbFrame
{
    /// <summary>The object: somebody kills people; people are killed.</summary>
    Object,

    /// <summary>The subject: people die.</summary>
    Subject,

    /// <summary>The owners of the object: somebody hacks people's phones.</summary>
    Owner,

    /// <summary>The owners of what is taken, never the object itself: somebody steals people's data.</summary>
    Property,

    /// <summary>Those of whom it is said: people are dead.</summary>
    State,

    /// <summary>Those after the particle: a tool is used against people.</summary>
    After,

    /// <summary>The subject of the passive only: people are hit by bullets.</summary>
    Passive,

    /// <summary>The object, when a hospital follows: people are taken to a hospital.</summary>
    Hospital,

    /// <summary>The object, when "hostage" follows: rebels take guests as hostages.</summary>
    Hostage,

    /// <summary>The subject, when wounds follow: people suffer burns.</summary>
    Wounds,

    /// <summary>The subject, when ten or more are counted: 900 families fled.</summary>
    Crowd,

    /// <summary>The object, when attackers do it: militants hold nine sailors.</summary>
    Captor,
}

/// <summary>Forms of a verb.</summary>
[Flags]
internal enum VerbForm
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Gerund = 16,
}

/// <summary>One use of a verb that hits people.</summary>
/// <param name="Effect">What happens to them.</param>
/// <param name="Frame">Who is hit.</param>
/// <param name="Particle">The words that must follow, lower case; empty for none.</param>
/// <param name="Form">The forms that the word can be.</param>
internal sealed record HarmVerb(VictimEffect Effect, VerbFrame Frame, string[] Particle, VerbForm Form);
