using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>One use of a harm verb in a text.</summary>
/// <param name="Clause">The clause that it stands in.</param>
/// <param name="Verb">The verb as the word lists have it.</param>
/// <param name="Token">Index of the verb.</param>
/// <param name="After">Index after the verb and its particle.</param>
/// <param name="Group">The verb group that it is a part of.</param>
internal readonly record struct VerbUse(Clause Clause, HarmVerb Verb, int Token, int After, VerbGroup Group)
{
    /// <summary>Whether the word can be the participle of the passive.</summary>
    public bool IsParticiple => (Verb.Form & VerbForm.Participle) != VerbForm.None;
}
