using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Roles;

/// <summary>What a word says about the role of a country near it.</summary>
[Flags]
internal enum RoleWordClass : long
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
    OfficialNoun = 1 << 16,
    MissionNoun = 1 << 17,
    TravelWord = 1 << 18,
    AidNoun = 1 << 19,
    SportNoun = 1 << 20,
    RelationNoun = 1 << 21,
    Doubt = 1 << 22,
    ScholarNoun = 1 << 23,
    Passive = 1 << 24,
    PhraseEnd = 1 << 25,
    PassedOver = 1 << 26,
    PlaceNoun = 1 << 27,
    SourceWord = 1 << 28,
    CompareBefore = 1 << 29,
    BackerWord = 1 << 30,
    ConditionNoun = 1L << 31,
    SelfPronoun = 1L << 32,
    Preposition = 1L << 33,
    Behind = 1L << 34,
    Hacker = 1L << 35,
    CompanyPreposition = 1L << 36,
    ObjectPreposition = 1L << 37,
    BlamePreposition = 1L << 38,
    SourcePreposition = 1L << 39,
    RelationPreposition = 1L << 40,
    TravelPreposition = 1L << 41,
    LongPeriod = 1L << 42,
    ListJoiner = 1L << 43,
    CyberAttacker = 1L << 44,
    SourceThing = 1L << 45,
    Made = 1L << 46,
    SentOut = 1L << 47,
    Selling = 1L << 48,
    Maker = 1L << 49,
    LinkNoun = 1L << 50,
    HelperVerb = 1L << 51,
    Gathering = 1L << 52,
    AdviceVerb = 1L << 53,
    HomeForce = 1L << 54,
    SuspectCue = 1L << 55,
    PlightVerb = 1L << 56,
    AmongBefore = 1L << 57,
    Imported = 1L << 58,
    NativeNoun = 1L << 59,

    Harm = HarmNoun | HarmVerb | CyberAttacker,
    NounPhraseEnd = PhraseEnd | SpeechVerb | OriginBefore | ActiveHarm | HelperVerb | CountingVerb | Passive,
}

/// <summary>The classes of <c>country-roles.tsv</c>.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<string, RoleWordClass> Classes = Load();

    /// <summary>The classes of a word in small letters.</summary>
    public static RoleWordClass Of(string word) => Classes.GetValueOrDefault(word);

    private static Dictionary<string, RoleWordClass> Load()
    {
        var classes = new Dictionary<string, RoleWordClass>(StringComparer.Ordinal);
        foreach (var (name, words) in WordTable.Read<RoleWordClass>("country-roles.tsv"))
        {
            foreach (var word in words)
            {
                classes[word] = classes.GetValueOrDefault(word) | name;
            }
        }

        return classes;
    }
}
