namespace Pipeline.Core.Facts;

/// <summary>Group labels of one, for display: "1 person killed", "2 people killed". A label is a phrase; single words of a text are
/// <c>Pipeline.Text.Words.Singular</c>'s.</summary>
internal static class SingularLabel
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["police"] = "police officer",
        ["troops"] = "soldier",
        ["clergy"] = "member of the clergy",
        ["alumni"] = "alumnus",
    };

    // Nouns that others are made with: housewives, schoolchildren, businesspeople, passers-by.
    private static readonly (string Plural, string Singular)[] Endings =
    [
        ("people", "person"), ("children", "child"), ("wives", "wife"), ("thieves", "thief"), ("men", "man"), ("passers-by", "passer-by"),
        ("passersby", "passerby"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"),
    ];

    /// <summary>The singular of a label's head noun: "human rights activists" is "human rights activist", "members of parliament" is
    /// "member of parliament". A word without a known plural ending stays.</summary>
    public static string Of(string label)
    {
        var headEnd = label.IndexOf(" of ", StringComparison.Ordinal) is >= 0 and var of ? of : label.Length;
        var headStart = label.LastIndexOf(' ', Math.Max(0, headEnd - 1)) + 1;
        return string.Concat(label.AsSpan(0, headStart), Word(label[headStart..headEnd]), label.AsSpan(headEnd));
    }

    private static string Word(string word)
    {
        if (Irregular.TryGetValue(word, out var singular))
        {
            return singular;
        }

        foreach (var (plural, one) in Endings)
        {
            if (word.EndsWith(plural, StringComparison.Ordinal))
            {
                return string.Concat(word.AsSpan(0, word.Length - plural.Length), one);
            }
        }

        return word is [.., not 's' and not 'u' and not 'i', 's'] ? word[..^1] : word;
    }
}
