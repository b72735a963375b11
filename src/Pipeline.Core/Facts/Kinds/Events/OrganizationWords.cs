using System.Collections.Frozen;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Facts;

/// <summary>What a word is in an organisation's name, and what it says beside one.</summary>
internal enum OrganizationWord
{
    Institution,
    Body,
    Modifier,
    Company,
    Form,
    Bystander,
    System,
    Product,
}

/// <summary>The words of organisations' names (<c>organization-words.tsv</c>), in lower case.</summary>
internal static class OrganizationWords
{
    private static readonly FrozenDictionary<OrganizationWord, FrozenSet<string>> Sets =
        Enum.GetValues<OrganizationWord>().Zip(NamedRows.Of("organization-words.tsv", EmbeddedTable.Rows("organization-words.tsv", 2), Enum.GetValues<OrganizationWord>()))
            .ToFrozenDictionary(row => row.First, row => EmbeddedTable.Words(row.Second[1]).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether the word is of the kind.</summary>
    public static bool Is(string word, OrganizationWord kind) => Sets[kind].Contains(word);

    /// <summary>Whether the word says what an organisation is: "hospital", "council".</summary>
    public static bool IsHead(string word) => Is(word, OrganizationWord.Institution) || Is(word, OrganizationWord.Body);
}
