namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>The longest text in a field whose name says nothing.</summary>
/// <param name="Path">The field: <c>cleaned_text</c>, <c>fields.copy</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsProse">Whether it is sentences, and so the body; else it is named in a rejection.</param>
internal sealed record UnknownText(string Path, string Text, bool IsProse)
{
    /// <summary>What a person needs to have it read.</summary>
    public string Refusal => $"The text field is not recognised: {Path}, {Text.Length:N0} characters. Name it text.";
}

/// <summary>Finds the longest text among fields of no known name.</summary>
internal sealed class UnknownTextSearch
{
    private UnknownText? prose;
    private UnknownText? other;

    /// <summary>The longest sentences; without any, the longest text of words; null when there is neither.</summary>
    public UnknownText? Found => prose ?? other;

    /// <summary>Looks at a field's text.</summary>
    public void Add(string path, string text)
    {
        if (Placeholders.Contains(text))
        {
            return; // WordPress has "This content is password protected" where the text would be.
        }

        if (text.Length > (prose?.Text.Length ?? 0) && Prose.IsSentences(text))
        {
            prose = new(path, text, IsProse: true);
        }
        else if (text.Length > (other?.Text.Length ?? 0) && Prose.IsLongText(text))
        {
            other = new(path, text, IsProse: false);
        }
    }
}
