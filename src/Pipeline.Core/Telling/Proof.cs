namespace Pipeline.Core.Telling;

/// <summary>Lines of facts, and the sentences that prove them and stand nowhere else in the message.</summary>
/// <param name="Lines">At least one.</param>
/// <param name="Sentences">None is empty.</param>
public sealed record Proof(IReadOnlyList<FactLine> Lines, IReadOnlyList<IReadOnlyList<TextRun>> Sentences);

/// <summary>"New countries affected: Bahrain, Mexico".</summary>
/// <param name="Caption">What its facts have in common.</param>
/// <param name="Items">At least one.</param>
/// <param name="Sources">How many sources state them, where the lines of a message differ in that.</param>
public sealed record FactLine(string Caption, IReadOnlyList<FactItem> Items, string? Sources);

/// <summary>"at least 1,500 users hacked (was at least 1,400, +7.1 %)".</summary>
/// <param name="Label">The fact in words.</param>
/// <param name="Note">What it replaces.</param>
/// <param name="Flag">A country's flag, for places that show one; terminals can't tell how wide it is.</param>
public sealed record FactItem(string Label, string? Note, string? Flag)
{
    /// <summary>The label, after the flag if there is one.</summary>
    public string FlaggedLabel => Flag is null ? Label : $"{Flag} {Label}";
}
