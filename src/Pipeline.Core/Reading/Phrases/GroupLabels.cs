using Pipeline.Core.Reading.Words;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>The vocabulary of groups: which words before a person noun stay in the label, and which labels are one.</summary>
internal static class GroupLabels
{
    /// <summary>The label when nothing specific is said.</summary>
    public const string People = "people";

    private static readonly HashSet<string> Modifiers = [.. EmbeddedTable.Rows("group-modifiers.txt", 1).Select(row => row[0])];

    private static readonly Dictionary<string, string> Canonical = EmbeddedTable.Rows("groups.tsv", 2)
        .SelectMany(row => row[1].Split('|').Append(row[0]).Select(variant => (Variant: variant, Group: row[0])))
        .ToDictionary(pair => pair.Variant, pair => pair.Group, StringComparer.Ordinal);

    /// <summary>Whether the words in [first, end) are one modifier that stays ("human rights").</summary>
    public static bool IsModifier(AnnotatedText text, int first, int end) => Modifiers.Contains(Join(text, first, end));

    /// <summary>The canonical label of a person noun at <paramref name="head"/> with its modifiers from <paramref name="first"/>
    /// on.</summary>
    public static string Label(AnnotatedText text, int first, int head, PersonNoun noun)
    {
        var start = head;
        while (start > first)
        {
            var two = start - 2 >= first && IsModifier(text, start - 2, start);
            if (!two && !IsModifier(text, start - 1, start))
            {
                break;
            }

            start -= two ? 2 : 1;
        }

        return Label(start < head ? Join(text, start, head) : "", noun);
    }

    /// <summary>The canonical label of <paramref name="noun"/> behind <paramref name="modifiers"/>, which may be empty.</summary>
    public static string Label(string modifiers, PersonNoun noun)
    {
        if (noun.Class == PersonClass.Generic && modifiers.Length == 0)
        {
            return People;
        }

        // The longest known name wins: "jesuit university priests" is not listed, "priests" is.
        var label = modifiers.Length == 0 ? noun.Plural : $"{modifiers} {noun.Plural}";
        return Canonical.GetValueOrDefault(label) ?? (modifiers.Length == 0 ? noun.Plural : label);
    }

    private static string Join(AnnotatedText text, int first, int end)
    {
        if (end - first == 1)
        {
            return text.Word(first);
        }

        var joined = new System.Text.StringBuilder();
        for (var i = first; i < end; i++)
        {
            if (i > first && !text.IsGlued(i))
            {
                joined.Append(' ');
            }

            joined.Append(text.Word(i));
        }

        return joined.ToString();
    }
}
