namespace Pipeline.Training.Corpora;

/// <summary>One token of a labelled corpus.</summary>
/// <param name="Form">Its characters.</param>
/// <param name="Tag">Its part of speech in the Penn Treebank's tags, or "_" where the corpus has none.</param>
/// <param name="Entity">O, or B- or I- with PER, ORG, LOC or MISC.</param>
internal readonly record struct LabelledToken(string Form, string Tag, string Entity);

/// <summary>Sentences of one text of a labelled corpus.</summary>
/// <param name="Name">Name of the document, with the corpus's name before it.</param>
/// <param name="HasOtherNames">Whether the corpus marks names that are none of the three types (MISC); where it does not,
/// O says nothing about them.</param>
/// <param name="Sentences">Its sentences in order.</param>
internal sealed record LabelledDocument(string Name, bool HasOtherNames, IReadOnlyList<IReadOnlyList<LabelledToken>> Sentences);
