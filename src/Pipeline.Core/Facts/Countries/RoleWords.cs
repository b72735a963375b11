namespace Pipeline.Core.Facts.Countries;

/// <summary>What a word says about the role of a country near it.</summary>
[Flags]
internal enum RoleWordClass
{
    None = 0,
    HarmNoun = 1,
    HarmVerb = 1 << 1,
    VictimNoun = 1 << 2,
    TargetCue = 1 << 3,
    AttackerNoun = 1 << 4,
    MakerNoun = 1 << 5,
    OriginCompound = 1 << 6,
    CompareCompound = 1 << 7,
    CompareNoun = 1 << 8,
    PlaceCompound = 1 << 9,
    OriginBefore = 1 << 10,
    SpeechVerb = 1 << 11,
    PlacePreposition = 1 << 12,
    HitPreposition = 1 << 13,
    ActiveHarm = 1 << 14,
    CountingVerb = 1 << 15,
}

/// <summary>The classes of <c>country-roles.tsv</c>.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<string, RoleWordClass> Classes = Load();

    /// <summary>The classes of a word in small letters.</summary>
    public static RoleWordClass Of(string word) => Classes.GetValueOrDefault(word);

    private static Dictionary<string, RoleWordClass> Load()
    {
        using var stream = typeof(RoleWords).Assembly.GetManifestResourceStream("country-roles.tsv")
            ?? throw new InvalidOperationException("The table country-roles.tsv is not embedded.");
        using var reader = new StreamReader(stream);
        var classes = new Dictionary<string, RoleWordClass>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } row)
        {
            if (row.StartsWith('#') || row.Length == 0)
            {
                continue;
            }

            var tab = row.IndexOf('\t');
            var name = Enum.Parse<RoleWordClass>(row[..tab].Replace("-", ""), ignoreCase: true);
            foreach (var word in row[(tab + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                classes[word] = classes.GetValueOrDefault(word) | name;
            }
        }

        return classes;
    }
}
