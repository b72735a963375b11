namespace Pipeline.Text.Words;

/// <summary>A word with the lists that have it in one case or another.</summary>
/// <remarks>Almost every word that a rule asks about is in none of the rule's lists, which one comparison of bits tells, whatever its case.
/// Only then is what stands in the text compared with what stands in the lists.</remarks>
internal sealed class ListedWord
{
    /// <summary>A word that no list has.</summary>
    public static readonly ListedWord Unlisted = new();

    private Form? forms;

    /// <summary>The lists that have the word, whatever its case.</summary>
    public WordLists InAnyCase { get; private set; }

    /// <summary>The lists that have the word as <paramref name="raw"/> is written.</summary>
    public WordLists ListsOf(ReadOnlySpan<char> raw)
    {
        for (var form = forms; form is not null; form = form.Next)
        {
            if (raw.SequenceEqual(form.Written))
            {
                return form.Lists;
            }
        }

        return WordLists.None;
    }

    /// <summary>Whether one of the lists has the word as <paramref name="raw"/> is written.</summary>
    public bool Is(ReadOnlySpan<char> raw, WordLists any) =>
        (InAnyCase & any) != WordLists.None && (ListsOf(raw) & any) != WordLists.None;

    /// <summary>Adds a list that writes the word so; for who reads the lists.</summary>
    public void Add(string written, WordLists list)
    {
        InAnyCase |= list;
        var form = forms;
        while (form is not null && form.Written != written)
        {
            form = form.Next;
        }

        form ??= forms = new Form(written, forms);
        form.Lists |= list;
    }

    private sealed class Form(string written, Form? next)
    {
        public string Written { get; } = written;

        public Form? Next { get; } = next;

        public WordLists Lists { get; set; }
    }
}
