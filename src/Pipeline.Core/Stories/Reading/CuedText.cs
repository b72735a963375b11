namespace Pipeline.Core.Stories.Reading;

/// <summary>The text of a sentence with its cues, which are looked for once, however many counts it has.</summary>
internal sealed class CuedText(string text)
{
    private CueSet? cues;

    public string Text => text;

    /// <summary>Whether the sentence has a cue.</summary>
    public bool Has(StatementCue cue) => (cues ??= StatementCues.In(text)).Has(cue);
}
