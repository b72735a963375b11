namespace Pipeline.Core.Reading.Frames;

/// <summary>A verb with its auxiliaries.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="IsPassive">Whether it is passive.</param>
/// <param name="IsInfinitive">Whether it is an infinitive with "to".</param>
internal readonly record struct VerbGroup(int First, bool IsPassive, bool IsInfinitive);
