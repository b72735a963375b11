namespace Pipeline.Core.Reading.Mentions;

/// <summary>The ways in which a text says that people were hit; each has a row in <c>constructions.tsv</c>.</summary>
internal enum Construction
{
    /// <summary>"killed 12 people".</summary>
    Active,

    /// <summary>"seven kidnapped students".</summary>
    Adjective,

    /// <summary>"two lawyers were among the victims".</summary>
    AmongVictims,

    /// <summary>"a lawyer among the victims".</summary>
    AppositionAmongVictims,

    /// <summary>"tried to kidnap the president".</summary>
    Attempt,

    /// <summary>"two people are in critical condition".</summary>
    Condition,

    /// <summary>"two men in serious condition".</summary>
    InCondition,

    /// <summary>"12 deaths".</summary>
    Counted,

    /// <summary>"24 confirmed cases".</summary>
    CountedCases,

    /// <summary>"a server with the records of 35,000 residents": people beside what a cyber attack took.</summary>
    Exposure,

    /// <summary>"two people were taken to Mercy Hospital".</summary>
    Hospital,

    /// <summary>"took three guests as hostages".</summary>
    Hostage,

    /// <summary>"Also injured was a street vendor".</summary>
    Inverted,

    /// <summary>"a double homicide".</summary>
    Multiple,

    /// <summary>"an attack on two judges".</summary>
    NounAgainst,

    /// <summary>"the murder of six priests".</summary>
    NounOf,

    /// <summary>"the six priests' murder".</summary>
    NounOwned,

    /// <summary>"a fifth death", "claims a fifth victim", "the fifth person to die".</summary>
    Ordinal,

    /// <summary>"Twelve people died, including four children", "four of them children".</summary>
    Part,

    /// <summary>"12 people were killed".</summary>
    Passive,

    /// <summary>"12 people were kidnapped and killed", of the second verb.</summary>
    PassiveCoordinated,

    /// <summary>"customers had their data stolen".</summary>
    PassiveDeprived,

    /// <summary>"managed to kill 12".</summary>
    Purpose,

    /// <summary>"12 people killed in the blast".</summary>
    Reduced,

    /// <summary>"left 12 people dead".</summary>
    ReducedState,

    /// <summary>"no one is missing any more", "the last hostages were freed".</summary>
    NobodyLeft,

    /// <summary>"four were shot, two fatally".</summary>
    Share,

    /// <summary>"12 people were dead".</summary>
    State,

    /// <summary>"12 people died".</summary>
    Subject,

    /// <summary>"a man, a woman and two children": what a list adds up to.</summary>
    Sum,

    /// <summary>"the toll rose to 41".</summary>
    Toll,

    /// <summary>"spyware was used against journalists".</summary>
    UsedAgainst,

    /// <summary>"the victims include lawyers".</summary>
    VictimsInclude,

    /// <summary>"They include lawyers", after a sentence that names victims.</summary>
    TheyInclude,

    /// <summary>"12 of the victims were lawyers".</summary>
    VictimsWere,

    /// <summary>"two men with gunshot wounds".</summary>
    WithWounds,

    /// <summary>"three people sustained gunshot wounds".</summary>
    Wounds,
}
