namespace Pipeline.Core.Reading.Words;

/// <summary>Sets of words that the rules for phrases, doubts, frames and numbers ask for by name; each has a row in
/// <c>word-sets.tsv</c>, and a word can be in several.</summary>
internal enum WordSet
{
    // Phrases.

    /// <summary>Quotation marks of any form.</summary>
    QuoteMark,

    /// <summary>Determiners of one.</summary>
    SingleDeterminer,

    /// <summary>Nouns and names that end like adverbs.</summary>
    NoAdverb,

    /// <summary>What coordinates two nouns of one phrase.</summary>
    PhraseConjunction,

    /// <summary>What joins the last phrase of a list.</summary>
    ListConjunction,

    /// <summary>Small words inside the names of persons.</summary>
    NameParticle,

    /// <summary>What completes a noun: "of the Supreme Court".</summary>
    ComplementPreposition,

    /// <summary>Participles that describe a noun and are no verb of it: "a man identified as".</summary>
    DescribingParticiple,

    /// <summary>What may follow the noun that tells what a name is: "head of the party".</summary>
    AppositionPreposition,

    /// <summary>Pronouns that a list may follow as it does a name: "himself and two of his bodyguards".</summary>
    ObjectPronoun,

    /// <summary>Marks that end what is set into a sentence.</summary>
    AttachmentEnd,

    /// <summary>What stands before the time of a verb: "on Thursday".</summary>
    TimeOpener,

    /// <summary>Relatives that a verb may be said of.</summary>
    RelativeSubject,

    /// <summary>Where a search for companions ends.</summary>
    CompanionStop,

    /// <summary>What stands before the ages of several: "The brothers, aged 30 and 33".</summary>
    AgesWord,

    /// <summary>Nouns that say nothing without a complement: "defenders of human rights".</summary>
    ComplementNoun,

    /// <summary>What can be of data or of contract.</summary>
    BreachNoun,

    /// <summary>Those whose records a town or a state keeps, and loses: more than just people.</summary>
    RecordHolder,

    // Factuality.

    /// <summary>What a doubt does not reach over.</summary>
    DoubtEnd,

    /// <summary>Modals that hold a thing likely where "have" follows.</summary>
    PossibleModal,

    /// <summary>What presupposes that the noun after it happened.</summary>
    Definite,

    /// <summary>What stands between "since" and a month.</summary>
    DatePart,

    /// <summary>What stands before a month that is none of a whole date: "in July".</summary>
    MonthOpener,

    /// <summary>What stands before a number of four digits that is a year.</summary>
    BareYearOpener,

    /// <summary>Parts of a day: "last night".</summary>
    DayPart,

    /// <summary>What makes a number of years one that has passed: "three years ago", "six years after".</summary>
    PastMark,

    /// <summary>What makes a number of years a period: "over three decades".</summary>
    PeriodOpener,

    /// <summary>What makes each year as good as the next: "every year".</summary>
    EachYear,

    /// <summary>What stands before "this year" where it is summed up: "so far this year".</summary>
    YearTally,

    /// <summary>What stands before the place of an event: "in Dayton".</summary>
    PlaceOpener,

    /// <summary>What a town is called: "Kesten, a village near the border".</summary>
    TownNoun,

    /// <summary>What is part of a town: "the north of Kesten", "the outskirts of Kesten".</summary>
    TownPart,

    /// <summary>Marks after the place of a dateline: "DAYTON (AP)".</summary>
    DatelineEnd,

    /// <summary>Where words begin of which what stands before says nothing.</summary>
    ClauseCut,

    /// <summary>What says that somebody is still where he was.</summary>
    RemainVerb,

    /// <summary>Pronouns that a share is of: "four of them".</summary>
    SharePronoun,

    /// <summary>What befalls its owner, and is never his deed.</summary>
    OwnDeath,

    /// <summary>Parts of a whole that are no number of people.</summary>
    Fraction,

    /// <summary>What stands before a year and no other number of four digits.</summary>
    YearOpener,

    /// <summary>What follows the number of a street, which is no year: "the 2000 block of Main Street".</summary>
    StreetNumber,

    // Scopes.

    /// <summary>What stands before attackers who are counted with the rest: "including the gunman".</summary>
    AttackerIncluded,

    /// <summary>What stands before attackers who are not: "four people and the gunman", "besides the gunman".</summary>
    AttackerBeside,

    /// <summary>The attacker at the end of his deed: "and then himself", "turned the gun on herself".</summary>
    OneSelf,

    /// <summary>What stands between "the suspect" and his name: "was identified as".</summary>
    NamingWord,

    /// <summary>Determiners of an owner, whose row is no row of the dead: "his second wife".</summary>
    Owner,

    /// <summary>Determiners of one who was not told of before: "a fifth victim", "its fifth victim".</summary>
    OpenDeterminer,

    /// <summary>What an ordinal before it ranks, and does not count: "Second Lieutenant".</summary>
    RankedNoun,

    /// <summary>Words for what a city adds up: "30 people were shot across the city".</summary>
    StreetViolence,

    /// <summary>Verbs that make a toll of what was added to it: "bringing the toll to 18".</summary>
    RaisingVerb,

    /// <summary>What compares an event with those since another, and so tells of this one: "the deadliest attack since 2009".</summary>
    Superlative,

    /// <summary>What news that only tells more of one of the dead does: "third victim named".</summary>
    TellingMore,

    /// <summary>Those who are counted as hurt: "one of the wounded".</summary>
    HurtWord,

    // Verb frames.

    /// <summary>Particles of verbs for those who lie in a hospital.</summary>
    HospitalParticle,

    /// <summary>What those who lost data are sent.</summary>
    BreachLetter,

    /// <summary>What those taken become.</summary>
    Hostage,

    /// <summary>Before a place that people are kept in: "in prison", "behind bars".</summary>
    HoldingPreposition,

    /// <summary>Words that tell people from animals: "human cases of bird flu".</summary>
    Human,

    /// <summary>Papers that are named after who has one: "a driver's license".</summary>
    License,

    /// <summary>Trades of those who attack with what stands before: "malware operators".</summary>
    AttackTrade,

    /// <summary>What of people may be taken: "the files of 87,000 patients".</summary>
    DataOwned,

    /// <summary>What stands between it and whose it is.</summary>
    DataOwner,

    /// <summary>Words of taking, showing and selling it, which tell a loss of data without a word for it.</summary>
    DataTaking,

    /// <summary>Particles that may follow the object of their verb: "rounded 40 men up".</summary>
    SeparableParticle,

    /// <summary>Verbs that a state is said with: "remained missing".</summary>
    LastingVerb,

    /// <summary>Participles between auxiliary and verb: "were reported killed".</summary>
    ReportingParticiple,

    /// <summary>Verbs whose infinitive did happen: "managed to kill".</summary>
    AchievingVerb,

    /// <summary>What was done to the missing and the held who are so no more.</summary>
    ReturnParticiple,

    /// <summary>How the missing are when they are found.</summary>
    SafeWord,

    /// <summary>What leaves nobody out.</summary>
    AllWord,

    /// <summary>What leaves nobody after it.</summary>
    LastWord,

    /// <summary>Pronouns for all, whose number may follow: "everyone on board (58)".</summary>
    Everybody,

    /// <summary>Where those are that a ship or a plane carries.</summary>
    BoardWord,

    /// <summary>What is said of more than one: "no one else".</summary>
    OtherWord,

    /// <summary>What stands before the participle of a clause without a subject: "after being shot".</summary>
    ParticipleOpener,

    /// <summary>Verbs that bring people into a state: "leaves 9,000 homeless".</summary>
    LeavingVerb,

    /// <summary>Pronouns for those who were told of before.</summary>
    ThirdPronoun,

    /// <summary>Words between people and what they say: "have come forward to say".</summary>
    ComingForward,

    /// <summary>Determiners that no participle and noun follow.</summary>
    ArticleLike,

    /// <summary>The verb between a participle and whom it is said of: "Killed were two guards".</summary>
    FiniteBe,

    /// <summary>Where a search for the hospital ends.</summary>
    HospitalStop,

    /// <summary>What the sick have.</summary>
    Illness,

    /// <summary>What the targets of scams receive.</summary>
    Message,

    /// <summary>What organizations suffer.</summary>
    Breach,

    /// <summary>Where a search for the breach ends.</summary>
    BreachStop,

    /// <summary>What people are hacked with who are no computers.</summary>
    Blade,

    /// <summary>Wounds that kill.</summary>
    DeadlyWound,

    /// <summary>How those who die are hurt.</summary>
    Fatally,

    /// <summary>Adverbs that a share of those told of stands before: "two fatally".</summary>
    ShareAdverb,

    // Owners.

    /// <summary>Prepositions between data and whose it is, where data is the story.</summary>
    DataPreposition,

    /// <summary>What "to" follows between data and whose it is.</summary>
    Belonging,

    /// <summary>Trades that find attacks, or sell what they are made with.</summary>
    SecurityTrade,

    /// <summary>Marks that end a sentence.</summary>
    SentenceEnd,

    // Noun frames.

    /// <summary>What makes a toll one of the hurt.</summary>
    InjuryToll,

    /// <summary>Prepositions between an attack and whom it hits.</summary>
    AgainstPreposition,

    /// <summary>What is attacked for its owner: "an attack on the home of".</summary>
    PersonalThing,

    /// <summary>What is counted of a disease.</summary>
    Case,

    /// <summary>What follows a case in court.</summary>
    LegalCase,

    /// <summary>What makes a case one of a court, of the police or of a wine merchant.</summary>
    OtherCase,

    /// <summary>How sure a case of a disease is, which few other cases are said to be.</summary>
    CaseGrade,

    /// <summary>How cases are counted.</summary>
    Reported,

    /// <summary>What makes a shooting one that kills.</summary>
    Fatal,

    /// <summary>How the hurt are, by what hospitals say.</summary>
    ConditionGrade,

    /// <summary>Participles before "in critical condition".</summary>
    ConditionParticiple,

    /// <summary>Nouns that a total follows: "the number of deaths".</summary>
    TotalNoun,

    /// <summary>What stands before a number that is no toll.</summary>
    TollStop,

    /// <summary>What a toll is above.</summary>
    TollPassed,

    /// <summary>What stands between a toll and its number.</summary>
    TollConnector,

    /// <summary>What "the victims" follows.</summary>
    Among,

    /// <summary>Words for the dead and wounded that are adjectives as well.</summary>
    HurtAdjective,

    /// <summary>Nouns that rise to a number by themselves: "deaths rose to 81".</summary>
    RisingNoun,

    /// <summary>Verbs by which they do, with "to" or "at" before the number.</summary>
    RisingVerb,

    /// <summary>Verbs that lead to a number: "deaths reached 81".</summary>
    ReachingVerb,

    /// <summary>What stands between victims and who they are.</summary>
    VictimVerb,

    /// <summary>What opens a list of victims after a comma.</summary>
    VictimListOpener,

    /// <summary>What "they" do who are victims.</summary>
    Include,

    // Ordinals.

    /// <summary>One of the deaths that a row of them is of: "a fifth death".</summary>
    OrdinalDeath,

    /// <summary>The verb of what takes lives: "claims a fifth victim".</summary>
    ClaimVerb,

    /// <summary>The verb between a name and its place among the victims.</summary>
    BecomeVerb,

    /// <summary>Those who are counted by a row of deaths.</summary>
    OrdinalVictim,

    /// <summary>One of the killings that a row of a year or a town is of: "the 41st homicide this year".</summary>
    OrdinalKilling,

    // Exposure.

    /// <summary>Verbs of what has or offers data: "the files hold 11 million records".</summary>
    HoldingVerb,

    /// <summary>What they tell a loss of where it stands before them.</summary>
    BreachSubject,

    /// <summary>What is of data or of gas.</summary>
    LeakWord,

    /// <summary>Whom and what a leak of data hits.</summary>
    LeakHolder,

    /// <summary>What else leaks.</summary>
    LeakOther,

    /// <summary>What makes an attack one on the trust of people.</summary>
    ScamWord,

    /// <summary>What users are asked to do.</summary>
    Remedy,

    /// <summary>Determiners of one that stand for all.</summary>
    Each,

    /// <summary>Prepositions between a breach and where it was.</summary>
    HitPreposition,

    /// <summary>Prepositions between what was lost and whose it is.</summary>
    LossPreposition,

    /// <summary>What those who lost data are told with.</summary>
    BreachNotice,

    /// <summary>What those do, and have done to them, whom an attack hit.</summary>
    VictimLoss,

    // Numbers.

    /// <summary>What stands between the ends of a range.</summary>
    RangeJoiner,

    /// <summary>What "about" follows as a preposition.</summary>
    DataNoun,

    /// <summary>What a couple of is no number of people.</summary>
    CoupleStop,

    /// <summary>Marks right after a number that is no count.</summary>
    UnitMark,

    /// <summary>Marks right before a number that is no count.</summary>
    NumberingMark,

    /// <summary>What a number is the name or the age of.</summary>
    NumberedThing,

    /// <summary>What stands before a number of four digits that is a year.</summary>
    YearContext,

    /// <summary>What stands before an age.</summary>
    AgeWord,

    /// <summary>Marks after an age.</summary>
    AgeEnd,
}
