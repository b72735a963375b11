namespace Pipeline.Text.Words;

/// <summary>The lists of words that rules ask for; what each means stands beside its words in the tables of
/// <see cref="RuleWords"/>.</summary>
[Flags]
internal enum WordLists : ulong
{
    None = 0,

    // calendar-words.tsv
    Month = 1,
    MonthOrWord = 1UL << 1,
    MonthShort = 1UL << 2,
    MonthStop = 1UL << 3,
    Weekday = 1UL << 4,
    Season = 1UL << 5,
    Feast = 1UL << 6,
    DateOpening = 1UL << 7,
    QuantityOpening = 1UL << 8,

    // beside-place-words.tsv
    Direction = 1UL << 9,
    NameFront = 1UL << 10,
    BeforeIndians = 1UL << 11,
    BeforeLanguage = 1UL << 12,
    Kitchen = 1UL << 13,
    PressOf = 1UL << 14,
    NotStreet = 1UL << 15,
    Party = 1UL << 16,
    Hyphened = 1UL << 17,
    PlaceAdjective = 1UL << 18,
    PlacePreposition = 1UL << 19,
    WeakPreposition = 1UL << 20,
    Inside = 1UL << 21,
    SmallInPlace = 1UL << 22,
    PlaceKind = 1UL << 23,
    BesidePlace = 1UL << 24,
    SureForename = 1UL << 25,
    CountyEnd = 1UL << 26,
    CountyCountry = 1UL << 27,
    NoPlace = 1UL << 28,
    Wind = 1UL << 29,
    Road = 1UL << 30,
    PlaceBearer = 1UL << 55,

    // beside-name-words.tsv
    Article = 1UL << 31,
    NameJoin = 1UL << 32,
    NameInner = 1UL << 33,
    NameArticle = 1UL << 34,
    Particle = 1UL << 35,
    NotInAcronym = 1UL << 36,
    Credit = 1UL << 37,
    Agency = 1UL << 38,
    Office = 1UL << 39,
    OfficeFront = 1UL << 40,
    DoubtfulTitle = 1UL << 41,
    Role = 1UL << 42,
    Calling = 1UL << 43,
    NameSuffix = 1UL << 44,
    BeforePlace = 1UL << 45,
    Facility = 1UL << 46,
    BefallsPerson = 1UL << 47,
    FormOfName = 1UL << 48,
    SmallInName = 1UL << 49,

    // grammar-words.tsv
    Adverb = 1UL << 50,
    AdverbEnding = 1UL << 51,
    Collective = 1UL << 52,
    NounOpening = 1UL << 53,
    BeforeShortIs = 1UL << 54,
}
