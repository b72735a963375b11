using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>What a word says about the name it stands in.</summary>
[Flags]
internal enum NameWordClass
{
    None = 0,
    Title = 1,
    OrganizationHead = 1 << 1,
    OrganizationOf = 1 << 2,
    Press = 1 << 3,
    Street = 1 << 4,
    PlaceHead = 1 << 5,
    PlaceOf = 1 << 6,
    PlaceFront = 1 << 7,
    Event = 1 << 8,
    ForenameNot = 1 << 9,
    NotAcronym = 1 << 10,
    Speech = 1 << 11,
    ArmedGroup = 1 << 12,
    County = 1 << 13,
}

/// <summary>The classes of <c>name-words.tsv</c>.</summary>
internal static class NameWords
{
    private const string Table = "name-words.tsv";

    private static readonly Dictionary<string, NameWordClass> Classes = Load();

    /// <summary>The classes of a word as it is written; case counts.</summary>
    public static NameWordClass Of(ReadOnlySpan<char> word) =>
        Classes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found) ? found : NameWordClass.None;

    /// <summary>Whether the word has one of the classes.</summary>
    public static bool Is(ReadOnlySpan<char> word, NameWordClass any) => (Of(word) & any) != NameWordClass.None;

    private static Dictionary<string, NameWordClass> Load()
    {
        var classes = new Dictionary<string, NameWordClass>(StringComparer.Ordinal);
        var keys = new ClassKeys(typeof(NameWordClass), Table);
        foreach (var (key, words) in DataFile.WordRows(Table))
        {
            var name = (NameWordClass)keys.Read(key);
            foreach (var word in words)
            {
                classes[word] = classes.GetValueOrDefault(word) | name;
            }
        }

        keys.End();
        return classes;
    }
}
